import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameDay, numberDay } from '../../../../src/core/register/day.ts';
import { addDays, addMonths, addYears } from '../../../../src/core/rules/calendar/add-to-day.ts';
import type { HolidayYear } from '../../../../src/core/rules/calendar/holiday-table.ts';
import { createWorkCalendar } from '../../../../src/core/rules/calendar/work-calendar.ts';

const table = ['2024', '2025', '2026'].map(
  (year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear,
);
const calendar = createWorkCalendar(table);
const daysOf = (year: number) =>
  Array.from({ length: numberDay(`${year + 1}-01-01`) - numberDay(`${year}-01-01`) }, (_, n) => addDays(`${year}-01-01`, n));

describe('working days', () => {
  // Counts of the notices themselves: days − weekend days − statutory days.
  it.each([
    [2024, 251, 11],
    [2025, 248, 13],
    [2026, 248, 13],
  ])('of %i are as many as days without weekends and statutory holidays', (year, working, statutory) => {
    expect(daysOf(year).filter((day) => calendar.isWorkingDay(day))).toHaveLength(working);
    expect(daysOf(year).filter((day) => calendar.isStatutoryHoliday(day))).toHaveLength(statutory);
  });

  it('follow make-up workdays and moved holidays', () => {
    expect(calendar.isWorkingDay('2024-02-09')).toBe(true);
    expect(calendar.isWorkingDay('2026-02-14')).toBe(true);
    expect(calendar.isWorkingDay('2026-02-23')).toBe(false);
    expect(calendar.isStatutoryHoliday('2026-02-20')).toBe(false);
  });

  it('are counted without the first day', () => {
    expect(calendar.addWorkingDays('2026-02-13', 1)).toEqual({ on: '2026-02-14', provisional: false });
    expect(calendar.addWorkingDays('2026-02-13', 2)).toEqual({ on: '2026-02-24', provisional: false });
    expect(calendar.addWorkingDays('2026-02-13', 5)).toEqual({ on: '2026-02-27', provisional: false });
    expect(calendar.addWorkingDays('2024-09-30', 7)).toEqual({ on: '2024-10-15', provisional: false });
  });

  it('beyond the tables are provisional', () => {
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ on: '2026-12-31', provisional: false });
    expect(calendar.addWorkingDays('2026-12-30', 2)).toEqual({ on: '2027-01-01', provisional: true });
    expect(calendar.moveToWorkingDay('2027-05-01').provisional).toBe(true);
  });

  it('a rest day moves to the next worked one, a worked one stays', () => {
    expect(calendar.moveToWorkingDay('2026-10-01').on).toBe('2026-10-08');
    expect(calendar.moveToWorkingDay('2026-10-10').on).toBe('2026-10-10');
  });

  it('ahead of a day lie between it and the last day to act', () => {
    // Hearing on Thursday 12 March 2026: 3, 4, 5, 6, 9, 10, 11 March lie between it and 2 March.
    expect(calendar.lastWithWorkingDaysBefore('2026-03-12', 7).on).toBe('2026-03-02');
  });

  it('count forth and back to the same day', () => {
    const day = fc.integer({ min: numberDay('2024-03-01'), max: numberDay('2026-06-01') }).map(nameDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = calendar.addWorkingDays(from, count).on;
        const between = numberDay(to) - numberDay(from);
        const counted = Array.from({ length: between }, (_, n) => addDays(from, n + 1)).filter((one) =>
          calendar.isWorkingDay(one),
        );
        expect(counted).toHaveLength(count);
        expect(counted.at(-1)).toBe(to);
      }),
    );
  });
});

describe('calendar periods', () => {
  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-02-28', 6, '2026-08-28'],
    ['2025-12-15', 3, '2026-03-15'],
  ])('%s and %i months end on %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('a year from 29 February ends on 28 February; days are counted without the first', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addDays('2026-03-01', 60)).toBe('2026-04-30');
  });
});
