import type { Settings } from '../../register/district.ts';

const DAYS_PER_WEEK = 7;
/** Day 0 of day numbers, 1970-01-01, was a Thursday: ISO weekday 4. */
const WEEKDAY_OF_DAY_0 = 4;

/**
 * Day numbers of the last days of the reporting weeks that hold `first` to `last`, oldest first. A week's figures are those of its
 * last day; the week under way ends on `last` itself, so that it never speaks of days to come.
 */
export function listWeekEnds(startsOn: Settings['week']['startsOn'], first: number, last: number): number[] {
  const weekday = (((first + WEEKDAY_OF_DAY_0 - 1) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const daysIntoWeek = (weekday - (startsOn - 1) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const ends: number[] = [];
  for (let end = first - daysIntoWeek + DAYS_PER_WEEK - 1; end < last; end += DAYS_PER_WEEK) ends.push(end);
  if (first <= last) ends.push(last);
  return ends;
}

/** Place of the week that holds a day, or of the first of other ascending days that is not before it; past the end for later days. */
export function weekHolding(weekEnds: ArrayLike<number>, day: number): number {
  let low = 0;
  let high = weekEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weekEnds[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the last week that ended on a day or before it; the first week for earlier days. */
export function weekEndedBy(weekEnds: readonly number[], day: number): number {
  const at = weekHolding(weekEnds, day);
  return Math.max(0, weekEnds[at] === day ? at : at - 1);
}
