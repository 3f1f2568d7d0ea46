import { nameDay, numberDay } from '../core/register/day.ts';
import type { Day } from '../core/register/ports.ts';

/** The day on which the demo stands still. */
export const DEMO_TODAY: Day = '2026-11-20';

/** Weeks of history before it. */
export const DEMO_WEEKS = 80;

export function addDays(day: Day, days: number): Day {
  return nameDay(numberDay(day) + Math.round(days));
}

/** The same day, or the Monday after a weekend: offices record on working days. */
export function onWorkday(day: Day): Day {
  const number = numberDay(day);
  const weekday = (number + 3) % 7;
  return weekday < 5 ? day : nameDay(number + 7 - weekday);
}
