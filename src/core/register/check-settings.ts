import { FARTHEST_EAST_M, FARTHEST_NORTH_M } from '../geodesy/plane.ts';
import type { HolidayTable } from '../rules/calendar/holiday-table.ts';
import { readHolidayYear } from '../rules/calendar/read-holiday-year.ts';
import { writeCanonicalJson } from './canonical-json.ts';
import type { SettingsPatch } from './change.ts';
import type { Settings } from './district.ts';
import { OFFICE_RULES } from './office-rules.ts';
import type { Refusal } from './refusal.ts';

/** Those that a district cannot be without: `null` takes none of them away. */
const NEEDED: readonly (keyof Settings)[] = [
  'timeZone',
  'week',
  'plane',
  'bounds',
  'units',
  'assistingUnits',
  'measureOfRecord',
  'decimals',
  'sliver',
  'duplicateRatio',
  'demolitionDueMonths',
  'coverageDistance_m',
  'coverageAccuracy_m',
  'positionAccuracyLimit_m',
  'smallCell',
  'allowedOrigins',
];

/** Settings that rules are measured by, each with the values between which the rule still finds something. */
const RANGES: readonly { readonly field: string; readonly least: number; readonly most: number }[] = [
  ...OFFICE_RULES.flatMap(({ id, range }) => (range ? [{ field: id, least: range.least, most: range.most }] : [])),
  { field: 'week.startsOn', least: 1, most: 7 },
  { field: 'plane.meridian', least: -180, most: 180 },
  { field: 'plane.origin.east_m', least: -FARTHEST_EAST_M, most: FARTHEST_EAST_M },
  { field: 'plane.origin.north_m', least: -FARTHEST_NORTH_M, most: FARTHEST_NORTH_M },
];

const LISTS: readonly (keyof Settings)[] = [
  'units',
  'assistingUnits',
  'holidays',
  'allowedOrigins',
  'baseMaps',
  'demandAfterRemedies',
  'yearTasks',
];
/** Millimetres of the district's columns reach no farther. */
const WIDEST_DEGREES = 20;

/** The settings that a district begins with: none is missing. */
export function checkAllSettings(settings: Settings): Refusal | null {
  const missing = NEEDED.find((field) => settings[field] === undefined);
  if (missing) return { refused: 'setting-needed', field: missing };
  const nothing = Object.entries(settings).find(([, value]) => value === null);
  return nothing ? { refused: 'setting-malformed', field: nothing[0], found: 'null' } : checkSettings(settings);
}

/** New settings that would keep a rule from finding anything, a calendar that contradicts itself, a time zone that no clock knows. Years that `standing` has already stay. */
export function checkSettings(patch: SettingsPatch, standing: HolidayTable = []): Refusal | null {
  const holidays = checkLists(patch) ?? checkHolidays(patch.holidays ?? [], new Set(standing.map(writeCanonicalJson)));
  return checkNumbers(patch) ?? holidays;
}

/** What needs no calendar: also asked of every record that is read, whoever wrote it. */
export function checkNumbers(patch: SettingsPatch): Refusal | null {
  const taken = NEEDED.find((field) => patch[field] === null);
  if (taken) return { refused: 'setting-needed', field: taken };
  for (const { field, least, most } of RANGES) {
    const [head, ...path] = field.split('.');
    const setting: unknown = patch[head as keyof Settings];
    if (setting === undefined || setting === null) continue;
    const found = path.reduce<unknown>((whole, member) => Object(whole)[member], setting);
    if (typeof found !== 'number' || !(found >= least && found <= most))
      return { refused: 'setting-out-of-range', field, found: print(found), least, most };
  }
  if (patch.bounds !== undefined && !isBounds(patch.bounds))
    return { refused: 'setting-malformed', field: 'bounds', found: print(patch.bounds) };
  if (patch.timeZone !== undefined && !isTimeZone(patch.timeZone))
    return { refused: 'time-zone-unknown', found: print(patch.timeZone) };
  return null;
}

function checkLists(patch: SettingsPatch): Refusal | null {
  const odd = LISTS.find((field) => patch[field] !== undefined && patch[field] !== null && !Array.isArray(patch[field]));
  if (odd) return { refused: 'setting-malformed', field: odd, found: print(patch[odd]) };
  const task = (patch.yearTasks ?? []).find((one) => !isYearTask(one));
  return task === undefined ? null : { refused: 'setting-malformed', field: 'yearTasks', found: print(task) };
}

/** A year, and of what there is to do whole numbers that are not negative. */
function isYearTask(task: unknown): boolean {
  const { year, unit, demolition_cm2, land_cm2, households } = Object(task) as Record<string, unknown>;
  const isAmount = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && (value as number) >= 0);
  return (
    Number.isInteger(year) &&
    (unit === undefined || typeof unit === 'string') &&
    [demolition_cm2, land_cm2, households].every(isAmount)
  );
}

const print = (value: unknown): string | number =>
  typeof value === 'number' ? value : (JSON.stringify(value) ?? '').slice(0, 60);

/** A box of land that a plane can hold; west may exceed east where it crosses the antimeridian. */
function isBounds(bounds: unknown): boolean {
  if (!Array.isArray(bounds) || bounds.length !== 4) return false;
  const [west, south, east, north] = bounds as unknown[] as number[];
  if (!bounds.every(Number.isFinite) || Math.abs(west) > 180 || Math.abs(east) > 180) return false;
  const width = west > east ? east + 360 - west : east - west;
  const height = north - south;
  return south >= -90 && north <= 90 && height > 0 && height <= WIDEST_DEGREES && width > 0 && width <= WIDEST_DEGREES;
}

function isTimeZone(timeZone: string): boolean {
  try {
    return typeof timeZone === 'string' && new Intl.DateTimeFormat('en', { timeZone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function checkHolidays(years: HolidayTable, standing: ReadonlySet<string>): Refusal | null {
  const seen = new Set<number>();
  for (const year of years) {
    if (seen.has(year?.year)) return { refused: 'holidays-malformed', member: 'year', found: year.year };
    seen.add(year?.year);
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
