import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { lengthSigma_m, measureLine } from '../../../src/core/measure/measure-line.ts';
import { crossesItself, measureOpenRing } from '../../../src/core/measure/measure-sketch.ts';
import type { LngLat } from '../../../src/core/measure/units.ts';
import { geodesicArea_m2, inverseGeodesic } from '../../support/geographiclib.ts';

const plane = createDistrictPlane({ meridian: 114, origin: { east_m: 448_000, north_m: 2_555_000 } });
/** Degrees of a place in metres east and north of the district's origin. */
const at = (east: number, north: number): LngLat => {
  const [lon, lat] = plane.toLonLat(Float64Array.of(1000 * east, 1000 * north));
  return [lon, lat];
};

describe('a line', () => {
  it('has the plane’s own lengths and bearings: 3-4-5', () => {
    const { segments, planar_m } = measureLine(plane, [at(0, 0), at(300, 400), at(300, 0)]);
    expect(planar_m).toBeCloseTo(900, 4);
    expect(segments.map(({ planar_m: length }) => length)).toEqual([expect.closeTo(500, 4), expect.closeTo(400, 4)]);
    expect(segments[0].bearing).toBeCloseTo((Math.atan2(300, 400) * 180) / Math.PI, 6);
    expect(segments[1].bearing).toBeCloseTo(180, 6);
  });

  it('is GeographicLib’s on the ellipsoid', () => {
    const points = [at(0, 0), at(5000, 2000), at(-3000, 7000)];
    const expected = inverseGeodesic(...points[0], ...points[1]).length_m + inverseGeodesic(...points[1], ...points[2]).length_m;
    expect(measureLine(plane, points).geodesic_m).toBeCloseTo(expected, 6);
  });

  it('is never shorter in the plane than on the ellipsoid, and longer by its scale at the zone’s edge', () => {
    const east = (km: number) => {
      const { planar_m, geodesic_m } = measureLine(plane, [
        at(km * 1000 - 448_000 + 500_000, 0),
        at(km * 1000 - 448_000 + 501_000, 0),
      ]);
      return ((planar_m ?? 0) / geodesic_m - 1) * 1e6;
    };
    expect(east(0)).toBeCloseTo(0, 1);
    // y²/2R² at 150 km from the meridian, R = 6 372 km at latitude 23° (mean of N and M): 277 to 281 ppm.
    expect(east(150)).toBeGreaterThan(276);
    expect(east(150)).toBeLessThan(282);
  });

  it('closes a ring to its first vertex', () => {
    const square = [at(0, 0), at(100, 0), at(100, 100), at(0, 100)];
    expect(measureLine(plane, square, { isRing: true }).planar_m).toBeCloseTo(400, 4);
    expect(measureLine(plane, square, { isRing: true }).segments).toHaveLength(4);
    expect(measureLine(plane, square).planar_m).toBeCloseTo(300, 4);
  });

  it('farther than 3° from the meridian has a length on the ellipsoid alone', () => {
    const { planar_m, geodesic_m, segments } = measureLine(plane, [
      [116, 23],
      [117.1, 23],
    ]);
    expect(planar_m).toBeNull();
    expect(segments[0].bearing).toBeNull();
    expect(geodesic_m).toBeCloseTo(inverseGeodesic(116, 23, 117.1, 23).length_m, 5);
  });
});

describe('the error of a length', () => {
  const millimetres = (...points: [number, number][]) => Float64Array.from(points.flat(), (metres) => 1000 * metres);

  it('of one segment is σ·√2, of a straight line through several vertices no more', () => {
    expect(lengthSigma_m(millimetres([0, 0], [100, 0]), false, 1)).toBeCloseTo(Math.SQRT2, 12);
    expect(lengthSigma_m(millimetres([0, 0], [40, 0], [100, 0]), false, 1)).toBeCloseTo(Math.SQRT2, 12);
  });

  it('of a square’s outline is σ·√8: each corner moves two sides that stand square', () => {
    expect(lengthSigma_m(millimetres([0, 0], [9, 0], [9, 9], [0, 9], [0, 0]), true, 1)).toBeCloseTo(Math.sqrt(8), 12);
  });

  it('is what many disturbed copies scatter by', () => {
    const zigzag = [
      [0, 0],
      [50, 30],
      [90, -20],
      [140, 10],
    ] as const;
    // Sum of twelve uniform numbers less six: variance 1. Seeded, so that the run can be repeated.
    let state = 20_251;
    const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const normal = () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6);
    const lengths = Array.from({ length: 20_000 }, () => {
      const moved = zigzag.map(([x, y]) => [x + 0.1 * normal(), y + 0.1 * normal()]);
      return moved.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - moved[n][0], y - moved[n][1]), 0);
    });
    const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
    const scatter = Math.sqrt(lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / (lengths.length - 1));
    expect(lengthSigma_m(millimetres(...zigzag.map(([x, y]): [number, number] => [x, y])), false, 0.1) / scatter).toBeCloseTo(
      1,
      1,
    );
  });
});

describe('a drawn ring', () => {
  it('has the same areas whichever way it was drawn', () => {
    const ring = [at(0, 0), at(120, 10), at(90, 80), at(-10, 60)];
    const there = measureOpenRing(plane, ring, 1);
    const back = measureOpenRing(plane, ring.toReversed(), 1);
    expect(there?.planar?.value_cm2).toBeGreaterThan(0);
    expect(back?.planar?.value_cm2).toBe(there?.planar?.value_cm2);
    expect(back?.ellipsoidal.value_cm2).toBe(there?.ellipsoidal.value_cm2);
  });

  it('of 100 m squared is a hectare in the plane, and GeographicLib’s on the ellipsoid', () => {
    const square = [at(0, 0), at(100, 0), at(100, 100), at(0, 100)];
    const both = measureOpenRing(plane, square);
    expect(both?.planar?.value_cm2).toBe(100_000_000);
    // A square of 100 m: the edge effect (DOMAIN.md §2) is far below a square centimetre.
    expect((both?.ellipsoidal.value_cm2 ?? 0) / 10_000).toBeCloseTo(geodesicArea_m2(Float64Array.from(square.flat())), 3);
  });

  it('is nothing below three vertices or beyond the plane', () => {
    expect(measureOpenRing(plane, [at(0, 0), at(1, 1)])).toBeNull();
    expect(
      measureOpenRing(plane, [
        [-60, 0],
        [-61, 0],
        [-60, 1],
      ]),
    ).toBeNull();
  });
});

describe('crossing itself', () => {
  it.each([
    [
      'a bow-tie',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
      true,
    ],
    [
      'a square',
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
      false,
    ],
    [
      'a triangle',
      [
        [0, 0],
        [2, 0],
        [2, 2],
      ],
      false,
    ],
    [
      'a vertex on another side',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
      true,
    ],
    [
      'an arrow',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 1],
        [0, 4],
      ],
      false,
    ],
  ] as const)('%s: %s → %s', (_, ring, expected) => {
    expect(crossesItself(ring)).toBe(expected);
  });

  it('does not depend on where the ring begins or which way it runs', () => {
    const vertex = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(fc.array(vertex, { minLength: 4, maxLength: 8 }), fc.nat(7), (ring, turn) => {
        const from = turn % ring.length;
        const turned = [...ring.slice(from), ...ring.slice(0, from)];
        expect(crossesItself(turned)).toBe(crossesItself(ring));
        expect(crossesItself(ring.toReversed())).toBe(crossesItself(ring));
      }),
    );
  });
});
