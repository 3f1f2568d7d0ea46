import { beforeEach, expect, it, vi } from 'vitest';
import type { HolidayTable } from '../../src/core/rules/calendar/holiday-table.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import {
  copyHolidays,
  missingYears,
  patchYears,
  provisionalYears,
  readHolidayFile,
  readShippedHolidays,
} from '../../src/state/holidays.ts';
import { useSession } from '../../src/state/session.ts';
import type { DistrictSummary } from '../../src/workers/engine-api.ts';

const asked: ActionRequest[] = [];
vi.mock('../../src/state/act.ts', () => ({
  act: async (requests: readonly ActionRequest[]) => {
    asked.push(...requests);
  },
}));
vi.mock('../../src/state/record.ts', () => ({ today: () => '2026-11-20' }));

const FIXED = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const daysOf = (year: number) => FIXED.map((monthDay) => `${year}-${monthDay}`);
const OWN = { year: 2025, offDays: daysOf(2025), makeUpWorkdays: [], statutoryDays: daysOf(2025), source: '本单位' };
const NEXT = { ...OWN, year: 2027, offDays: daysOf(2027), statutoryDays: daysOf(2027) };

const open = (holidays?: HolidayTable) =>
  useSession.setState({ summary: { settings: { holidays } } as unknown as DistrictSummary });
const kept = (): HolidayTable => {
  const [one] = asked;
  return one?.action === 'changeSettings' ? (one.input.patch.holidays ?? []) : [];
};

beforeEach(() => {
  asked.length = 0;
});

it('a district without tables is offered every year there is, and gets them as one change', async () => {
  open();
  expect(missingYears(useSession.getState().summary?.settings)).toEqual([2024, 2025, 2026]);
  await copyHolidays('国务院办公厅通知');
  expect(asked).toMatchObject([{ input: { reason: '国务院办公厅通知' } }]);
  expect(kept()).toEqual(await readShippedHolidays());
  expect(kept()[2].offDays).toContain('2026-02-17');
});

it('what an office entered itself stays beside the years that are copied', async () => {
  open([OWN, NEXT]);
  expect(missingYears(useSession.getState().summary?.settings)).toEqual([2024, 2026]);
  await copyHolidays('国务院办公厅通知');
  expect(kept().map(({ year, source }) => [year, source === '本单位'])).toEqual([
    [2024, false],
    [2025, true],
    [2026, false],
    [2027, true],
  ]);
});

it('a file of the office adds its year, or takes the place of the one that was known', () => {
  const years = readHolidayFile(JSON.stringify([NEXT, { ...OWN, source: '新的' }]));
  expect(patchYears([OWN], years)).toEqual([{ ...OWN, source: '新的' }, NEXT]);
});

it.each([
  ['no JSON', '假期', 'JSON'],
  ['no year', JSON.stringify({ ...OWN, year: '2025' }), 'year'],
  ['a day of another year', JSON.stringify({ ...OWN, offDays: ['2026-01-01'] }), 'offDays'],
  ['no day', JSON.stringify({ ...OWN, offDays: ['2025-02-30'] }), 'offDays'],
  ['no days off at all', JSON.stringify({ ...OWN, offDays: [] }), 'offDays'],
  ['a day that is both off and worked', JSON.stringify({ ...OWN, makeUpWorkdays: ['2025-01-01'] }), 'makeUpWorkdays'],
  ['a weekday that is made up for', JSON.stringify({ ...OWN, makeUpWorkdays: ['2025-01-29'] }), 'makeUpWorkdays'],
  ['a new year that is no holiday', JSON.stringify({ ...OWN, statutoryDays: daysOf(2025).slice(1) }), 'statutoryDays'],
  ['no source', JSON.stringify({ ...OWN, source: '' }), 'source'],
  ['no year at all', '[]', 'year'],
])('a file with %s is refused with the member', (_, text, member) => {
  expect(() => readHolidayFile(text)).toThrow(
    expect.objectContaining({ code: 'holidays-malformed', params: expect.objectContaining({ member }) }),
  );
});

it('years without a table are named: between those that have one, and up to the next year', () => {
  const table = (year: number) => ({ ...OWN, year });
  expect(provisionalYears([], 2026)).toEqual([2026, 2027]);
  expect(provisionalYears([table(2024), table(2026)], 2026)).toEqual([2025, 2027]);
  expect(provisionalYears([table(2026), table(2027), table(2028)], 2026)).toEqual([]);
  expect(provisionalYears([table(2027)], 2026)).toEqual([2026]);
});
