import fc from 'fast-check';
import polygonClipping, { type MultiPolygon } from 'polygon-clipping';
import { describe, expect, it } from 'vitest';
import { measureUnion } from '../../src/cli/measure-union.ts';
import { PairTotals } from '../../src/cli/pair-totals.ts';
import { buildColumns } from '../../src/core/overlay/build-columns.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../src/core/overlay/measure-view.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import { polygonsArea_m2 } from '../bench/rings-area.ts';

const SEED = 20261123;

const box = (x: number, y: number, width: number, height: number): MultiPolygon => [
  [
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ],
  ],
];

function viewOf(shapes: readonly MultiPolygon[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', Float64Array.from(columns.coordinates));
}

describe('area of a union', () => {
  // A sliver of up to 0.01 m² that three share is taken off per pair.
  it(`is that of the real union: alone, in pairs, in clusters, with slivers (seed ${SEED})`, async () => {
    const side = fc.integer({ min: 1, max: 30_000 });
    const place = fc.integer({ min: 0, max: 90_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, place, side, side), { minLength: 1, maxLength: 14 }), async (boxes) => {
        const shapes = boxes.map((one) => box(...one));
        const view = viewOf(shapes);
        const truth_m2 = polygonsArea_m2(polygonClipping.union(shapes[0], ...shapes.slice(1)));
        expect(Math.abs(((await measureUnion(view, indexPolygons(view))) ?? -1) - truth_m2)).toBeLessThan(0.01 * boxes.length);
      }),
      { seed: SEED, numRuns: 100, endOnFailure: true },
    );
  });

  it('of many copies says how far it is, never backwards, and lets its host breathe', async () => {
    const view = viewOf(Array.from({ length: 500 }, () => box(0, 0, 1000, 2000)));
    const shares: number[] = [];
    let pauses = 0;
    const union = await measureUnion(view, indexPolygons(view), {
      onProgress: (done) => shares.push(done),
      pause: async () => void pauses++,
    });
    expect(union).toBe(2);
    expect(pauses).toBeGreaterThan(3);
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 12);
  });

  it('ends with a code where copies of copies would take for ever, and where it is cancelled', async () => {
    const view = viewOf(Array.from({ length: 400 }, () => box(0, 0, 1000, 1000)));
    const measure = measureUnion(view, indexPolygons(view), {}, 50_000);
    await expect(measure).rejects.toMatchObject({ code: 'too-many-pairs', params: { most: 50_000 } });
    await expect(measureUnion(view, indexPolygons(view), { signal: { aborted: true } })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('totals of pairs', () => {
  it('keep the ten largest, ties in the order of the files, and count distinct subjects', () => {
    const totals = new PairTotals(30, 2);
    for (let clip = 2; clip >= 0; clip--) for (let row = 29; row >= 0; row--) totals.add(row, clip, row % 10);
    totals.add(0, 0, 0.01);
    expect(totals).toMatchObject({ pairs: 81, pairsOverMin: 72, subjectsOverMin: 24, total_cm2: 405 * 10_000 });
    expect(totals.largest.map(({ subject, clip }) => [subject, clip])).toEqual([
      ...[9, 19, 29].flatMap((subject) => [0, 1, 2].map((clip) => [subject, clip])),
      [8, 0],
    ]);
  });

  it('refuse more pairs than a district can mean', () => {
    const totals = new PairTotals(10, 1, 3);
    for (let k = 0; k < 3; k++) totals.add(k, 0, 1);
    totals.add(4, 0, 0.001);
    expect(() => totals.add(5, 0, 1)).toThrow(expect.objectContaining({ code: 'too-many-pairs' }));
  });
});
