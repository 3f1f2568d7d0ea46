import type { Day } from '../../register/ports.ts';
import { addDays } from '../calendar/add-to-day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Obstacle } from './step-verdict.ts';

/**
 * No enforcement on any day that is not worked, the wide reading of 法定节假日: weekends, statutory and moved days. A day without a
 * table may turn out a holiday: an irreversible step waits for the table.
 */
export function restDays(on: Day, calendar: WorkCalendar): Obstacle[] {
  const article = '行政强制法 第43条';
  return [
    ...(calendar.isWorkingDay(on) && !calendar.isStatutoryHoliday(on)
      ? []
      : [{ code: 'rest-day', until: addDays(calendar.moveToWorkingDay(on).on, -1), article }]),
    ...(calendar.isKnown(on) ? [] : [{ code: 'calendar-missing', article }]),
  ];
}
