import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachesBeyond } from '../../../src/core/report/field-package/reaches-beyond.ts';

const ring = (...places: [number, number][]) => [...places, places[0]];
const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon' as const,
  coordinates: [ring([west, south], [east, south], [east, north], [west, north])],
});
/** An area with an arm to the north at either end, and a pond. */
const AREA = {
  type: 'Polygon' as const,
  coordinates: [ring([0, 0], [10, 0], [10, 10], [7, 10], [7, 4], [3, 4], [3, 10], [0, 10]), ring([8, 1], [9, 1], [9, 2], [8, 2])],
};

describe('a shape and the area that a phone was given', () => {
  it('lies in it, on its border too', () => {
    expect(reachesBeyond(AREA, box(1, 1, 2, 2))).toBe(false);
    expect(reachesBeyond(AREA, box(4, 1, 6, 3.9))).toBe(false);
  });

  it('reaches beyond it by a corner, as a whole, or with one of its parts', () => {
    expect(reachesBeyond(AREA, box(-1, 1, 2, 2))).toBe(true);
    expect(reachesBeyond(AREA, box(20, 20, 21, 21))).toBe(true);
    const parts = [box(1, 1, 2, 2), box(20, 1, 21, 2)].map(({ coordinates }) => coordinates);
    expect(reachesBeyond(AREA, { type: 'MultiPolygon', coordinates: parts })).toBe(true);
  });

  it('reaches beyond it between its corners, across a bay or a hole', () => {
    expect(reachesBeyond(AREA, box(1, 6, 9, 7))).toBe(true);
    expect(reachesBeyond(AREA, box(7.5, 1.2, 9.5, 1.8))).toBe(true);
    expect(reachesBeyond(AREA, box(7.5, 0.5, 9.5, 2.5))).toBe(true);
  });

  it('of several parts may lie in any one', () => {
    const area = { type: 'MultiPolygon' as const, coordinates: [box(0, 0, 1, 1).coordinates, box(5, 5, 6, 6).coordinates] };
    expect(reachesBeyond(area, box(5.2, 5.2, 5.8, 5.8))).toBe(false);
    expect(reachesBeyond(area, box(0.5, 0.5, 5.5, 5.5))).toBe(true);
  });

  it('agrees with plain comparison for boxes in a box', () => {
    const side = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(side, side, ([x, width], [y, height]) => {
        const [west, south, east, north] = [x + 0.5, y + 0.5, x + width + 0.5, y + height + 0.5];
        const inside = west > -10 && south > -10 && east < 10 && north < 10;
        expect(reachesBeyond(box(-10, -10, 10, 10), box(west, south, east, north))).toBe(!inside);
      }),
    );
  });
});
