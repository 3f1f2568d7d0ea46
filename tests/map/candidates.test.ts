import { expect, it } from 'vitest';
import { EMPTY_SCENE, type MapCandidate } from '../../src/map/map-scene.ts';
import { SCENE_FEATURES } from '../../src/map/scene-features.ts';

const DISTRICT: MapCandidate = { id: 'district', role: 'district', letter: '', text: '本区县', box: [117, 34, 118, 35] };
const CHOSEN: MapCandidate = {
  id: 'A',
  role: 'chosen',
  letter: 'A',
  text: '298 km',
  box: [120, 34, 120.5, 34.5],
  from: [117.5, 34.5],
};

const featuresOf = (source: string) =>
  SCENE_FEATURES.find((one) => one.source === source)
    ?.list({ ...EMPTY_SCENE, candidates: [DISTRICT, CHOSEN] })
    .map(({ make }) => make());

it('draws each place where a file may lie as a box and a lettered mark, and the chosen one with a line from the district', () => {
  expect(featuresOf('candidates')?.map((one) => [one?.properties.id, one?.geometry.type])).toEqual([
    ['district', 'Polygon'],
    ['A', 'Polygon'],
    ['A/distance', 'LineString'],
  ]);
  const [district, chosen] = featuresOf('candidate-marks') ?? [];
  // The district's name stands at its corner, where no mark of a candidate inside it is.
  expect(district?.geometry).toEqual({ type: 'Point', coordinates: [117, 35] });
  expect(chosen).toMatchObject({
    geometry: { type: 'Point', coordinates: [120.25, 34.25] },
    properties: { letter: 'A', text: '298 km', role: 'chosen' },
  });
});
