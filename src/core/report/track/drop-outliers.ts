import type { Fix } from '../../register/patrol.ts';
import { roughLength_m, timeOf } from './fix-distance.ts';
import type { TrackRules } from './track-rules.ts';

/** Fixes looked back over for one that a fix can have come from. */
const WINDOW = 64;

/** Receivers measure once a second, and browsers hand fixes on in bursts: nearer moments say nothing of speed. */
const FINEST_S = 1;

/** Whether nobody gets from one fix to the next in that time, even at the near edges of both their circles. */
export function isTooFast(from: Fix, to: Fix, fastest_mps: number): boolean {
  const seconds = Math.max(FINEST_S, (timeOf(to) - timeOf(from)) / 1000);
  return roughLength_m(from, to) - from[3] - to[3] > fastest_mps * seconds;
}

/**
 * The largest part of a track that one and the same person can have walked: of all selections of its fixes the one with the most of
 * them, where each step faster than the rules allow costs `proof` fixes. A spike, alone or of a few fixes, is left out, as is a wrong
 * beginning; a lasting jump is kept as a jump. Fixes must be in order of time, no two at one moment.
 */
export function dropOutliers(fixes: readonly Fix[], { fastest_mps, proof }: TrackRules): Fix[] {
  const score = new Float64Array(fixes.length);
  const before = new Int32Array(fixes.length).fill(-1);
  let best = -1;
  for (let n = 0; n < fixes.length; n++) {
    score[n] = 1;
    if (best >= 0 && score[best] - proof > 0) {
      score[n] = 1 + score[best] - proof;
      before[n] = best;
    }
    for (let m = n - 1; m >= Math.max(0, n - WINDOW); m--) {
      if (score[m] + 1 <= score[n] || isTooFast(fixes[m], fixes[n], fastest_mps)) continue;
      score[n] = score[m] + 1;
      before[n] = m;
    }
    if (best < 0 || score[n] > score[best]) best = n;
  }
  const kept: Fix[] = [];
  for (let n = best; n >= 0; n = before[n]) kept.push(fixes[n]);
  return kept.reverse();
}
