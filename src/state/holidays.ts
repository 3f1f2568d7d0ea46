import type { Settings } from '../core/register/district.ts';
import type { HolidayTable, HolidayYear } from '../core/rules/calendar/holiday-table.ts';
import { readHolidayYear } from '../core/rules/calendar/read-holiday-year.ts';
import { act } from './act.ts';
import { today } from './record.ts';
import { useSession } from './session.ts';

/** The years that come with the product, each fetched from the product itself when it is first asked for. */
const SHIPPED: Readonly<Record<number, () => Promise<HolidayYear>>> = {
  2024: async () => readHolidayYear((await import('../../data/holidays/2024.json')).default),
  2025: async () => readHolidayYear((await import('../../data/holidays/2025.json')).default),
  2026: async () => readHolidayYear((await import('../../data/holidays/2026.json')).default),
};

/** Every year that comes with the product: what a new district begins with. */
export const readShippedHolidays = (): Promise<HolidayTable> => Promise.all(Object.values(SHIPPED).map((read) => read()));

/** Years that could be copied into a district's settings; none where it has them all. */
export function missingYears(settings: Pick<Settings, 'holidays'> | undefined): readonly number[] {
  const known = new Set(settings?.holidays?.map(({ year }) => year));
  return Object.keys(SHIPPED)
    .map(Number)
    .filter((year) => !known.has(year));
}

/** Years that come with the product. */
export const readShippedYears = (years: readonly number[]): Promise<HolidayTable> =>
  Promise.all(years.map((year) => SHIPPED[year]()));

/** Copies the missing years into the open district's settings, as one change; what an office entered itself stays. @throws CodedError */
export async function copyHolidays(reason: string): Promise<void> {
  const settings = useSession.getState().summary?.settings;
  const holidays = patchYears(settings?.holidays, await readShippedYears(missingYears(settings)));
  await act([{ action: 'changeSettings', input: { patch: { holidays }, reason, on: today() } }]);
}

/** A table with further years, or others in the place of those it has. */
export function patchYears(known: HolidayTable = [], years: HolidayTable): HolidayTable {
  const replaced = new Set(years.map(({ year }) => year));
  return [...known.filter(({ year }) => !replaced.has(year)), ...years].sort((a, b) => a.year - b.year);
}

/**
 * Years without a table, in which periods are provisional: from the first year that has one, or this year, to the last one and at least
 * to the next year.
 */
export function provisionalYears(known: HolidayTable, thisYear: number): readonly number[] {
  const years = known.map(({ year }) => year);
  const [first, last] = [Math.min(thisYear, ...years), Math.max(thisYear + 1, ...years)];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n).filter((year) => !years.includes(year));
}

/** The years of a file of the office: one year, or a list of them. @throws CodedError `holidays-malformed` */
export function readHolidayFile(text: string): HolidayTable {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw malformed('JSON', text.slice(0, 20));
  }
  const years = (Array.isArray(parsed) ? parsed : [parsed]).map(readHolidayYear);
  if (years.length === 0) throw malformed('year', '[]');
  return years;
}

const malformed = (member: string, found: string): Error =>
  Object.assign(new Error('holidays-malformed'), { code: 'holidays-malformed', params: { member, found } });
