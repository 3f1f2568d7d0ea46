import type { Day } from '../../register/ports.ts';
import { addDays, addMonths, addYears } from '../calendar/add-to-day.ts';
import type { CountedDay, WorkCalendar } from '../calendar/work-calendar.ts';
import type { ClockEvent, Period, PeriodLength, Procedure } from './period.ts';
import { PERIODS } from './periods.ts';

/** A period with its days. */
export interface ReckonedPeriod {
  readonly period: Period;
  readonly from: Day;
  /** The last day of the period, or the last day to act where it is counted ahead. */
  readonly endsOn: Day;
  /** The end under the other reading, where two exist: moved where `endsOn` is not, and the other way round. */
  readonly otherwiseOn?: Day;
  /** The reading that harms nobody's rights: the later end of a right or a wait, the earlier one of a duty. */
  readonly safeOn: Day;
  /** `provisional`: it reaches a year without a holiday table. `disputed`: two readings exist. */
  readonly certainty: 'certain' | 'disputed' | 'provisional';
}

/** What was reckoned by a calendar: thousands of cases ask for the same few hundred days. */
const reckoned = new WeakMap<WorkCalendar, Map<string, readonly ReckonedPeriod[]>>();

/** All periods that run from an event of a procedure, in the order of the table. */
export function reckonPeriods(
  procedure: Procedure,
  event: ClockEvent,
  on: Day,
  calendar: WorkCalendar,
): readonly ReckonedPeriod[] {
  const known = reckoned.get(calendar) ?? new Map<string, readonly ReckonedPeriod[]>();
  reckoned.set(calendar, known);
  const asked = `${procedure} ${event} ${on}`;
  const before = known.get(asked);
  if (before) return before;
  const periods = PERIODS.filter((period) => period.from === event && period.procedures.includes(procedure)).map((period) =>
    reckonPeriod(period, on, calendar),
  );
  known.set(asked, periods);
  return periods;
}

/** One period from the day of its event, which is not counted. */
export function reckonPeriod(period: Period, from: Day, calendar: WorkCalendar): ReckonedPeriod {
  const counted = count(period, from, calendar);
  const moved = period.moves === 'no' ? counted : calendar.moveToWorkingDay(counted.on);
  const ends = period.moves === 'yes' ? moved : counted;
  const other =
    period.otherReading === 'day-itself'
      ? calendar.lastWithWorkingDaysBefore(from, period.length.count - 1)
      : period.moves === 'unsettled'
        ? moved
        : ends;
  const isDisputed = other.on !== ends.on;
  return {
    period,
    from,
    endsOn: ends.on,
    ...(isDisputed && { otherwiseOn: other.on }),
    // The other end is the later one under each reading there is.
    safeOn: period.kind === 'duty' ? ends.on : other.on,
    certainty: counted.provisional || moved.provisional ? 'provisional' : isDisputed ? 'disputed' : 'certain',
  };
}

function count({ length, ahead }: Period, from: Day, calendar: WorkCalendar): CountedDay {
  if (ahead) return calendar.lastWithWorkingDaysBefore(from, length.count);
  if (length.unit === 'working-days') return calendar.addWorkingDays(from, length.count);
  const on = addCalendar(from, length);
  // Only where it ends matters: a year without a table in between changes no calendar count.
  return { on, provisional: !calendar.isKnown(on) };
}

function addCalendar(from: Day, { count: many, unit }: PeriodLength): Day {
  if (unit === 'months') return addMonths(from, many);
  return unit === 'years' ? addYears(from, many) : addDays(from, many);
}
