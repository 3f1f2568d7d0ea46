import type { HolidayTable } from '../rules/calendar/holiday-table.ts';
import { readHolidayYear } from '../rules/calendar/read-holiday-year.ts';
import { writeCanonicalJson } from './canonical-json.ts';
import type { SettingsPatch } from './change.ts';
import type { Refusal } from './refusal.ts';

/** Settings that rules are measured by, each with the values between which the rule still finds something. */
const RANGES = [
  { field: 'sliver.m2', of: ({ sliver }: SettingsPatch) => sliver?.m2, least: 0, most: 10 },
  { field: 'sliver.width_m', of: ({ sliver }: SettingsPatch) => sliver?.width_m, least: 0, most: 1 },
  { field: 'duplicateRatio', of: ({ duplicateRatio }: SettingsPatch) => duplicateRatio, least: 0.01, most: 0.9 },
  { field: 'demolitionDueMonths', of: ({ demolitionDueMonths }: SettingsPatch) => demolitionDueMonths, least: 0, most: 12 },
] as const;

/** New settings that would keep a rule from finding anything, a calendar that contradicts itself, a time zone that no clock knows. Years that `standing` has already stay. */
export function checkSettings(patch: SettingsPatch, standing: HolidayTable = []): Refusal | null {
  for (const { field, of, least, most } of RANGES) {
    const found = of(patch);
    if (found !== undefined && !(found >= least && found <= most))
      return { refused: 'setting-out-of-range', field, found, least, most };
  }
  if (typeof patch.timeZone === 'string' && !isTimeZone(patch.timeZone))
    return { refused: 'time-zone-unknown', found: patch.timeZone };
  return checkHolidays(patch.holidays ?? [], new Set(standing.map(writeCanonicalJson)));
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function checkHolidays(years: HolidayTable, standing: ReadonlySet<string>): Refusal | null {
  const seen = new Set<number>();
  for (const year of years) {
    if (seen.has(year.year)) return { refused: 'holidays-malformed', member: 'year', found: year.year };
    seen.add(year.year);
    if (standing.has(writeCanonicalJson(year))) continue;
    try {
      readHolidayYear(year);
    } catch (error) {
      const { code, params } = error as { code?: string; params?: Record<string, string> };
      if (code === undefined) throw error;
      return { refused: code, ...params };
    }
  }
  return null;
}
