import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedAmounts,
  type ComparedLine,
  differenceOf,
  rankCompared,
} from '../../../../src/core/report/comparison/compared.ts';
import { compareSnapshots } from '../../../../src/core/report/comparison/compare-snapshots.ts';
import { countHouseholdsBehind } from '../../../../src/core/report/comparison/households-behind.ts';
import { hideCrossings } from '../../../../src/core/report/comparison/hide-crossing.ts';
import { waterfallOf } from '../../../../src/core/report/comparison/waterfall.ts';
import type { Snapshot, SnapshotCell } from '../../../../src/core/report/snapshot/snapshot.ts';

const COLUMNS = ['households', 'handed-over', 'land', 'land-handed-over'] as const;

/** A snapshot of zones with nothing but what is compared. */
function snapshotOf(rows: Readonly<Record<string, readonly SnapshotCell[]>>): Snapshot {
  const columns = COLUMNS.map((key) => ({ key, unit: 'cm2' as const, formula: '' }));
  const names = Object.keys(rows);
  const table = {
    key: 'clearance',
    columns,
    rows: names.map((key) => ({ level: 'zone' as const, key, name: key })),
    cells: names.map((key) => rows[key]),
  };
  return { figures: [table] } as unknown as Snapshot;
}

const figures = fc
  .tuple(fc.nat(50), fc.nat(50), fc.nat(5_000_000), fc.nat(5_000_000))
  .map(([open, done, left, cleared]) => [open + done, done, left + cleared, cleared]);
const threeSnapshots = fc.tuple(
  ...[0, 1, 2].map(() => fc.dictionary(fc.constantFrom('z-1', 'z-2', 'z-3'), figures)),
) as fc.Arbitrary<[Record<string, number[]>, Record<string, number[]>, Record<string, number[]>]>;

describe('two snapshots', () => {
  it('add up: A to B and B to C are A to C in every cell', () => {
    fc.assert(
      fc.property(threeSnapshots, ([a, b, c]) => {
        const find = (lines: readonly ComparedLine[], key: string) => lines.find((line) => line.key === key)?.amounts;
        const [ab, bc, ac] = [
          compareSnapshots(snapshotOf(a), snapshotOf(b)),
          compareSnapshots(snapshotOf(b), snapshotOf(c)),
          compareSnapshots(snapshotOf(a), snapshotOf(c)),
        ];
        for (const { key, amounts } of ac) {
          for (const unit of ['cm2', 'households'] as const) {
            const whole = amounts?.[unit];
            const parts = [find(ab, key)?.[unit], find(bc, key)?.[unit]];
            const sum = (name: 'entered' | 'released') => parts.reduce((all, part) => all + Number(part?.[name] ?? 0), 0);
            expect([whole?.entered, whole?.released]).toEqual([sum('entered'), sum('released')]);
            expect(Number(whole?.before) + Number(whole?.entered) - Number(whole?.released)).toBe(whole?.after);
          }
        }
      }),
    );
  });

  it('tell nothing of what one of them hides, neither in the difference nor in a chart nor by a place', () => {
    const a = snapshotOf({ 'z-1': [9, 'hidden', 900, 'hidden'], 'z-2': [9, 3, 900, 300] });
    const b = snapshotOf({ 'z-1': [9, 5, 900, 500], 'z-2': [9, 4, 900, 400] });
    const [hidden, shown] = compareSnapshots(a, b);
    const amounts = hidden.amounts?.cm2 as ComparedAmounts;
    expect(amounts).toMatchObject({ before: 'hidden', entered: 0, released: 'hidden', after: 400 });
    expect(differenceOf(amounts)).toBe('hidden');
    expect(waterfallOf(amounts)).toBeNull();
    expect([hidden.rankBefore, hidden.rankAfter]).toEqual([null, 1]);
    expect([shown.rankBefore, shown.rankAfter]).toEqual([1, 2]);
  });
});

describe('places', () => {
  it('are shared by equal shares and given within a level alone', () => {
    const amounts = (left: number, all: number) => {
      const none = { entered: 0, released: 0, revised: 0 };
      return { cm2: { ...none, before: left, after: left, leftBefore: left, leftAfter: left, allBefore: all, allAfter: all } };
    };
    const line = (level: 'zone' | 'red-line', key: string, left: number, all: number) => ({
      level,
      key,
      name: key,
      amounts: amounts(left, all),
    });
    const ranked = rankCompared([
      line('zone', 'a', 50, 100),
      line('red-line', 'r', 1, 100),
      line('zone', 'b', 500, 1000),
      line('zone', 'c', 90, 100),
      line('zone', 'none', 0, 0),
    ]);
    expect(ranked.map(({ key, rankAfter }) => [key, rankAfter])).toEqual([
      ['a', 1],
      ['r', 1],
      ['b', 1],
      ['c', 3],
      ['none', null],
    ]);
  });
});

describe('households behind a figure', () => {
  it('are counted once, from their first plot there on', () => {
    const plot = (id: string, redLine: number, from: number) => ({
      kind: 'item' as const,
      id,
      parcelRow: -1,
      redLine,
      from,
      until: 99,
      units: [],
    });
    const items = new Map([
      ['i-1', { households: [{ householdId: 'h-1', share: 1 }] }],
      [
        'i-2',
        {
          households: [
            { householdId: 'h-1', share: 1 },
            { householdId: 'h-2', share: 1 },
          ],
        },
      ],
      ['i-3', { households: [{ householdId: 'h-3', share: 1 }] }],
    ]);
    const count = countHouseholdsBehind([plot('i-1', 0, 10), plot('i-2', 0, 5), plot('i-3', 1, 7)], items, ({ redLine }) => [
      redLine,
      'all',
    ]);
    expect([4, 5, 7, 10].map((day) => [count(0, day), count(1, day), count('all', day)])).toEqual([
      [0, 0, 0],
      [2, 0, 2],
      [2, 1, 3],
      [2, 1, 3],
    ]);
  });
});

describe('red lines cut by zones', () => {
  it('hide small cells with others that keep them from being reckoned', () => {
    const cell = (redLine: string, unit: string, households: number) => ({ redLine, unit, households });
    const cells = [
      cell('r-1', 'z-1', 2),
      cell('r-1', 'z-2', 30),
      cell('r-2', 'z-1', 40),
      cell('r-2', 'z-2', 50),
      cell('r-2', 'z-3', 60),
    ];
    const sums = (by: 'redLine' | 'unit') => {
      const all = new Map<string, number>();
      for (const one of cells) all.set(one[by], (all.get(one[by]) ?? 0) + one.households);
      return all;
    };
    const hidden = hideCrossings(cells, { whole: 182, redLines: sums('redLine'), units: sums('unit') }, 3);
    expect(hidden.has('r-1/z-1')).toBe(true);
    // By its red line and by its unit each hidden cell has company, or its total is gone too.
    for (const name of hidden) {
      const [line, unit] = name.split('/');
      if (unit === undefined) continue;
      const others = [...hidden].filter((one) => one !== name);
      expect(others.some((one) => one === line || one.startsWith(`${line}/`))).toBe(true);
      expect(others.some((one) => one === unit || one.endsWith(`/${unit}`))).toBe(true);
    }
  });
});
