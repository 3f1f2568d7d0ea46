import { atan2, cos, sin } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from './ellipsoid.ts';
import { wrapDegrees } from './zones.ts';

export interface Geodesic {
  readonly length_m: number;
  /** Direction at the first point, degrees clockwise from true north, 0 … 360; 0 where both points are one. */
  readonly azimuth: number;
}

const { a_m, b_m, flattening: f } = GRS80;
const MOST_STEPS = 60;

/**
 * Shortest line on GRS80 between two points in degrees: length and azimuth, by Vincenty's inverse formula (Survey Review XXIII,
 * 176, 1975). Within 0.1 mm of Karney's solution up to 10 000 km; `null` where the iteration finds no line, which happens only
 * between nearly opposite points of the globe.
 */
export function solveGeodesic(lon1: number, lat1: number, lon2: number, lat2: number): Geodesic | null {
  const difference = wrapDegrees(lon2 - lon1) * RADIANS_PER_DEGREE;
  const [sinU1, cosU1] = reducedLatitude(lat1);
  const [sinU2, cosU2] = reducedLatitude(lat2);
  let lambda = difference;
  for (let step = 0; step < MOST_STEPS; step++) {
    const sinLambda = sin(lambda);
    const cosLambda = cos(lambda);
    const east = cosU2 * sinLambda;
    const north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.sqrt(east * east + north * north);
    if (sinSigma === 0) return { length_m: 0, azimuth: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSquared = 1 - sinAlpha * sinAlpha;
    // Along the equator the middle of the line has no latitude of its own.
    const cosMiddle = cosSquared > 1e-30 ? cosSigma - (2 * sinU1 * sinU2) / cosSquared : 0;
    const C = (f / 16) * cosSquared * (4 + f * (4 - 3 * cosSquared));
    const next =
      difference + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cosMiddle + C * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
    const change = Math.abs(next - lambda);
    lambda = next;
    if (change > 1e-14) continue;
    const length_m = arcLength_m(sigma, sinSigma, cosSigma, cosMiddle, cosSquared);
    return { length_m, azimuth: clockwise(atan2(east, north)) };
  }
  return null;
}

function arcLength_m(sigma: number, sinSigma: number, cosSigma: number, cosMiddle: number, cosSquared: number): number {
  const u2 = (cosSquared * (a_m * a_m - b_m * b_m)) / (b_m * b_m);
  const A = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const B = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  const middle2 = cosMiddle * cosMiddle;
  const correction =
    B *
    sinSigma *
    (cosMiddle +
      (B / 4) * (cosSigma * (2 * middle2 - 1) - (B / 6) * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * middle2 - 3)));
  return b_m * A * (sigma - correction);
}

/** Sine and cosine of the reduced latitude. */
function reducedLatitude(lat: number): readonly [sine: number, cosine: number] {
  const radians = lat * RADIANS_PER_DEGREE;
  const sine = (1 - f) * sin(radians);
  const cosine = cos(radians);
  const size = Math.sqrt(sine * sine + cosine * cosine);
  return [sine / size, cosine / size];
}

/** Radians to degrees clockwise from north, 0 … 360. */
export function clockwise(radians: number): number {
  const degrees = radians / RADIANS_PER_DEGREE;
  return degrees < 0 ? degrees + 360 : degrees + 0;
}
