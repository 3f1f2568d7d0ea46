import { readHolidayYear } from '../rules/calendar/read-holiday-year.ts';
import type { HolidayTable } from '../rules/calendar/holiday-table.ts';
import { writeCanonicalJson } from './canonical-json.ts';
import type { SettingsPatch } from './change.ts';
import { isDay } from './day.ts';
import type { Settings } from './district.ts';
import { OFFICE_RULES, type OfficeRule, readOfficeRule } from './office-rules.ts';
import type { Day } from './ports.ts';
import type { Refusal } from './refusal.ts';

type Standing = Partial<Pick<Settings, 'holidays' | 'demandAfterRemedies'>>;

/**
 * New settings that the law does not allow or that would keep a rule from finding anything, a calendar that contradicts itself, a time
 * zone that no clock knows, a timing that would reach back before `on`. Years and days that `standing` has already stay.
 */
export function checkSettings(patch: SettingsPatch, standing: Standing, on: Day): Refusal | null {
  for (const rule of OFFICE_RULES) {
    const unfit = checkRule(rule, patch);
    if (unfit) return unfit;
  }
  if (typeof patch.timeZone === 'string' && !isTimeZone(patch.timeZone))
    return { refused: 'time-zone-unknown', found: patch.timeZone };
  return (
    checkDemand(patch.demandAfterRemedies ?? [], new Set(standing.demandAfterRemedies?.map(writeCanonicalJson)), on) ??
    checkHolidays(patch.holidays ?? [], new Set(standing.holidays?.map(writeCanonicalJson)))
  );
}

function checkRule({ id, range, options, law, article }: OfficeRule, patch: SettingsPatch): Refusal | null {
  const found = readOfficeRule(patch as Partial<Settings>, id);
  const member = id.split('.')[0];
  if (found === undefined || found === null)
    return member in patch ? { refused: 'setting-unknown', field: id, found: JSON.stringify(found ?? null) } : null;
  const isBelow = law && ('only' in law ? found !== law.only : !(Number(found) >= law.least));
  if (isBelow)
    return {
      refused: 'setting-below-law',
      field: id,
      found,
      least: 'only' in law ? law.only : law.least,
      article: article ?? '',
    };
  if (options && !options.includes(found)) return { refused: 'setting-unknown', field: id, found };
  if (!range) return null;
  const { least, most, whole } = range;
  const fits = typeof found === 'number' && found >= least && found <= most && (!whole || Number.isInteger(found));
  return fits ? null : { refused: 'setting-out-of-range', field: id, found, least, most };
}

/** A timing of the demand holds from the day of its change on: what was done before stays judged as it was. */
function checkDemand(
  entries: NonNullable<SettingsPatch['demandAfterRemedies']>,
  standing: ReadonlySet<string>,
  on: Day,
): Refusal | null {
  let last = '';
  for (const entry of entries) {
    const { fromOn, value } = entry;
    if (!isDay(fromOn) || fromOn <= last || typeof value !== 'boolean')
      return { refused: 'setting-unknown', field: 'demandAfterRemedies', found: JSON.stringify(entry) };
    if (fromOn < on && !standing.has(writeCanonicalJson(entry)))
      return { refused: 'setting-not-retroactive', field: 'demandAfterRemedies', fromOn, notBefore: on };
    last = fromOn;
  }
  return null;
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
