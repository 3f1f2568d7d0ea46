import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFeatures, type DrawnFeatures } from '../../src/map/diff-features.ts';
import type { MapPreview } from '../../src/map/map-scene.ts';
import { EMPTY_SCENE } from '../../src/map/map-scene.ts';
import type { LiveFeature, SceneFeature } from '../../src/map/live-feature.ts';
import { SCENE_FEATURES } from '../../src/map/scene-features.ts';
import { SEED, seeded } from '../support/seeded.ts';

const square: MapPreview['shape'] = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};

function wish(id: string, revision: number, cache: Map<string, MapPreview>): SceneFeature {
  const key = `${id}/${revision}`;
  const from = cache.get(key) ?? { id, shape: square };
  cache.set(key, from);
  return { id, from, make: () => ({ type: 'Feature', geometry: square, properties: { id, revision } }) };
}

describe('diffFeatures', () => {
  it(`keeps a source equal to what is wanted, whatever came before (seed ${SEED})`, () => {
    const list = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(2)), { selector: ([id]) => id });
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (scenes) => {
        const cache = new Map<string, MapPreview>();
        const drawn: DrawnFeatures = new Map();
        const source = new Map<string, LiveFeature>();
        for (const scene of scenes) {
          const { add, update, remove } = diffFeatures(
            drawn,
            scene.map(([id, revision]) => wish(id, revision, cache)),
          );
          for (const id of remove) expect(source.delete(id)).toBe(true);
          for (const feature of add) source.set(feature.properties.id, feature);
          for (const { id, addOrUpdateProperties } of update) {
            const feature = source.get(id) as LiveFeature;
            const changed = Object.fromEntries(addOrUpdateProperties.map(({ key, value }) => [key, value]));
            source.set(id, { ...feature, properties: { ...feature.properties, ...changed } });
          }
          expect(new Map([...source].map(([id, { properties }]) => [id, properties.revision]))).toEqual(new Map(scene));
        }
      }),
      seeded(300),
    );
  });

  it('touches only what changed', () => {
    const cache = new Map<string, MapPreview>();
    const drawn: DrawnFeatures = new Map();
    diffFeatures(
      drawn,
      ['a', 'b', 'c'].map((id) => wish(id, 1, cache)),
    );
    const { add, update, remove } = diffFeatures(drawn, [wish('a', 1, cache), wish('b', 2, cache)]);
    expect([add, update, remove]).toEqual([
      [],
      [{ id: 'b', addOrUpdateProperties: [{ key: 'revision', value: 2 }], removeProperties: [] }],
      ['c'],
    ]);
  });

  it('hands the map no shape again where a red line has another figure alone', () => {
    const shape: MapPreview['shape'] = { type: 'Polygon', coordinates: [square.coordinates[0].toReversed()] };
    const line = { id: 'r1', name: '环岛路', revised: false, overdue: false, shape };
    const before = { ...EMPTY_SCENE, redLines: [{ ...line, figure: '12 亩' }] };
    const after = { ...EMPTY_SCENE, redLines: [line] };
    const diffs = SCENE_FEATURES.filter(({ part }) => part === 'redLines').map(({ source, list }) => {
      const drawn: DrawnFeatures = new Map();
      diffFeatures(drawn, list(before));
      return [source, diffFeatures(drawn, list(after))];
    });
    const same = { add: [], update: [], remove: [] };
    expect(diffs).toEqual([
      ['red-lines', same],
      ['red-line-labels', { ...same, update: [{ id: 'r1', addOrUpdateProperties: [], removeProperties: ['figure'] }] }],
    ]);
  });
});

describe('the sources of a scene', () => {
  const at = [134.2, 24];
  const scene = {
    ...EMPTY_SCENE,
    sightings: [
      { id: 's1', no: 'XC-1', at, shape: square, overdue: false },
      { id: 's2', no: 'XC-2', at, shape: null, overdue: true },
    ],
    redLines: [
      {
        id: 'r1',
        name: '环岛路',
        revised: true,
        overdue: false,
        shape: { type: 'Polygon' as const, coordinates: [square.coordinates[0].toReversed()] },
      },
    ],
    units: [
      { id: 'u1', level: 'zone' as const, name: '东片区', figures: ['12 亩', '34 户'], unresolvedShare: 0.5, shape: square },
    ],
  };
  const features = (source: string) =>
    SCENE_FEATURES.filter((entry) => entry.source === source)
      .flatMap(({ list }) => list(scene).map(({ make }) => make()))
      .filter((f) => f !== null);

  it('keep the marker of a build that is gone, but not its shape', () => {
    expect(features('sightings').map(({ properties }) => properties.id)).toEqual(['s1']);
    expect(features('sighting-markers').map(({ properties }) => [properties.id, properties.gone])).toEqual([
      ['s1', false],
      ['s2', true],
    ]);
  });

  it('wind red lines one way, so that the second line of a revised one falls inside', () => {
    expect(features('red-lines')[0].geometry).toEqual(square);
  });

  it('put a name over its figures at a point inside the unit', () => {
    const [label] = features('unit-labels');
    expect(label.properties).toMatchObject({ name: '东片区', figure: '12 亩', beside: '34 户' });
    expect(label.geometry).toEqual({ type: 'Point', coordinates: [0.5, 0.5] });
  });
});
