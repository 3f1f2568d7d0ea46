import { describe, expect, it } from 'vitest';
import { type QueriedMap, readHits } from '../../src/map/read-hits.ts';

interface Drawn {
  readonly layer: string;
  readonly source: string;
  readonly id?: number;
  readonly name?: string;
  /** Found only with some reach. */
  readonly near?: boolean;
}

function mapWith(drawn: readonly Drawn[]): QueriedMap {
  const query = (place: unknown, options: { layers: string[] }) => {
    const isBox = Array.isArray(place) && Array.isArray(place[0]);
    return drawn
      .filter(({ layer, near }) => options.layers.includes(layer) && (isBox || !near))
      .map(({ layer, source, id, name }) => ({
        layer: { id: layer },
        source,
        id,
        properties: name === undefined ? {} : { id: name },
      }));
  };
  return { getLayersOrder: () => drawn.map(({ layer }) => layer), queryRenderedFeatures: query } as unknown as QueriedMap;
}

const parcel: Drawn = { layer: 'rows:p1:fill', source: 'layer:p1', id: 0 };
const inRedLine: Drawn = { layer: 'red-lines:area', source: 'red-lines', name: 'r1' };

describe('readHits', () => {
  it('gives a parcel before the red line around it', () => {
    expect(readHits(mapWith([inRedLine, parcel]), { x: 5, y: 5 }, 4)).toEqual([
      { kind: 'row', layerId: 'p1', row: 0 },
      { kind: 'red-line', id: 'r1' },
    ]);
  });

  it('gives the red line first where its own line is within reach, and once', () => {
    const line: Drawn = { layer: 'red-lines:line', source: 'red-lines', name: 'r1', near: true };
    expect(readHits(mapWith([parcel, inRedLine, line]), { x: 5, y: 5 }, 4).map(({ kind }) => kind)).toEqual(['red-line', 'row']);
  });

  it('gives a sighting before everything, once for marker and shape', () => {
    const marker: Drawn = { layer: 'sightings:marker', source: 'sighting-markers', name: 's1', near: true };
    const shape: Drawn = { layer: 'sightings:area', source: 'sightings', name: 's1' };
    expect(readHits(mapWith([parcel, shape, marker]), { x: 5, y: 5 }, 4)).toEqual([
      { kind: 'sighting', id: 's1' },
      { kind: 'row', layerId: 'p1', row: 0 },
    ]);
  });

  it('counts outlines and numbers of parcels for nothing', () => {
    const edge: Drawn = { layer: 'rows:p1:edge', source: 'layer:p1', id: 3 };
    const number: Drawn = { layer: 'rows:p1:no', source: 'layer:p1', id: 4 };
    expect(readHits(mapWith([edge, number]), { x: 5, y: 5 }, 4)).toEqual([]);
  });
});
