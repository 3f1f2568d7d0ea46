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
    /** A second fix of the same moment: the more accurate one stays. Or the same place again from a receiver that had moved on. */
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
  let frozen = 0;
  kept.forEach((fix, n) => {
    const piece = pieces.at(-1);
    let last = n > 0 ? kept[n - 1] : null;
    let cause = last && (segmentOf.get(last) === segmentOf.get(fix) ? causeOf(last, fix, rules) : 'pause');
    if (piece && cause !== 'pause' && !isSamePlace(piece[piece.length - 1], fix)) {
      const again = countRepeats(piece);
      const since = piece[piece.length - 1 - again];
      if (again > 0 && isFar(since, fix, rules)) {
        piece.length -= again;
        frozen += again;
        [last, cause] = [since, 'far'];
      }
    }
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
      repeated: ordered.length - once.length + frozen,
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

/**
 * How many fixes at the end of a piece only repeat the place before them, digit for digit. A receiver that stands still wavers, or is
 * held still by its own filter; one that hands out its last place under new times has stopped looking, and what it says next lies far off.
 */
function countRepeats(piece: readonly Fix[]): number {
  const last = piece.length - 1;
  let first = last;
  while (first > 0 && isSamePlace(piece[first - 1], piece[last])) first--;
  return last - first;
}

const isSamePlace = (one: Fix, other: Fix): boolean => one[0] === other[0] && one[1] === other[1];

/** Too far and too long for the way between to be known. */
const isFar = (from: Fix, to: Fix, rules: TrackRules): boolean =>
  timeOf(to) - timeOf(from) > 1000 * rules.far_s && roughLength_m(from, to) > rules.far_m;

function causeOf(from: Fix, to: Fix, rules: TrackRules): GapCause | null {
  const seconds = (timeOf(to) - timeOf(from)) / 1000;
  if (isTooFast(from, to, rules.fastest_mps)) return 'jump';
  if (seconds > rules.gap_s) return 'silence';
  return isFar(from, to, rules) ? 'far' : null;
}
