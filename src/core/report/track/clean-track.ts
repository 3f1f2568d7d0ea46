import type { Fix } from '../../register/patrol.ts';
import { dropOutliers, isTooFast } from './drop-outliers.ts';
import { roughLength_m, timeOf } from './fix-distance.ts';
import type { TrackRules } from './track-rules.ts';

/** `pause`: ended by hand, a dark screen or a kill · `silence`: no fix for too long · `far`: too far apart to know the way · `jump`: faster than anybody. */
export type GapCause = 'pause' | 'silence' | 'far' | 'jump';

/** Between two fixes of which nothing is known but that they are there. */
export interface TrackGap {
  readonly from: Fix;
  readonly to: Fix;
  readonly cause: GapCause;
}

export interface CleanTrack {
  /** What is known of the way: between two fixes of one piece somebody went straight, between two pieces nobody knows. */
  readonly pieces: readonly (readonly Fix[])[];
  /** One between each two pieces. */
  readonly gaps: readonly TrackGap[];
  /** How many fixes count for nothing, and why. */
  readonly left: {
    /** Radius above the limit, or none. */
    readonly inaccurate: number;
    /** No place on the globe, or no moment. */
    readonly unusable: number;
    /** A second fix of the same moment: the more accurate one stays. */
    readonly repeated: number;
    readonly outliers: number;
  };
  /** Fixes that stood before an earlier one, and were put in order. */
  readonly reordered: number;
}

interface Placed {
  readonly fix: Fix;
  readonly segment: number;
}

/**
 * What a track proves: fixes in order of time, each once, accurate enough and not faster than anybody, in pieces without a gap.
 * Segments of the recording are never joined. Leaving fixes out only ever takes away: no cause adds a line.
 */
export function cleanTrack(segments: readonly (readonly Fix[])[], rules: TrackRules): CleanTrack {
  const all = segments.flatMap((fixes, segment) => fixes.map((fix): Placed => ({ fix, segment })));
  const usable = all.filter(({ fix }) => isUsable(fix));
  const accurate = usable.filter(({ fix }) => fix[3] <= rules.accuracy_m);
  const { ordered, reordered } = putInOrder(accurate);
  const once = dropRepeated(ordered);
  const segmentOf = new Map(once.map(({ fix, segment }) => [fix, segment]));
  const kept = dropOutliers(
    once.map(({ fix }) => fix),
    rules,
  );
  const pieces: Fix[][] = [];
  const gaps: TrackGap[] = [];
  kept.forEach((fix, n) => {
    const last = n > 0 ? kept[n - 1] : null;
    const cause = last && (segmentOf.get(last) === segmentOf.get(fix) ? causeOf(last, fix, rules) : 'pause');
    if (last && cause) gaps.push({ from: last, to: fix, cause });
    if (!last || cause) pieces.push([]);
    pieces[pieces.length - 1].push(fix);
  });
  return {
    pieces,
    gaps,
    left: {
      inaccurate: usable.length - accurate.length,
      unusable: all.length - usable.length,
      repeated: ordered.length - once.length,
      outliers: once.length - kept.length,
    },
    reordered,
  };
}

function isUsable(fix: Fix): boolean {
  const [lon, lat, , accuracy_m] = fix;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && accuracy_m >= 0 && Number.isFinite(timeOf(fix));
}

/** By time; of one moment the more accurate fix first, then as they came. */
function putInOrder(placed: readonly Placed[]): { ordered: readonly Placed[]; reordered: number } {
  let latest = Number.NEGATIVE_INFINITY;
  let reordered = 0;
  for (const { fix } of placed) {
    const time = timeOf(fix);
    if (time < latest) reordered++;
    latest = Math.max(latest, time);
  }
  const ordered = placed.toSorted((a, b) => timeOf(a.fix) - timeOf(b.fix) || a.fix[3] - b.fix[3]);
  return { ordered, reordered };
}

const dropRepeated = (ordered: readonly Placed[]): readonly Placed[] =>
  ordered.filter(({ fix }, n) => n === 0 || timeOf(ordered[n - 1].fix) !== timeOf(fix));

function causeOf(from: Fix, to: Fix, rules: TrackRules): GapCause | null {
  const seconds = (timeOf(to) - timeOf(from)) / 1000;
  if (isTooFast(from, to, rules.fastest_mps)) return 'jump';
  if (seconds > rules.gap_s) return 'silence';
  return seconds > rules.far_s && roughLength_m(from, to) > rules.far_m ? 'far' : null;
}
