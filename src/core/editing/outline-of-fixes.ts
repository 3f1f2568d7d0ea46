import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { LngLat } from '../measure/units.ts';
import { toDegrees } from './drawing.ts';

/** One position that a phone reported while somebody stood on a corner. */
export interface Fix {
  readonly at: LngLat;
  /** Radius, metres, that holds the true place with 95 %: what the Geolocation API calls `accuracy` (W3C Geolocation). */
  readonly accuracy_m: number;
}

export interface FixedCorner {
  readonly at: LngLat;
  /** Standard deviation of each of its coordinates, metres. */
  readonly sigma_m: number;
  /** Fixes that it rests on. */
  readonly fixes: number;
}

/** 95 % radius over the standard deviation of one coordinate where both coordinates err alike: √(2 ln 20), Rayleigh's distribution. */
export const ACCURACY_PER_SIGMA = 2.447_746_830_680_816;

/**
 * Where a corner stands: the mean of its fixes in the district's plane, each weighted by 1/σᵢ² (Gauss-Markov), and how well that is known.
 *
 * σ² = c·(Σ wᵢσᵢ)² + (1−c)·Σ (wᵢσᵢ)² with Σ wᵢ = 1 is the variance of a mean of fixes that are correlated by c. Fixes of one stand
 * share satellites, atmosphere and reflecting walls: unless the caller knows better, c = 1 and many fixes are no better than one of them.
 * Where they scatter more than their σᵢ let expect, σ grows by √(χ²/(2n−2)) (Birge 1932).
 *
 * A fix without a place in the plane, or with an accuracy that is not above 0, is left out; null where none remains.
 */
export function locateCorner(fixes: readonly Fix[], plane: DistrictPlane, correlation = 1): FixedCorner | null {
  const used = fixes.flatMap(({ at, accuracy_m }) => {
    const [x, y] = plane.toFractionalMillimetres(Float64Array.of(...at));
    const sigma_m = accuracy_m / ACCURACY_PER_SIGMA;
    return Number.isFinite(x) && Number.isFinite(y) && sigma_m > 0 && Number.isFinite(sigma_m) ? [{ x, y, sigma_m }] : [];
  });
  if (used.length === 0) return null;
  const total = used.reduce((sum, { sigma_m }) => sum + 1 / sigma_m ** 2, 0);
  const mean = (valueOf: (fix: (typeof used)[number]) => number) =>
    used.reduce((sum, fix) => sum + valueOf(fix) / fix.sigma_m ** 2, 0) / total;
  const [east, north] = [mean(({ x }) => x), mean(({ y }) => y)];
  const together_m = mean(({ sigma_m }) => sigma_m);
  const variance_m2 = correlation * together_m ** 2 + (1 - correlation) / total;
  const chiSquared = used.reduce((sum, { x, y, sigma_m }) => sum + (Math.hypot(x - east, y - north) / (1000 * sigma_m)) ** 2, 0);
  const scatter = used.length > 1 ? Math.max(1, chiSquared / (2 * used.length - 2)) : 1;
  const [[at]] = toDegrees([[[Math.round(east), Math.round(north)]]], plane);
  return { at, sigma_m: Math.sqrt(variance_m2 * scatter), fixes: used.length };
}

/** Corners in the order in which they were walked; null where one of them has no fix that can be used. */
export function outlineOfFixes(
  corners: readonly (readonly Fix[])[],
  plane: DistrictPlane,
  correlation = 1,
): readonly FixedCorner[] | null {
  const located = corners.map((fixes) => locateCorner(fixes, plane, correlation));
  return located.every((corner) => corner !== null) ? located : null;
}
