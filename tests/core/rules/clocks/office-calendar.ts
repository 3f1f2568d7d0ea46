import { readFileSync } from 'node:fs';
import type { HolidayYear } from '../../../../src/core/rules/calendar/holiday-table.ts';
import { createWorkCalendar } from '../../../../src/core/rules/calendar/work-calendar.ts';

/** The tables in data/holidays. */
export const HOLIDAYS: readonly HolidayYear[] = ['2024', '2025', '2026'].map(
  (year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear,
);

/** Their calendar. */
export const officeCalendar = createWorkCalendar(HOLIDAYS);
