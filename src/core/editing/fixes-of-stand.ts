import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { Instant } from '../register/ports.ts';
import { ACCURACY_PER_SIGMA, type Fix } from './outline-of-fixes.ts';

/** A fix with the device's instant. */
export interface TimedFix extends Fix {
  readonly takenAt: Instant;
}

/** Who has stood longer than this has stood long enough, milliseconds. */
export const LONGEST_STAND_MS = 30_000;
/** A body sways, and an arm reaches out: nearer than this nobody has moved, metres. */
const SWAY_M = 2;

/**
 * Those of the last fixes that were taken on the spot of the newest one: from it back until one lies farther away than its σ (at least
 * 2 m), or is older than half a minute. Fixes of one receiver follow each other far more closely than they follow the truth, so whoever
 * walks leaves that circle long before the circle of its accuracy.
 */
export function fixesOfStand(fixes: readonly TimedFix[], plane: DistrictPlane): readonly TimedFix[] {
  const newest = fixes.at(-1);
  if (!newest) return [];
  let first = fixes.length - 1;
  while (first > 0 && isSameStand(fixes[first - 1], newest, plane)) first--;
  return fixes.slice(first);
}

/** Whether a fix was taken on the spot of another, and soon before or after it. */
export function isSameStand(one: TimedFix, other: TimedFix, plane: DistrictPlane): boolean {
  if (Math.abs(Date.parse(one.takenAt) - Date.parse(other.takenAt)) > LONGEST_STAND_MS) return false;
  const [ax, ay, bx, by] = plane.toFractionalMillimetres(Float64Array.of(...one.at, ...other.at));
  return Math.hypot(ax - bx, ay - by) / 1000 <= Math.max(SWAY_M, other.accuracy_m / ACCURACY_PER_SIGMA);
}
