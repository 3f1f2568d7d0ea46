import { asinh, atanh, sinh } from './elementary.ts';

/** GRS80, the ellipsoid of CGCS2000 (GB 22021-2008): semi-major axis in metres and flattening. */
const a_m = 6378137;
const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);

export const GRS80 = {
  a_m,
  /** Semi-minor axis as printed in 国土调查办发〔2008〕32号. */
  b_m: 6356752.314140356,
  flattening,
  /** First eccentricity, and its square. */
  e: Math.sqrt(e2),
  e2,
  /** Third flattening. */
  n: flattening / (2 - flattening),
} as const;

export const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Tangent of the conformal latitude from the sine and cosine of the geographic latitude (Karney 2011, eq. 7–9).
 * At a pole the result is very large, never infinite.
 */
export function tangentOfConformalLatitude(sine: number, cosine: number): number {
  const tangent = sine / Math.max(Math.abs(cosine), 1e-300);
  return conformalTangent(tangent);
}

function conformalTangent(tangent: number): number {
  const secant = Math.sqrt(1 + tangent * tangent);
  const sigma = sinh(GRS80.e * atanh((GRS80.e * tangent) / secant));
  return tangent * Math.sqrt(1 + sigma * sigma) - sigma * secant;
}

/** Tangent of the geographic latitude from that of the conformal latitude, by Newton's method (Karney 2011, eq. 19–21). */
export function tangentOfLatitude(conformal: number): number {
  const ratio = 1 - GRS80.e2;
  let tangent = conformal / ratio;
  for (let step = 0; step < 6; step++) {
    const reached = conformalTangent(tangent);
    const square = tangent * tangent;
    const change =
      ((conformal - reached) / Math.sqrt(1 + reached * reached)) * ((1 + ratio * square) / (ratio * Math.sqrt(1 + square)));
    tangent += change;
    if (Math.abs(change) <= 1e-16 * Math.max(1, Math.abs(tangent))) break;
  }
  return tangent;
}

/** Isometric latitude (radians) from the sine and cosine of the geographic latitude; about ±39 at the poles. */
export function isometricLatitude(sine: number, cosine: number): number {
  return asinh(tangentOfConformalLatitude(sine, cosine));
}
