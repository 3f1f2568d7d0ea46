/** Day number of what never ends. */
export const NEVER = 2 ** 31 - 1;

/** Days `from ≤ day < until` on which something is unresolved. */
export interface Interval {
  readonly from: number;
  readonly until: number;
  /** The plot whose registration begins it, or −1 where a red-line version does. */
  readonly begunBy: number;
  /** The plot whose resolution ends it, or −1 where a red-line version or nothing does. */
  readonly endedBy: number;
}

/** Disjoint and in order of days. */
export type Activity = readonly Interval[];

/** Days on which any of them holds. Where two begin or end on one day the first of them does so. */
export function uniteActivities(intervals: readonly Interval[]): Activity {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  const united: Interval[] = [];
  for (const interval of sorted) {
    const last = united.at(-1);
    if (!last || interval.from > last.until) united.push(interval);
    else if (interval.until > last.until) united[united.length - 1] = { ...interval, from: last.from, begunBy: last.begunBy };
  }
  return united;
}

/** Days on which both hold. */
export function intersectActivities(a: Activity, b: Activity): Activity {
  const common: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const { from, begunBy } = x.from >= y.from ? x : y;
      const { until, endedBy } = x.until <= y.until ? x : y;
      if (from < until) common.push({ from, until, begunBy, endedBy });
    }
  }
  return common;
}
