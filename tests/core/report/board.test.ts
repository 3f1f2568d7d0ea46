import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OverlapTable } from '../../../src/core/overlay/overlap-table.ts';
import type { Tally } from '../../../src/core/report/board/board-figures.ts';
import { largestCuts } from '../../../src/core/report/board/largest-cut.ts';
import { listDifferences } from '../../../src/core/report/board/publication.ts';
import type { BoardLine, BoardWeek } from '../../../src/core/report/board/read-board.ts';
import { rankLines } from '../../../src/core/report/board/read-board.ts';
import { TallyEvents } from '../../../src/core/report/board/tally-events.ts';
import { weekEndOf } from '../../../src/core/report/board/week-end.ts';
import { hiddenLines } from '../../../src/workers/engine/board/hide-small.ts';

const ROWS = 4;
const event = fc.record({
  tally: fc.constantFrom<Tally>('found', 'cases', 'households'),
  rows: fc.uniqueArray(fc.nat(ROWS - 1), { minLength: 1, maxLength: ROWS }),
  day: fc.integer({ min: -5, max: 40 }),
  by: fc.integer({ min: -2, max: 3 }),
});
const days = fc
  .uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 1, maxLength: 8 })
  .map((all) => all.sort((a, b) => a - b));

function enter(events: readonly { tally: Tally; rows: readonly number[]; day: number; by: number }[]): TallyEvents {
  const made = new TallyEvents();
  for (const { tally, rows, day, by } of events) made.add(tally, rows, day, by);
  return made;
}

describe('counts entered once', () => {
  it('are, on any day, what had happened by it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), days, (events, ends) => {
        const sums = enter(events).sum(ends, ROWS);
        for (const tally of ['found', 'cases', 'households'] as const) {
          for (let row = 0; row < ROWS; row++) {
            for (const [column, end] of ends.entries()) {
              const expected = events
                .filter((one) => one.tally === tally && one.day <= end && one.rows.includes(row))
                .reduce((sum, { by }) => sum + by, 0);
              expect(sums.get(tally)?.[row * ends.length + column]).toBe(expected);
            }
          }
        }
      }),
    );
  });

  it('do not depend on the order in which they were entered', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), days, fc.nat(), (events, ends, turn) => {
        const at = events.length === 0 ? 0 : turn % events.length;
        const turned = [...events.slice(at), ...events.slice(0, at)].reverse();
        expect([...enter(turned).sum(ends, ROWS)]).toEqual([...enter(events).sum(ends, ROWS)]);
      }),
    );
  });
});

describe('small lines', () => {
  const lines = fc.array(fc.record({ parent: fc.constantFrom('a', 'b'), households: fc.nat(12) }), { maxLength: 10 });

  it('are all hidden, and none of them follows from its total', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 5 }), (given, threshold) => {
        const named = given.map((line, n) => ({ ...line, key: String(n) }));
        const hidden = hiddenLines(named, threshold);
        for (const parent of ['a', 'b']) {
          const group = named.filter((one) => one.parent === parent && one.households > 0);
          const gone = group.filter(({ key }) => hidden.has(key));
          for (const { key, households } of group) if (households < threshold) expect(hidden.has(key)).toBe(true);
          if (gone.length === 0 || gone.length === group.length) continue;
          expect(gone.length).toBeGreaterThan(1);
          expect(gone.reduce((sum, { households }) => sum + households, 0)).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });

  it('are none where nobody lives', () => {
    expect([
      ...hiddenLines(
        [
          { key: 'a', households: 0 },
          { key: 'b', households: 9 },
        ],
        3,
      ),
    ]).toEqual([]);
  });
});

describe('the unit that holds most', () => {
  it('is the deepest, then the larger part, then the first', () => {
    const table: OverlapTable = {
      count: 5,
      subject: Uint32Array.of(0, 0, 0, 1, 1),
      clip: Uint32Array.of(0, 1, 2, 2, 1),
      area_m2: Float64Array.of(9, 4, 5, 3, 3),
      settled_cm2: Float64Array.of(90_000, 40_000, 50_000, 30_000, 30_000),
    };
    expect([...largestCuts(table, (clip) => (clip === 0 ? 0 : 2))]).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });
});

const line = (key: string, numerator: number, denominator: number): BoardLine =>
  ({
    level: 'zone',
    key,
    name: key,
    households: 9,
    cells: { unresolved: { numerator, denominator, value: denominator === 0 ? null : numerator } },
  }) as unknown as BoardLine;

describe('places', () => {
  it('of an amount go by its part of the whole, the smallest first, and equal parts share one', () => {
    const ranks = rankLines([line('a', 10, 20), line('b', 100, 1000), line('c', 2, 4), line('d', 0, 0)], 'unresolved');
    expect([...ranks]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ]);
  });
});

describe('two tellings of a week', () => {
  it('differ in what was counted otherwise and in nothing else, lines that came or went included', () => {
    const week = (...lines: BoardLine[]): BoardWeek => ({ on: '2026-01-04', before: null, lines });
    const found = listDifferences(
      week(line('a', 1, 2), line('b', 1, 2)),
      week(line('a', 1, 2), line('b', 1, 3), line('c', 0, 1)),
    );
    expect(found.map(({ key, figure }) => `${key} ${figure}`)).toEqual(['b unresolved', 'c unresolved']);
    expect(found[1]).toMatchObject({ published: null, today: { denominator: 1 } });
  });
});

describe('a reporting week', () => {
  it('ends on the day before the one it starts on', () => {
    expect(weekEndOf('2026-11-27', 1)).toBe('2026-11-29');
    expect(weekEndOf('2026-11-29', 1)).toBe('2026-11-29');
    expect(weekEndOf('2026-11-27', 6)).toBe('2026-11-27');
  });
});
