import { type DistrictPlane, PLANAR_LIMIT_DEG } from '../geodesy/district-plane.ts';
import { atan2 } from '../geodesy/elementary.ts';
import { clockwise, solveGeodesic } from '../geodesy/geodesic.ts';
import type { LngLat } from './units.ts';

/** One straight piece of a line, from vertex to vertex. */
export interface SegmentMeasurement {
  readonly geodesic_m: number;
  /** In the district's plane; null where an end lies farther than 3° from its meridian. */
  readonly planar_m: number | null;
  /** Of the geodesic at its beginning, degrees clockwise from true north. */
  readonly azimuth: number;
  /** Direction in the plane, degrees clockwise from grid north (坐标方位角). */
  readonly bearing: number | null;
}

/** A line or a ring's outline by both rulers. */
export interface LineMeasurement {
  readonly geodesic_m: number;
  readonly planar_m: number | null;
  /** One standard deviation of the length from the vertex error; absent where that is unknown. */
  readonly sigma_m?: number;
  readonly segments: readonly SegmentMeasurement[];
}

/**
 * Lengths along vertices in degrees, on the ellipsoid and in the plane; a ring is closed to its first vertex. The plane's length
 * exceeds the geodesic by its scale, up to some 340 ppm at the edge of a 3° zone in the south of China.
 */
export function measureLine(
  district: DistrictPlane,
  points: readonly LngLat[],
  { isRing = false, sigma_m }: { isRing?: boolean; sigma_m?: number } = {},
): LineMeasurement {
  const ends = isRing && points.length > 2 ? [...points, points[0]] : points;
  const millimetres = district.toFractionalMillimetres(Float64Array.from(ends.flat()));
  const inPlane = ends.map(([lon]) => district.distanceFromMeridian_deg(lon) <= PLANAR_LIMIT_DEG);
  const segments: SegmentMeasurement[] = [];
  for (let n = 0; n + 1 < ends.length; n++) {
    const [[lon1, lat1], [lon2, lat2]] = [ends[n], ends[n + 1]];
    const geodesic = solveGeodesic(lon1, lat1, lon2, lat2) ?? { length_m: Number.NaN, azimuth: Number.NaN };
    const east = (millimetres[2 * n + 2] - millimetres[2 * n]) / 1000;
    const north = (millimetres[2 * n + 3] - millimetres[2 * n + 1]) / 1000;
    const planar = inPlane[n] && inPlane[n + 1];
    segments.push({
      geodesic_m: geodesic.length_m,
      azimuth: geodesic.azimuth,
      planar_m: planar ? Math.sqrt(east * east + north * north) : null,
      bearing: planar ? clockwise(atan2(east, north)) : null,
    });
  }
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
  return {
    geodesic_m: sum(segments.map((segment) => segment.geodesic_m)),
    planar_m: inPlane.every(Boolean) ? sum(segments.map((segment) => segment.planar_m ?? 0)) : null,
    ...(sigma_m === undefined ? {} : { sigma_m: lengthSigma_m(millimetres, isRing && points.length > 2, sigma_m) }),
    segments,
  };
}

/**
 * Standard deviation of the length of a line from the error of its vertices, each coordinate with `sigma_m`, vertices independent:
 * σ·√Σ|u(i) − u(i−1)|² with the unit vectors u of its segments, and 1 for each open end. One segment has σ·√2. `millimetres` of
 * a ring repeat the first vertex.
 */
export function lengthSigma_m(millimetres: Float64Array, isRing: boolean, sigma_m: number): number {
  const units: (readonly [number, number])[] = [];
  for (let i = 2; i < millimetres.length; i += 2) {
    const east = millimetres[i] - millimetres[i - 2];
    const north = millimetres[i + 1] - millimetres[i - 1];
    const size = Math.sqrt(east * east + north * north);
    if (size > 0) units.push([east / size, north / size]);
  }
  if (units.length === 0) return 0;
  const turn = (a: readonly [number, number], b: readonly [number, number]) => (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
  let sum = isRing ? turn(units[units.length - 1], units[0]) : 2;
  for (let n = 1; n < units.length; n++) sum += turn(units[n - 1], units[n]);
  return sigma_m * Math.sqrt(sum);
}
