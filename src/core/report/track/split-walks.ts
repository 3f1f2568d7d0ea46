import type { LngLat } from '../../measure/units.ts';
import { isDay } from '../../register/day.ts';
import type { Fix } from '../../register/patrol.ts';
import type { Instant } from '../../register/ports.ts';

/** A line from a file, with what it says of the moment of each point. */
export interface TimedLine {
  readonly points: readonly LngLat[];
  /** As written; null where nothing is. */
  readonly times: readonly (string | null)[];
}

/** One walk or drive of a file: what becomes one patrol. */
export interface Walk {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly segments: readonly (readonly Fix[])[];
}

/** What became of the points of a file. Each point is in a walk, or counted in one of these but the first. */
export interface WalkReport {
  readonly points: number;
  /** No time, none that can be read, or none that can be meant. */
  readonly untimed: number;
  /** Later than now. */
  readonly future: number;
  /** From a line that runs while another one does. */
  readonly overlapping: number;
  /** Put in order within their line; these are in a walk. */
  readonly reordered: number;
}

interface TimedPoint {
  readonly at: LngLat;
  readonly time: number;
}

/** More fixes in one walk are nobody's: 27 hours, one a second. Recorded as one change, they would be more than a server takes. */
export const MOST_FIXES_OF_WALK = 100_000;

/** Who stands still, or is without a signal, for longer has begun another walk. */
const SAME_WALK_MS = 3 * 3_600_000;
/** A clock that was never set begins in 1970, or in 1980 as GPS does: it would move the district's first day. No track is older than 2000. */
const OLDEST_MS = Date.UTC(2000, 0, 1);
/** A moment as ISO 8601 has it, and as programs write it: a space for the T, a comma for the point, an offset without its colon. */
const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/**
 * The walks in the lines of a track file, in order of time. A file says nothing of accuracy that could be relied on: whoever brings it
 * states one for all. Points without a time are left out: nobody could say when something was seen from there.
 */
export function splitWalks(
  lines: readonly TimedLine[],
  { accuracy_m, now }: { readonly accuracy_m: number; readonly now: Instant },
): { readonly walks: readonly Walk[]; readonly report: WalkReport } {
  const count = { points: 0, untimed: 0, future: 0, overlapping: 0, reordered: 0 };
  const latest = Date.parse(now);
  const timed = lines.map(({ points, times }) => {
    const placed = points.map((at, n) => ({ at, time: readTime(times[n] ?? null) }));
    const known = placed.filter(({ time }) => time >= OLDEST_MS);
    const past = known.filter(({ time }) => time <= latest);
    count.points += placed.length;
    count.untimed += placed.length - known.length;
    count.future += known.length - past.length;
    count.reordered += past.filter(({ time }, n) => n > 0 && time < past[n - 1].time).length;
    return past.toSorted((a, b) => a.time - b.time);
  });
  const walks: { segments: Fix[][]; first: number; last: number }[] = [];
  for (const run of timed.flatMap(cutAtWaits).toSorted((a, b) => a[0].time - b[0].time)) {
    const last = walks.at(-1)?.last ?? Number.NEGATIVE_INFINITY;
    const ahead = run.filter(({ time }) => time >= last);
    count.overlapping += run.length - ahead.length;
    if (ahead.length === 0) continue;
    const fixes = ahead.map(({ at, time }): Fix => [at[0], at[1], new Date(time).toISOString(), accuracy_m]);
    const [first, end] = [ahead[0].time, ahead[ahead.length - 1].time];
    const walk = first - last > SAME_WALK_MS ? undefined : walks.at(-1);
    walk?.segments.push(fixes);
    if (walk) walk.last = end;
    else walks.push({ segments: [fixes], first, last: end });
  }
  return {
    walks: walks.map(({ segments, first, last }) => ({
      startedAt: new Date(first).toISOString(),
      endedAt: new Date(last).toISOString(),
      segments,
    })),
    report: count,
  };
}

/** The stretches of a line, in order of time, between waits that end a walk. */
function cutAtWaits(line: readonly TimedPoint[]): TimedPoint[][] {
  const runs: TimedPoint[][] = [];
  line.forEach((point, n) => {
    if (n === 0 || point.time - line[n - 1].time > SAME_WALK_MS) runs.push([]);
    runs[runs.length - 1].push(point);
  });
  return runs;
}

/** Without its zone it is UTC, as GPX has it. Nothing else is read: what engines make of other texts depends on where they run. */
function readTime(text: string | null): number {
  const match = MOMENT.exec(text?.trim() ?? '');
  if (!match) return Number.NaN;
  if (!isDay(match[1])) return Number.NaN;
  const [, day, clock, second = '00', fraction = '0', hours = '+00', minutes = '00'] = match;
  return Date.parse(`${day}T${clock}:${second}.${fraction.slice(0, 3)}${hours}:${minutes}`);
}
