import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { TimedFix } from './fixes-of-stand.ts';

/** Nobody goes around a building faster, metres a second. */
const FASTEST_MPS = 10;
/** Receivers measure once a second: nearer moments say nothing of speed. */
const FINEST_S = 1;
/** So many fixes must agree before a place is believed that nobody got to in that time. */
const PROOF = 5;

/**
 * The fixes of a walk around a building that one person can have made. A position that jumps away and comes back is left out, alone or for
 * up to four fixes, and so are up to four at the beginning before the receiver had found its place; a lasting jump is kept, because nobody
 * can say which side of it is right. A step is too fast only beyond the circles of both its ends. Linear in the fixes.
 */
export function fixesOfWalk(walk: readonly TimedFix[], plane: DistrictPlane): readonly TimedFix[] {
  const kept: TimedFix[] = [];
  let strange: TimedFix[] = [];
  for (const fix of walk) {
    const last = kept.at(-1);
    if (!last || isReachable(last, fix, plane)) {
      kept.push(fix);
      strange = [];
      continue;
    }
    const before = strange.at(-1);
    strange = before && isReachable(before, fix, plane) ? [...strange, fix] : [fix];
    if (strange.length < PROOF) continue;
    if (kept.length < PROOF) kept.length = 0;
    kept.push(...strange);
    strange = [];
  }
  return kept;
}

function isReachable(from: TimedFix, to: TimedFix, plane: DistrictPlane): boolean {
  const [ax, ay, bx, by] = plane.toFractionalMillimetres(Float64Array.of(...from.at, ...to.at));
  const seconds = Math.max(FINEST_S, Math.abs(Date.parse(to.takenAt) - Date.parse(from.takenAt)) / 1000);
  return Math.hypot(ax - bx, ay - by) / 1000 - from.accuracy_m - to.accuracy_m <= FASTEST_MPS * seconds;
}
