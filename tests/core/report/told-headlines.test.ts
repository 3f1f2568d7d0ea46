import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameDay, numberDay } from '../../../src/core/register/day.ts';
import { readHeadlines, readToldHeadlines } from '../../../src/core/report/board/headlines.ts';
import type { BoardTable } from '../../../src/core/report/board/prepare-board.ts';

const FEW = 3;
const FIRST = numberDay('2025-11-02');
const NEW_YEAR = numberDay('2025-12-31');

/** A board of one line: so many households signed and items handed over in each week, each item 100 m². */
function tableOf(signed: readonly number[], handed: readonly number[]): BoardTable {
  const weekEnds = signed.map((_, n) => FIRST + 7 * n);
  const days = [...weekEnds, NEW_YEAR].sort((a, b) => a - b);
  const upTo = (counts: readonly number[]) => (day: number) =>
    counts.reduce((sum, count, n) => (weekEnds[n] <= day ? sum + count : sum), 0);
  const cellsOf = (counts: readonly number[], each = 1) => Float64Array.from(days, (day) => each * upTo(counts)(day));
  const tallies = new Map([
    ['households-signed', cellsOf(signed)],
    ['handed-over', cellsOf(handed)],
  ]);
  return {
    board: {
      rows: { places: [{ level: 'district', key: 'd' }] },
      register: { settings: { yearTasks: [{ year: 2026, households: 1000, land_cm2: 1e9 }] } },
    },
    weekEnds,
    yearsBefore: weekEnds.map((end) => (end <= NEW_YEAR ? numberDay('2024-12-31') : NEW_YEAR)),
    tallies,
    lands: new Map([['land-handed-over', cellsOf(handed, 1e6)]]),
    width: days.length,
    columnOf: (day: number) => days.indexOf(day),
  } as unknown as BoardTable;
}

const read = (table: BoardTable, week: number, id: 'households' | 'land') => ({
  told: readToldHeadlines(table, 0, week, FEW).find((one) => one.id === id),
  plain: readHeadlines(table, 0, week).find((one) => one.id === id),
});

describe('the sum of a year, for those outside the office', () => {
  it('stays where it was until three came to it, and says up to which day it tells', () => {
    const table = tableOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 0, 1, 4], Array(14).fill(0));
    const told = [9, 10, 11, 12, 13].map((week) => read(table, week, 'households').told);
    expect(told.map((one) => one?.done)).toEqual([5, 5, 5, 8, 12]);
    const ninth = nameDay(FIRST + 7 * 9);
    expect(told.map((one) => one?.doneOn)).toEqual([undefined, ninth, ninth, undefined, undefined]);
    expect(told.map((one) => one?.inWeek)).toEqual([5, null, 0, null, 4]);
    // What the pace of the weeks leads to would tell the last of them.
    expect(told.map((one) => one?.projection === null)).toEqual([false, true, true, false, false]);
  });

  it('never lets two weeks be told apart by one or two, whatever happened', () => {
    const counts = fc.array(fc.nat({ max: 6 }), { minLength: 16, maxLength: 24 });
    fc.assert(
      fc.property(counts, (handed) => {
        const table = tableOf(handed, handed);
        for (const id of ['households', 'land'] as const) {
          const of = (value: number) => (id === 'land' ? value / 1e6 : value);
          const known = new Set<number>();
          let year = -1;
          for (let week = 0; week < handed.length; week++) {
            const { told, plain } = read(table, week, id);
            if (table.yearsBefore[week] !== year) known.clear();
            year = table.yearsBefore[week];
            if (!told || !plain) continue;
            if (told.doneOn === undefined) expect(told.done).toBe(plain.done);
            known.add(of(told.done));
            if (told.inWeek && told.doneOn === undefined) known.add(of(told.done - told.inWeek));
          }
          const sums = [0, ...known].sort((a, b) => a - b);
          for (let n = 1; n < sums.length; n++) expect(sums[n] - sums[n - 1] === 0 || sums[n] - sums[n - 1] >= FEW).toBe(true);
        }
      }),
      { seed: 20261129, numRuns: 200 },
    );
  });
});
