import { asinh, atan2, cos, sin, sinh } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE, tangentOfConformalLatitude, tangentOfLatitude } from './ellipsoid.ts';
import { wrapDegrees } from './zones.ts';

/** Easting of the central meridian, without zone prefix. */
export const FALSE_EASTING_M = 500_000;

const n = GRS80.n;

/** Radius of the sphere whose great circles have the length of the ellipsoid's meridians. */
const RECTIFYING_RADIUS_M = (GRS80.a_m / (1 + n)) * (1 + (n * n) / 4 + (n * n * n * n) / 64 + (n * n * n * n * n * n) / 256);

/** Krüger's series to n⁶, forward (α) and inverse (β): Karney 2011, eq. 35 and 36. Row j holds the factors of n^j, n^(j+1), … */
const ALPHA = seriesInN([
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [49561 / 161280, -179 / 168, 6601661 / 7257600],
  [34729 / 80640, -3418889 / 1995840],
  [212378941 / 319334400],
]);
const BETA = seriesInN([
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [4397 / 161280, -11 / 504, -830251 / 7257600],
  [4583 / 161280, -108847 / 3991680],
  [20648693 / 638668800],
]);

function seriesInN(rows: readonly (readonly number[])[]): Float64Array {
  const sums = new Float64Array(rows.length);
  for (const [row, factors] of rows.entries()) {
    let sum = 0;
    for (let k = factors.length - 1; k >= 0; k--) sum = sum * n + factors[k];
    for (let power = 0; power <= row; power++) sum *= n;
    sums[row] = sum;
  }
  return sums;
}

/** Σ terms[j−1]·sin(2jζ) for complex ζ by Clenshaw's recurrence; real part to out[0], imaginary to out[1]. */
function sumOfSines(
  terms: Float64Array,
  sine: number,
  cosine: number,
  sinhTwo: number,
  coshTwo: number,
  out: Float64Array,
): void {
  const re = 2 * cosine * coshTwo;
  const im = -2 * sine * sinhTwo;
  let nextRe = 0;
  let nextIm = 0;
  let sumRe = 0;
  let sumIm = 0;
  for (let j = terms.length - 1; j >= 0; j--) {
    const stepRe = terms[j] + re * sumRe - im * sumIm - nextRe;
    const stepIm = re * sumIm + im * sumRe - nextIm;
    nextRe = sumRe;
    nextIm = sumIm;
    sumRe = stepRe;
    sumIm = stepIm;
  }
  const sinRe = sine * coshTwo;
  const sinIm = cosine * sinhTwo;
  out[0] = sinRe * sumRe - sinIm * sumIm;
  out[1] = sinRe * sumIm + sinIm * sumRe;
}

const scratch = new Float64Array(2);

/**
 * Plane position (metres east of the meridian, metres north of the equator, to out[at], out[at + 1]) of a point given by the
 * tangent of its conformal latitude and its longitude from the meridian in radians.
 */
export function planeOfConformal(tangent: number, longitude: number, out: Float64Array, at: number): void {
  const sinL = sin(longitude);
  const cosL = cos(longitude);
  const squared = tangent * tangent + cosL * cosL;
  const size = Math.sqrt(squared);
  const sinhEta = sinL / size;
  const sinhTwo = (2 * sinhEta * Math.sqrt(1 + tangent * tangent)) / size;
  sumOfSines(
    ALPHA,
    (2 * tangent * cosL) / squared,
    (cosL * cosL - tangent * tangent) / squared,
    sinhTwo,
    1 + 2 * sinhEta * sinhEta,
    scratch,
  );
  out[at] = RECTIFYING_RADIUS_M * (asinh(sinhEta) + scratch[1]);
  out[at + 1] = RECTIFYING_RADIUS_M * (atan2(tangent, cosL) + scratch[0]);
}

/** The way back: tangent of the conformal latitude to out[at], longitude from the meridian in radians to out[at + 1]. */
export function conformalOfPlane(fromMeridian_m: number, north_m: number, out: Float64Array, at: number): void {
  const xi = north_m / RECTIFYING_RADIUS_M;
  const eta = fromMeridian_m / RECTIFYING_RADIUS_M;
  const sinhTwo = sinh(2 * eta);
  sumOfSines(BETA, sin(2 * xi), cos(2 * xi), sinhTwo, Math.sqrt(1 + sinhTwo * sinhTwo), scratch);
  const conformalXi = xi - scratch[0];
  const sinhEta = sinh(eta - scratch[1]);
  const cosXi = cos(conformalXi);
  out[at] = sin(conformalXi) / Math.sqrt(sinhEta * sinhEta + cosXi * cosXi);
  out[at + 1] = atan2(sinhEta, cosXi);
}

/**
 * Gauss-Krüger on GRS80, scale 1: longitude, latitude (degrees, interleaved) → east with false easting 500 000 m and no zone
 * prefix, north (metres, interleaved). Exact to well below 0.1 mm up to 20° from the meridian. `out` may be the input.
 */
export function projectGaussKruger(
  meridian: number,
  lonLat: Float64Array,
  out: Float64Array = new Float64Array(lonLat.length),
): Float64Array {
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    const latitude = lonLat[i + 1] * RADIANS_PER_DEGREE;
    const tangent = tangentOfConformalLatitude(sin(latitude), cos(latitude));
    planeOfConformal(tangent, wrapDegrees(lonLat[i] - meridian) * RADIANS_PER_DEGREE, out, i);
    out[i] += FALSE_EASTING_M;
  }
  return out;
}

/** Inverse of `projectGaussKruger`: east, north (metres, interleaved) → longitude, latitude in degrees. `out` may be the input. */
export function unprojectGaussKruger(
  meridian: number,
  eastNorth: Float64Array,
  out: Float64Array = new Float64Array(eastNorth.length),
): Float64Array {
  for (let i = 0; i + 1 < eastNorth.length; i += 2) {
    conformalOfPlane(eastNorth[i] - FALSE_EASTING_M, eastNorth[i + 1], out, i);
    const longitude = wrapDegrees(meridian + out[i + 1] / RADIANS_PER_DEGREE);
    out[i + 1] = atan2(tangentOfLatitude(out[i]), 1) / RADIANS_PER_DEGREE;
    out[i] = longitude;
  }
  return out;
}

/** One point, degrees → metres. */
export function forwardGaussKruger(meridian: number, lon: number, lat: number): { east_m: number; north_m: number } {
  const [east_m, north_m] = projectGaussKruger(meridian, Float64Array.of(lon, lat));
  return { east_m, north_m };
}

/** One point, metres → degrees. */
export function inverseGaussKruger(meridian: number, east_m: number, north_m: number): { lon: number; lat: number } {
  const [lon, lat] = unprojectGaussKruger(meridian, Float64Array.of(east_m, north_m));
  return { lon, lat };
}
