import { isDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import type { HolidayYear } from './holiday-table.ts';

/** Statutory holidays of every year that need no lunar calendar (全国年节及纪念日放假办法 第2条): new year, labour day, national day. */
const ALWAYS_OFF = ['01-01', '05-01', '10-01', '10-02', '10-03'];
/** Sunday and Saturday: what is made up for is a day of rest. */
const REST_WEEKDAYS = new Set([0, 6]);

/**
 * One year of holidays as an office wrote it down, in the form of `data/holidays/<year>.json`; other members are left out. Working
 * days decide over rights, so that a table that contradicts itself is not taken. @throws CodedError `holidays-malformed`, with the
 * member and what stands there
 */
export function readHolidayYear(value: unknown): HolidayYear {
  const { year, offDays, makeUpWorkdays, statutoryDays, source } = Object(value) as Record<string, unknown>;
  if (!Number.isSafeInteger(year)) throw malformed('year', year);
  if (typeof source !== 'string' || source.trim() === '') throw malformed('source', source);
  const inYear = (member: string, days: unknown): readonly Day[] => {
    if (!Array.isArray(days)) throw malformed(member, days);
    for (const day of days)
      if (typeof day !== 'string' || !isDay(day) || Number(day.slice(0, 4)) !== year) throw malformed(member, day);
    return [...(days as readonly Day[])].sort();
  };
  const off = inYear('offDays', offDays);
  const worked = inYear('makeUpWorkdays', makeUpWorkdays);
  const statutory = inYear('statutoryDays', statutoryDays);
  if (off.length === 0) throw malformed('offDays', '');
  const both = worked.find((day) => off.includes(day)) ?? statutory.find((day) => !off.includes(day));
  if (both !== undefined) throw malformed('makeUpWorkdays', both);
  const holiday = ALWAYS_OFF.map((monthDay) => `${String(year)}-${monthDay}`).find((day) => !statutory.includes(day));
  if (holiday !== undefined) throw malformed('statutoryDays', holiday);
  const weekday = worked.find((day) => !REST_WEEKDAYS.has(new Date(`${day}T00:00:00Z`).getUTCDay()));
  if (weekday !== undefined) throw malformed('makeUpWorkdays', weekday);
  return { year: Number(year), offDays: off, makeUpWorkdays: worked, statutoryDays: statutory, source };
}

function malformed(member: string, found: unknown): Error {
  const params = { member, found: typeof found === 'string' ? found : (JSON.stringify(found) ?? '') };
  return Object.assign(new Error('holidays-malformed'), { code: 'holidays-malformed', params });
}
