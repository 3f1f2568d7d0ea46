import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';

/** Calendar days, the first day not counted. */
export function addDays(from: Day, count: number): Day {
  return nameDay(numberDay(from) + count);
}

/** Months end on the same day number, else on the month's last day: 31 August and 6 months is 28 or 29 February. */
export function addMonths(from: Day, count: number): Day {
  const months = 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return nameDay(Date.UTC(year, month, Math.min(Number(from.slice(8, 10)), last)) / 86_400_000);
}

/** 29 February and a year is 28 February. */
export function addYears(from: Day, count: number): Day {
  return addMonths(from, 12 * count);
}
