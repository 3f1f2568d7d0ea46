import { nameDay, numberDay } from '../../register/day.ts';
import type { Settings } from '../../register/district.ts';
import type { Day } from '../../register/ports.ts';
import { listWeekEnds } from '../footprint/reporting-weeks.ts';

const DAYS_PER_WEEK = 7;

/** Last day of the reporting week that holds a day, whether it has come or not. */
export function weekEndOf(day: Day, startsOn: Settings['week']['startsOn']): Day {
  const number = numberDay(day);
  return nameDay(listWeekEnds(startsOn, number, number + DAYS_PER_WEEK)[0]);
}
