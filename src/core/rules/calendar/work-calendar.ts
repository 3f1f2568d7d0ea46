import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { HolidayTable } from './holiday-table.ts';

/** A day found by counting. `provisional`: the way to it, or the day itself, lies in a year without a table. */
export interface CountedDay {
  readonly on: Day;
  readonly provisional: boolean;
}

/** What an office's settings say of its calendar. */
export interface OfficeTiming {
  readonly holidays?: HolidayTable;
  readonly demandAfterRemedies?: readonly { readonly fromOn: Day; readonly value: boolean }[];
}

/** Working days as the State Council's notices set them: Monday to Friday without the days off, and the make-up workdays; and what else of timing is the office's own. */
export interface WorkCalendar {
  isWorkingDay(day: Day): boolean;
  /** A day of the narrow reading: one of the holidays named in the regulation itself, not one moved around it. */
  isStatutoryHoliday(day: Day): boolean;
  /** Is there a table for the day's year? Without one Monday to Friday are taken for worked. */
  isKnown(day: Day): boolean;
  /** The day after counting `count` working days, the first day not counted: 1 is the next working day. `count` from 1. */
  addWorkingDays(from: Day, count: number): CountedDay;
  /** The day itself, or the next working day where it is a rest day. */
  moveToWorkingDay(day: Day): CountedDay;
  /** The last day on which `count` whole working days still lie between it and `before`: 7 ahead of a hearing. */
  lastWithWorkingDaysBefore(before: Day, count: number): CountedDay;
  /** Does a demand of that day, on the land track, have to wait for the end of all remedies? Without a setting it does: that is safe. */
  demandWaits(on: Day): boolean;
}

/** The calendar by which the clocks of an office run. */
export function officeCalendar(settings: OfficeTiming | null | undefined): WorkCalendar {
  return createWorkCalendar(settings?.holidays ?? [], settings?.demandAfterRemedies);
}

const SATURDAY = 6;

export function createWorkCalendar(table: HolidayTable, demands: OfficeTiming['demandAfterRemedies'] = []): WorkCalendar {
  const years = new Set(table.map(({ year }) => year));
  const off = new Set(table.flatMap(({ offDays }) => offDays));
  const worked = new Set(table.flatMap(({ makeUpWorkdays }) => makeUpWorkdays));
  const statutory = new Set(table.flatMap(({ statutoryDays }) => statutoryDays));
  const isKnown = (day: Day) => years.has(Number(day.slice(0, 4)));
  const isWorkingDay = (day: Day) => worked.has(day) || (isoWeekday(day) < SATURDAY && !off.has(day));

  function step(from: Day, direction: 1 | -1, count: number): CountedDay {
    let number = numberDay(from);
    let provisional = false;
    for (let left = count; left > 0; ) {
      number += direction;
      const day = nameDay(number);
      provisional ||= !isKnown(day);
      if (isWorkingDay(day)) left--;
    }
    return { on: nameDay(number), provisional };
  }

  return {
    isKnown,
    isWorkingDay,
    isStatutoryHoliday: (day) => statutory.has(day),
    addWorkingDays: (from, count) => step(from, 1, count),
    moveToWorkingDay: (day) => {
      if (isWorkingDay(day)) return { on: day, provisional: !isKnown(day) };
      const { on, provisional } = step(day, 1, 1);
      return { on, provisional: provisional || !isKnown(day) };
    },
    lastWithWorkingDaysBefore: (before, count) => step(before, -1, count + 1),
    demandWaits: (on) => demands.findLast(({ fromOn }) => fromOn <= on)?.value ?? true,
  };
}

/** 1 Monday … 7 Sunday. */
function isoWeekday(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((numberDay(day) + 3) % 7) + 7) % 7) + 1;
}
