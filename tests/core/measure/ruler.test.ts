import { readFileSync } from 'node:fs';
import geodesic from 'geographiclib-geodesic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane, proposePlane } from '../../../src/core/geodesy/district-plane.ts';
import { equalAreaQ } from '../../../src/core/geodesy/equal-area.ts';
import { ringTwiceArea, ringTwiceArea_mm2 } from '../../../src/core/measure/area.ts';
import { RULER_VERSION, measureRings } from '../../../src/core/measure/ruler.ts';
import { statutoryArea_m2, statutoryEdge_m2 } from '../../../src/core/measure/statutory-area.ts';
import { densify, geodesicArea_m2 } from '../../support/geographiclib.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { seeded } from '../../support/seeded.ts';
import { starPolygon } from '../../support/star-polygon.ts';

const planes = [
  [134.2, 24],
  [120.3, 30.1],
  [118.45, 53.4],
  [110, 18.3],
  [-71.1, 42.37],
  [151.2, -33.9],
].map(([lon, lat]) => createDistrictPlane(proposePlane([lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01])));
const anyPlane = fc.nat({ max: planes.length - 1 });
/** Up to 90 km from the origin, in millimetres. */
const away = fc.integer({ min: -90_000_000, max: 90_000_000 });

describe('ellipsoidal area', () => {
  const placed = fc.record({ index: anyPlane, east: away, north: away, star: starPolygon(20_000, 5_000_000) });

  it('is the statutory series, edge by edge, to 1e-9', () => {
    fc.assert(
      fc.property(placed, ({ index, east, north, star }) => {
        const ring = star(east, north);
        const area_m2 = ringTwiceArea(planes[index].toEqualArea(ring), 0, ring.length / 2) / 2e6;
        const statutory_m2 = statutoryArea_m2(planes[index].toLonLat(ring));
        // Degrees in doubles place a vertex to about 2 nm; on a narrow ring that alone is 1e-9 of the area.
        const noise_m2 = 1e-8 * perimeter_m(ring);
        expect(Math.abs(area_m2 - statutory_m2)).toBeLessThan(1e-9 * Math.abs(statutory_m2) + noise_m2);
      }),
      seeded(500),
    );
  });

  it('is GeographicLib’s area within 1e-3 m² on polygons up to 600 m across, with edges densified to 1 m', () => {
    const small = fc.record({ index: anyPlane, east: away, north: away, star: starPolygon(20_000, 300_000) });
    fc.assert(
      fc.property(small, ({ index, east, north, star }) => {
        const equalArea = planes[index].toEqualArea(star(east, north));
        const area_m2 = ringTwiceArea(equalArea, 0, equalArea.length / 2) / 2e6;
        expect(Math.abs(area_m2 - geodesicArea_m2(densify(planes[index], equalArea, 1000)))).toBeLessThan(1e-3);
      }),
      seeded(40),
    );
  });

  it('adds up: the parts of a polygon cut along a straight line of its plane make the whole', () => {
    fc.assert(
      fc.property(placed, ({ index, east, north, star }) => {
        const equalArea = planes[index].toEqualArea(star(east, north));
        const count = equalArea.length / 2;
        const cut = 1 + Math.floor(count / 2);
        const first = equalArea.slice(0, 2 * cut);
        const second = Float64Array.of(...equalArea.slice(2 * cut - 2), equalArea[0], equalArea[1]);
        const parts = ringTwiceArea(first, 0, first.length / 2) + ringTwiceArea(second, 0, second.length / 2);
        expect(Math.abs(parts - ringTwiceArea(equalArea, 0, count)) / 2e6).toBeLessThan(1e-6);
      }),
      seeded(200),
    );
  });
});

function perimeter_m(ring: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += Math.hypot(ring[j] - ring[i], ring[j + 1] - ring[i + 1]);
  }
  return sum / 1000;
}

