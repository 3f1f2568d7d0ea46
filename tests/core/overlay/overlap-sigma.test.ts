import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { areaSigma_m2 } from '../../../src/core/measure/sigma.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { createView } from '../../../src/core/overlay/create-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { OverlapSigma } from '../../../src/core/overlay/overlap-sigma.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { prepareClip } from '../../../src/core/overlay/prepare-clip.ts';
import { createRandom } from '../../../src/demo/random.ts';
import { PLANE } from '../../support/district-changes.ts';
import { drawNormal } from '../../support/draw-normal.ts';
import { seeded } from '../../support/seeded.ts';

type Corner = readonly [number, number];
const district = createDistrictPlane(PLANE);

const rectangle = (x: number, y: number, width: number, height: number): Corner[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
/** Corners in metres. */
const viewOf = (corners: readonly Corner[], measure: 'planar' | 'ellipsoidal' = 'planar'): PolygonView =>
  createView(
    buildColumns([[[[...corners, corners[0]].map(([x, y]): [number, number] => [Math.round(1000 * x), Math.round(1000 * y)])]]]),
    measure,
    district,
  );
const overlap = (shape: PolygonView, other: PolygonView) => new OverlapMeter().measure(other, 0, prepareClip(shape, 0));

/** Root mean square of how far overlaps of disturbed copies are from the one that is shown. */
function scatter(corners: readonly Corner[], other: PolygonView, form_m: number, shift_m: number, seed: number): number {
  const normal = drawNormal(createRandom(seed));
  const shown = overlap(viewOf(corners), other);
  const draws = 1500;
  let squares = 0;
  for (let n = 0; n < draws; n++) {
    const [east, north] = [shift_m * normal(), shift_m * normal()];
    const copy = corners.map(([x, y]): Corner => [x + east + form_m * normal(), y + north + form_m * normal()]);
    squares += (overlap(viewOf(copy), other) - shown) ** 2;
  }
  return Math.sqrt(squares / draws);
}
const told = (corners: readonly Corner[], other: PolygonView, form_m: number, shift_m: number) => {
  const view = viewOf(corners);
  return new OverlapSigma(view, { form_m, shift_m }).of_m2(other, 0, overlap(view, other));
};

const house = rectangle(0, 0, 11, 10);

describe('error of an overlap', () => {
  it('of what lies deep inside is that of its own area, whatever the error of its place', () => {
    const land = viewOf(rectangle(-200, -200, 400, 400));
    const view = viewOf(house);
    const own = areaSigma_m2(view.coordinates, view.columns.ringOffsets, 0, 1, 0.1);
    expect(told(house, land, 0.1, 0)).toBeCloseTo(own, 6);
    expect(told(house, land, 0.1, 5)).toBeCloseTo(own, 6);
  });

  it('of what a border cuts across grows with the error of its place by the length of the border', () => {
    const land = viewOf(rectangle(5, -200, 400, 400));
    expect(told(house, land, 0, 1.5)).toBeCloseTo(15, 6);
  });

  it('of what lies just inside a border is not nothing', () => {
    const land = viewOf(rectangle(-1, -200, 400, 400));
    expect(told(house, land, 0, 3)).toBeGreaterThan(5);
  });

  it('is what disturbed copies scatter by, across borders of any direction', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (turn, off, form_m, shift_m, seed) => {
          const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
          const corners = rectangle(off, -200, 400, 400).map(
            ([x, y]): Corner => [5.5 + x * cos - y * sin, 5 + x * sin + y * cos],
          );
          const land = viewOf(corners);
          const drawn = scatter(house, land, form_m, shift_m, seed);
          expect(Math.abs(told(house, land, form_m, shift_m) - drawn)).toBeLessThan(0.15 * drawn + 0.15);
        },
      ),
      { ...seeded(), numRuns: 25 },
    );
  });

  it('is of the right size where place and size are of one order, and borders are near on all sides', () => {
    for (const [width, height, shift_m] of [
      [13, 12, 2],
      [11, 10, 4],
      [30, 30, 5],
    ] as const) {
      const land = viewOf(rectangle(-1, -1, width, height));
      const drawn = scatter(house, land, 0.1, shift_m, 7);
      const ratio = told(house, land, 0.1, shift_m) / drawn;
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(1.4);
    }
  });

  it('is the same on the equal-area plane, which is stretched', () => {
    const corners = rectangle(5, -200, 400, 400);
    const view = viewOf(house, 'ellipsoidal');
    const other = viewOf(corners, 'ellipsoidal');
    const sigma = new OverlapSigma(view, { form_m: 0.3, shift_m: 1.5 }).of_m2(other, 0, overlap(view, other));
    const planar = told(house, viewOf(corners), 0.3, 1.5);
    expect(Math.abs(sigma / planar - 1)).toBeLessThan(0.01);
  });
});
