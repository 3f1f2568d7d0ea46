import { solveGeodesic } from '../../geodesy/geodesic.ts';
import { cos } from '../../geodesy/elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { wrapDegrees } from '../../geodesy/zones.ts';
import type { Fix } from '../../register/patrol.ts';

/** Length of the geodesic on GRS80 between two fixes, metres; WGS 84 differs by less than a millimetre over a district. */
export function stepLength_m([lon1, lat1]: Fix, [lon2, lat2]: Fix): number {
  return solveGeodesic(lon1, lat1, lon2, lat2)?.length_m ?? Number.POSITIVE_INFINITY;
}

/** The same within 1 %, on a sphere that is flat between the two: for comparing speeds, hundreds of thousands of times. */
export function roughLength_m(from: Fix, to: Fix): number {
  const [east, north] = roughStep_m(from, to);
  return Math.sqrt(north * north + east * east);
}

/** East and north of it, metres. */
export function roughStep_m([lon1, lat1]: Fix, [lon2, lat2]: Fix): readonly [east: number, north: number] {
  const perDegree = GRS80.a_m * RADIANS_PER_DEGREE;
  return [wrapDegrees(lon2 - lon1) * perDegree * cos(((lat1 + lat2) / 2) * RADIANS_PER_DEGREE), (lat2 - lat1) * perDegree];
}

/** Milliseconds since 1970; NaN where it is no instant. */
export const timeOf = (fix: Fix): number => Date.parse(fix[2]);
