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

/** Copies the missing years into the open district's settings, as one change; what an office entered itself stays. @throws CodedError */
export async function copyHolidays(): Promise<void> {
  const missing = missingYears(useSession.getState().summary?.settings);
  await keep(await Promise.all(missing.map((year) => SHIPPED[year]())));
}

/** Takes the years of a file of the office: one year, or a list of them; a year that is known is replaced. Returns the years. @throws CodedError `holidays-malformed` */
export async function importHolidays(text: string): Promise<readonly number[]> {
  const found = readYears(text);
  await keep(found);
  return found.map(({ year }) => year);
}

function readYears(text: string): readonly HolidayYear[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw Object.assign(new Error('holidays-malformed'), {
      code: 'holidays-malformed',
      params: { member: 'JSON', found: text.slice(0, 20) },
    });
  }
  return (Array.isArray(parsed) ? parsed : [parsed]).map(readHolidayYear);
}

async function keep(years: readonly HolidayYear[]): Promise<void> {
  const replaced = new Set(years.map(({ year }) => year));
  const known = useSession.getState().summary?.settings.holidays ?? [];
  const holidays = [...known.filter(({ year }) => !replaced.has(year)), ...years].sort((a, b) => a.year - b.year);
  await act([{ action: 'changeSettings', input: { patch: { holidays }, on: today() } }]);
}