describe('the statutory series', () => {
  it('gives a cell of the graticule its area by the closed formula a²·ΔL·Δq/2', () => {
    const degree = Math.PI / 180;
    const cell = statutoryArea_m2(Float64Array.of(117, 30, 117.5, 30, 117.5, 30.25, 117, 30.25));
    const closed =
      ((6378137 ** 2 * 0.5 * degree) / 2) * (equalAreaQ(Math.sin(30.25 * degree)) - equalAreaQ(Math.sin(30 * degree)));
    expect(Math.abs(cell / closed - 1)).toBeLessThan(1e-10);
  });

  it('does not depend on the reference meridian, and is signed by the winding', () => {
    const edges = [
      [1, 30, 1.01, 30.02],
      [1.01, 30.02, 0.99, 30.03],
      [0.99, 30.03, 1, 30],
    ] as const;
    const shifted = (by: number): number =>
      edges.reduce((sum, [l1, b1, l2, b2]) => sum + statutoryEdge_m2(l1 + by, b1, l2 + by, b2), 0);
    expect(Math.abs(shifted(0) - shifted(2))).toBeLessThan(1e-3);
    const ring = [117, 30, 117.01, 30.02, 116.99, 30.03];
    expect(statutoryArea_m2(Float64Array.from(ring))).toBeGreaterThan(0);
    expect(statutoryArea_m2(Float64Array.of(116.99, 30.03, 117.01, 30.02, 117, 30))).toBeCloseTo(
      -statutoryArea_m2(Float64Array.from(ring)),
      6,
    );
  });

  it('crosses the antimeridian', () => {
    const here = statutoryArea_m2(Float64Array.of(99.9, -17, 100.1, -17, 100.1, -16.9, 99.9, -16.9));
    const there = statutoryArea_m2(Float64Array.of(179.9, -17, -179.9, -17, -179.9, -16.9, 179.9, -16.9));
    expect(there / here).toBeCloseTo(1, 9);
  });
});

describe('planar area', () => {
  it('is never below GeographicLib’s geodesic area within 3° of the meridian (tolerance 1e-7)', () => {
    const placed = fc.record({
      lat: fc.double({ min: 15, max: 54, noNaN: true }),
      off: fc.double({ min: -2.9, max: 2.9, noNaN: true }),
      star: starPolygon(20_000, 2_000_000),
    });
    fc.assert(
      fc.property(placed, ({ lat, off, star }) => {
        const near = proposePlane([117 + off, lat, 117 + off, lat]);
        const plane = createDistrictPlane({
          meridian: 117,
          origin: near.meridian === 117 ? near.origin : { east_m: 500_000, north_m: near.origin.north_m },
        });
        const { coordinates } = plane.toMillimetres(Float64Array.of(117 + off, lat));
        const ring = star(coordinates[0], coordinates[1]);
        const planar_m2 = ringTwiceArea_mm2(ring, 0, ring.length / 2) / 2e6;
        expect(planar_m2).toBeGreaterThanOrEqual(geodesicArea_m2(plane.toLonLat(ring)) * (1 - 1e-7));
      }),
      seeded(500),
    );
  });
});

describe('both measures of one feature', () => {
  // A made-up pair of plots in zone 38 (central meridian 114°): a square of 100 m with a hole of 30 × 20 m, and two
  // squares apart. The planar areas follow from the corners; the ellipsoidal ones were computed with GeographicLib on densified edges.
  const plane = createDistrictPlane({ meridian: 114, origin: { east_m: 577_000, north_m: 3_451_000 } });
  const box = (west: number, south: number, width: number, height: number): number[] => [
    west,
    south,
    west + width,
    south,
    west + width,
    south + height,
    west,
    south + height,
    west,
    south,
  ];
  const hole = (west: number, south: number, width: number, height: number): number[] => [
    west,
    south,
    west,
    south + height,
    west + width,
    south + height,
    west + width,
    south,
    west,
    south,
  ];
  const coordinates = Int32Array.from(
    [...box(0, 0, 100, 100), ...hole(30, 40, 30, 20), ...box(200, 0, 50, 50), ...box(300, 0, 40, 30)],
    (metres) => metres * 1000,
  );
  const rings = Uint32Array.of(0, 5, 10, 15, 20);

  it('a plot with a hole: 9 400.000 m² planar, 9 398.624 m² ellipsoidal', () => {
    const { planar, ellipsoidal, note } = measureRings(plane, coordinates, rings, 0, 2);
    expect(planar).toEqual({ value_cm2: 94_000_000, method: 'planar-gk', meridian: 114, rulerVersion: RULER_VERSION });
    expect(ellipsoidal).toEqual({ value_cm2: 93_986_240, method: 'ellipsoidal-2008-32', rulerVersion: RULER_VERSION });
    expect(note).toBeUndefined();
  });

  it('a plot of two parts: 3 700.000 m² planar, 3 699.456 m² ellipsoidal', () => {
    const { planar, ellipsoidal } = measureRings(plane, coordinates, rings, 2, 4);
    expect(planar?.value_cm2).toBe(37_000_000);
    expect(Math.abs(ellipsoidal.value_cm2 - 36_994_560)).toBeLessThanOrEqual(5);
  });

  it('carries the error of its vertices', () => {
    const { planar, ellipsoidal } = measureRings(
      plane,
      Int32Array.from(box(0, 0, 10, 10), (m) => m * 1000),
      Uint32Array.of(0, 5),
      0,
      1,
      5,
    );
    expect(planar?.sigma_m2).toBeCloseTo(70.71, 2);
    expect(ellipsoidal.sigma_m2).toBeCloseTo(70.71, 2);
  });

  it('has no planar area farther than 3° from the meridian', () => {
    const lonLat = Float64Array.of(117.01, 30, 117.02, 30, 117.02, 30.01, 117.01, 30);
    const far = plane.toMillimetres(lonLat).coordinates;
    const { planar, ellipsoidal, note } = measureRings(plane, far, Uint32Array.of(0, 4), 0, 1);
    expect(planar).toBeNull();
    expect(note).toBe('outside-plane');
    expect(ellipsoidal.value_cm2 / 1e4).toBeCloseTo(statutoryArea_m2(lonLat), 0);
  });
});

