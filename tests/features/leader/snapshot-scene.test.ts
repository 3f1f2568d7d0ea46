import { describe, expect, it } from 'vitest';
import { TOUR_LAYERS, type TourLayer } from '../../../src/core/register/tour.ts';
import type { Snapshot } from '../../../src/core/report/snapshot/snapshot.ts';
import { sceneOfSnapshot } from '../../../src/features/leader/tour/snapshot-scene.ts';

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
const SNAPSHOT = {
  district: { id: 'd', bounds: [0, 0, 1, 1] },
  figures: [],
  layers: {
    surround: 'land',
    ground: [],
    places: [{ kind: 'settlement', name: '杏洲村', at: [0.5, 0.5] }],
    units: [
      { id: 't', level: 'township', name: '杏洲村', shape },
      { id: 'a', level: 'village', name: '杏洲村', shape },
      { id: 'b', level: 'village', name: '竹溪社区', shape },
    ],
    redLines: [],
    plots: [],
    sightings: [],
  },
} as unknown as Snapshot;
const namesOn = (layers: readonly TourLayer[]) => {
  const { units, places } = sceneOfSnapshot(SNAPSHOT, { layers, theme: 'light', locale: 'zh-CN', muUnit: '亩' });
  return { units: units.map(({ name }) => name), places: places?.map(({ name }) => name) };
};

describe('the map of a snapshot', () => {
  it('names a village once that is also a place; a township keeps its card', () => {
    expect(namesOn(TOUR_LAYERS)).toEqual({ units: ['杏洲村', '', '竹溪社区'], places: ['杏洲村'] });
  });

  it('names the village where places are not shown', () => {
    expect(namesOn(['units'])).toEqual({ units: ['杏洲村', '杏洲村', '竹溪社区'], places: [] });
  });
});
