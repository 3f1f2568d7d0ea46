import { expect, it } from 'vitest';
import { labelText, MOST_LABEL } from '../../src/map/label-text.ts';
import { SCENE_FEATURES } from '../../src/map/scene-features.ts';

it('a name of thousands of characters is cut on the map, and no other is touched', () => {
  expect(labelText('长'.repeat(10_000))).toHaveLength(MOST_LABEL);
  expect(labelText('滨河路改扩建')).toBe('滨河路改扩建');
});

it('every name that is drawn goes through it', () => {
  const name = '长'.repeat(10_000);
  const shape = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const at = [0, 0] as const;
  const scene = {
    units: [{ id: 'u', level: 'zone', name, shape, figures: [] }],
    redLines: [{ id: 'r', name, shape, revised: false, overdue: false }],
    sightings: [{ id: 's', no: name, at, overdue: false, shape }],
    places: [{ id: 'p', kind: 'road', name, at }],
  } as unknown as Parameters<(typeof SCENE_FEATURES)[number]['list']>[0];
  const named = ['unit-labels', 'red-line-labels', 'sighting-markers', 'places'];
  const texts = SCENE_FEATURES.filter(({ source }) => named.includes(source))
    .flatMap(({ list }) => list(scene))
    .flatMap(({ make }) => make() ?? [])
    .flatMap(({ properties }) => [properties?.name, properties?.no].filter((text) => text !== undefined));
  expect(texts.length).toBeGreaterThanOrEqual(4);
  expect(texts.every((text) => String(text).length <= MOST_LABEL)).toBe(true);
});
