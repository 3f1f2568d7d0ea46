import type { Fix } from '../../register/patrol.ts';
import { roughLength_m, roughStep_m, timeOf } from './fix-distance.ts';
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
 * What one and the same person can have walked: without the single fixes that nobody can have turned back at, the largest part of a
 * track in which nobody was too fast. That is, of all selections of its fixes the one with the most of them, where each step faster
 * than the rules allow costs `proof` fixes. A spike, alone or of a few fixes, is left out, as is a wrong beginning; a lasting jump
 * is kept as a jump, one from which the track comes back to where it was is left out, as long as it is the smaller part. Fixes must be
 * in order of time, no two at one moment.
 */
export function dropOutliers(fixes: readonly Fix[], rules: TrackRules): Fix[] {
  return dropExcursions(keepReachable(dropTurnBacks(fixes, rules), rules), rules);
}

/**
 * Runs of fixes without a step that was too fast; one between two that agree with each other, and that nobody can have gone to nor come
 * back from, is of a receiver that erred, however many fixes agree in it.
 */
function dropExcursions(fixes: readonly Fix[], { fastest_mps }: TrackRules): Fix[] {
  const runs: Fix[][] = [];
  for (let n = 0; n < fixes.length; ) {
    let run: Fix[] = [];
    do run.push(fixes[n++]);
    while (n < fixes.length && !isTooFast(fixes[n - 1], fixes[n], fastest_mps));
    for (;;) {
      const [before, excursion] = runs.slice(-2);
      if (!excursion || !isExcursion(before, excursion, run, fastest_mps)) break;
      runs.length -= 2;
      // A loop: so many arguments as a track has fixes are more than a call takes.
      for (const fix of run) before.push(fix);
      run = before;
    }
    runs.push(run);
  }
  return runs.flat();
}

function isExcursion(before: readonly Fix[], excursion: readonly Fix[], after: readonly Fix[], fastest_mps: number): boolean {
  if (excursion.length >= before.length + after.length) return false;
  const [from, to] = [before[before.length - 1], after[0]];
  const away_m = Math.min(roughLength_m(from, excursion[0]), roughLength_m(excursion[excursion.length - 1], to));
  return roughLength_m(from, to) < away_m && !isTooFast(from, to, fastest_mps);
}

function keepReachable(fixes: readonly Fix[], { fastest_mps, proof }: TrackRules): Fix[] {
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

function dropTurnBacks(fixes: readonly Fix[], { hardest_mps2 }: TrackRules): Fix[] {
  const kept: Fix[] = [];
  fixes.forEach((fix, n) => {
    const before = kept.at(-1);
    const isLast = n === fixes.length - 1;
    if (!before || isLast || !isTurnBack(before, fix, fixes[n + 1], hardest_mps2)) kept.push(fix);
  });
  return kept;
}

/**
 * Whether a fix lies off to the side of two that are near each other, farther than anybody gets there and back in that time. By the
 * mean value theorem somebody on a way through three places was at some moment accelerated by no less than their second divided
 * difference; what the radii of the three can make of it is taken off.
 */
function isTurnBack(a: Fix, b: Fix, c: Fix, hardest_mps2: number): boolean {
  const there = roughStep_m(a, b);
  const back = roughStep_m(b, c);
  const apart_m = Math.hypot(there[0] + back[0], there[1] + back[1]);
  if (apart_m + a[3] + c[3] >= Math.min(Math.hypot(...there), Math.hypot(...back))) return false;
  const s = Math.max(FINEST_S, (timeOf(b) - timeOf(a)) / 1000);
  const t = Math.max(FINEST_S, (timeOf(c) - timeOf(b)) / 1000);
  const turn_mps = Math.hypot(back[0] / t - there[0] / s, back[1] / t - there[1] / s);
  const blur_mps = a[3] / s + b[3] * (1 / s + 1 / t) + c[3] / t;
  return 2 * (turn_mps - blur_mps) > hardest_mps2 * (s + t);
}
