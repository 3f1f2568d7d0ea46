import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlane } from '../../../src/core/editing/drawing.ts';
import { goAlong } from '../../../src/core/editing/go-along.ts';
import { type Fix, locateCorner, outlineOfFixes } from '../../../src/core/editing/outline-of-fixes.ts';
import { rectangleAround } from '../../../src/core/editing/rectangle-around.ts';
import { doubledArea, type PlanePoint } from '../../../src/core/editing/segments.ts';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import type { LngLat } from '../../../src/core/measure/units.ts';
import { PLANE } from '../../support/district-changes.ts';
import { seeded } from '../../support/seeded.ts';

const plane = createDistrictPlane(PLANE);
const at = (east_m: number, north_m: number): LngLat => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east_m, 1000 * north_m));
  return [lon, lat];
};
const inPlane = (places: readonly LngLat[]): PlanePoint[] => toPlane([places], plane)[0];
const distance_m = (a: PlanePoint, b: PlanePoint) => Math.hypot(a[0] - b[0], a[1] - b[1]) / 1000;

describe('a rectangle around a place', () => {
  const rectangle = fc.record({
    centre: fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) }),
    length_m: fc.double({ min: 0.5, max: 300, noNaN: true }),
    width_m: fc.double({ min: 0.5, max: 300, noNaN: true }),
    bearing: fc.double({ min: 0, max: 360, noNaN: true }),
  });

  it('has its sides, its area and its middle to whole millimetres, counter-clockwise', () => {
    fc.assert(
      fc.property(rectangle, ({ centre, length_m, width_m, bearing }) => {
        const ring = rectangleAround({ centre: at(centre.x, centre.y), length_m, width_m, bearing }, plane) ?? [];
        const corners = inPlane(ring);
        const sides = corners.map((corner, n) => distance_m(corner, corners[(n + 1) % 4]));
        [width_m, length_m, width_m, length_m].forEach((asked, n) => expect(Math.abs(sides[n] - asked)).toBeLessThan(0.0015));
        const area_m2 = doubledArea(corners) / 2e6;
        expect(Math.abs(area_m2 - length_m * width_m)).toBeLessThan(0.0015 * (length_m + width_m));
        const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4000);
        expect(Math.hypot(middle[0] - centre.x, middle[1] - centre.y)).toBeLessThan(0.001);
      }),
      seeded(),
    );
  });

  it('lies along its bearing from grid north', () => {
    const centre = at(100, 100);
    const ring = rectangleAround({ centre, length_m: 40, width_m: 10, bearing: 30 }, plane) ?? [];
    const [a, b] = inPlane(ring);
    const [ahead] = inPlane([goAlong(plane, centre, 20, 30)]);
    expect(distance_m([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], ahead)).toBeLessThan(0.002);
  });

  it('is none without lengths, a bearing or a place in the plane', () => {
    const sound = { centre: at(0, 0), length_m: 10, width_m: 5, bearing: 0 };
    for (const wrong of [
      { length_m: 0 },
      { width_m: -1 },
      { length_m: 10_001 },
      { width_m: Number.NaN },
      { bearing: Number.NaN },
    ])
      expect(rectangleAround({ ...sound, ...wrong }, plane)).toBeNull();
    expect(rectangleAround({ ...sound, centre: [-60, 20] }, plane)).toBeNull();
  });
});

describe('a corner from fixes', () => {
  const fix = (east_m: number, north_m: number, accuracy_m: number): Fix => ({ at: at(east_m, north_m), accuracy_m });
  /** √(2 ln 20): the radius that holds 95 % of a circular normal distribution, in standard deviations. */
  const RADIUS_95 = Math.sqrt(2 * Math.log(20));

  it('is the fix itself where there is one; its radius of 95 % is no standard deviation', () => {
    const corner = locateCorner([fix(10, 20, 12)], plane);
    expect(corner?.fixes).toBe(1);
    expect(corner?.sigma_m).toBeCloseTo(12 / RADIUS_95, 9);
    expect(distance_m(inPlane([corner?.at ?? [0, 0]])[0], [10_000, 20_000])).toBeLessThan(0.001);
  });

  it('lies nearer to the better fix: a third of the accuracy, nine times the weight', () => {
    const corner = locateCorner([fix(0, 0, 4), fix(10, 0, 12)], plane);
    expect(inPlane([corner?.at ?? [0, 0]])[0]).toEqual([1000, 0]);
  });

  it('of one stand is known no better for many fixes, of independent ones by their root', () => {
    const nine = Array.from({ length: 9 }, () => fix(3, 4, 6));
    expect(locateCorner(nine, plane)?.sigma_m).toBeCloseTo(6 / RADIUS_95, 9);
    expect(locateCorner(nine, plane, 0)?.sigma_m).toBeCloseTo(2 / RADIUS_95, 9);
  });

  it('is known worse where fixes scatter more than they say', () => {
    const apart = [fix(-20, 0, 2), fix(20, 0, 2)];
    expect(locateCorner(apart, plane)?.sigma_m).toBeGreaterThan(10);
  });

  it('leaves out what is no fix, and is none without any', () => {
    const wrong = [fix(0, 0, 0), fix(0, 0, -3), fix(0, 0, Number.NaN), fix(0, 0, Number.POSITIVE_INFINITY)];
    const beyond: Fix = { at: [-60, 20], accuracy_m: 3 };
    expect(locateCorner([...wrong, beyond], plane)).toBeNull();
    expect(locateCorner([...wrong, beyond, fix(1, 1, 3)], plane)?.fixes).toBe(1);
    expect(outlineOfFixes([[fix(0, 0, 3)], wrong], plane)).toBeNull();
    expect(outlineOfFixes([[fix(0, 0, 3)], [fix(9, 0, 3)], [fix(9, 9, 3)]], plane)).toHaveLength(3);
  });

  it('lies within the fixes and does not depend on their order', () => {
    const fixes = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 60 })),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(fixes, (list) => {
        const all = list.map(([x, y, accuracy_m]) => fix(x, y, accuracy_m));
        const corner = locateCorner(all, plane);
        const turned = locateCorner(all.toReversed(), plane);
        const [[x, y], [turnedX, turnedY]] = inPlane([corner?.at ?? [0, 0], turned?.at ?? [0, 0]]);
        expect(Math.hypot(x - turnedX, y - turnedY)).toBeLessThanOrEqual(Math.SQRT2);
        expect(x).toBeGreaterThanOrEqual(1000 * Math.min(...list.map(([east]) => east)) - 1);
        expect(y).toBeLessThanOrEqual(1000 * Math.max(...list.map(([, north]) => north)) + 1);
        expect(corner?.sigma_m).toBeGreaterThanOrEqual(Math.min(...list.map(([, , accuracy]) => accuracy)) / RADIUS_95 - 1e-9);
      }),
      seeded(),
    );
  });
});
