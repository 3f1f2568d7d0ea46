import { isDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';

/** Why a text is no day: unreadable, a day that no calendar has, one before any record of an office, a spreadsheet's bare number, or a year in two digits or none. */
export type DayFault = 'day-unreadable' | 'day-not-in-calendar' | 'day-before-records' | 'day-serial' | 'day-without-year';

/**
 * Year, month, day in that order, with one and the same mark between them, or none; a time of day behind it is left out. A time of
 * UTC (`Z`) is read while it is still the same day in China: later ones are the next day there, or a day shifted by software.
 */
const FORMS = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](?:[01]?\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?)?$/,
  /^(\d{4})(-)(\d{2})-(\d{2})T(?:0\d|1[0-5]):\d{2}(?::\d{2}(?:\.\d+)?)?Z$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
];
/** What a spreadsheet counts days by, 1954 to 2119; people write no such number into a column of days. */
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;
/** As `isDay` has it. */
const FIRST_YEAR = '1900';
const SHORT_YEAR = /^\d{1,2}([-/.年])\d{1,2}([-/.月]\d{1,2}日?)?$|^\d{1,2}月\d{1,2}[日号]?$/;

/** A calendar day as offices write it. What can be read in two ways is not read at all. */
export function readWrittenDay(written: string): { readonly day: Day } | { readonly fault: DayFault } {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/^'/, '')
    .replace(/\s*([年月日])\s*/g, '$1');
  for (const form of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const day = `${match[1]}-${match[3].padStart(2, '0')}-${match[4].padStart(2, '0')}`;
    if (isDay(day)) return { day };
    return { fault: match[1] < FIRST_YEAR ? 'day-before-records' : 'day-not-in-calendar' };
  }
  if (SERIAL.test(text)) return { fault: 'day-serial' };
  return { fault: SHORT_YEAR.test(text) ? 'day-without-year' : 'day-unreadable' };
}