describe.skipIf(!hasReal)('published area of a real plot (needs the real files)', () => {
  it('含有多个多边形.kml in zone 39: planar 130 241.31 and 48 053.44 m², one printed digit either way', () => {
    const text = readFileSync(realPath('04_china', '含有多个多边形.kml'), 'utf8');
    const plots = [...text.matchAll(/<coordinates>([^<]+)<\/coordinates>/g)].map(([, list]) =>
      Float64Array.from(
        list
          .trim()
          .split(/\s+/)
          .flatMap((tuple) => tuple.split(',').slice(0, 2).map(Number)),
      ),
    );
    const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 547_000, north_m: 3_797_000 } });
    const [first, second] = plots.map(
      (plot) => Math.abs(ringTwiceArea(plane.toFractionalMillimetres(plot), 0, plot.length / 2)) / 2e6,
    );
    expect(Math.abs(first - 130_241.31)).toBeLessThan(0.01);
    expect(Math.abs(second - 48_053.44)).toBeLessThan(0.01);
    // From whole millimetres the same plots differ by what half a millimetre at each corner is worth: 0.3 m² at most.
    const [firstRounded, secondRounded] = plots.map(
      (plot) => Math.abs(ringTwiceArea_mm2(plane.toMillimetres(plot).coordinates, 0, plot.length / 2)) / 2e6,
    );
    expect(Math.abs(firstRounded - first)).toBeLessThan(0.3);
    expect(Math.abs(secondRounded - second)).toBeLessThan(0.3);
  });
});

describe.skipIf(!hasReal)('GeodTest-100.dat (needs the real files)', () => {
  const WGS84 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257223563);

  /** Area between a geodesic and the equator as trapezoids in the equal-area plane (GRS80; WGS 84 differs by 1e-11). */
  function areaUnder_m2(lat1: number, azi1: number, s12: number, steps: number): number {
    let sum = 0;
    let lon = 0;
    let q = equalAreaQ(Math.sin((lat1 * Math.PI) / 180));
    for (let k = 1; k <= steps; k++) {
      const { lat2 = Number.NaN, lon2 = Number.NaN } = WGS84.Direct(lat1, 0, azi1, (s12 * k) / steps);
      const nextQ = equalAreaQ(Math.sin((lat2 * Math.PI) / 180));
      const turned = lon2 - lon;
      sum += (((turned - 360 * Math.round(turned / 360)) * Math.PI) / 180) * ((nextQ + q) / 2);
      lon = lon2;
      q = nextQ;
    }
    return (6378137 ** 2 / 2) * sum;
  }

  it('area under each geodesic, integrated through q, is the file’s S12', () => {
    const rows = readFileSync(realPath('06_geodesy', 'GeodTest-100.dat'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(100);
    const errors_m2: number[] = [];
    for (const row of rows) {
      const [lat1, , azi1, , , , s12, , , S12] = row.split(' ').map(Number);
      const coarse = areaUnder_m2(lat1, azi1, s12, 1000);
      const fine = areaUnder_m2(lat1, azi1, s12, 2000);
      // Richardson's step removes the trapezoids' first error; geodesics that graze a pole keep a little more of it.
      errors_m2.push(Math.abs((4 * fine - coarse) / 3 - S12));
    }
    errors_m2.sort((one, other) => one - other);
    // Areas reach 1.3·10¹⁴ m².
    expect(errors_m2[50]).toBeLessThan(1e4);
    expect(errors_m2[99]).toBeLessThan(1e7);
  });
});
