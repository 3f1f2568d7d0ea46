import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenWidth, type SuppressionRules, suppressCells } from '../../../../src/core/report/redaction/suppress-cells.ts';
import type { Published } from '../../../../src/core/report/snapshot/published.ts';
import { HIDDEN } from '../../../../src/core/report/snapshot/snapshot.ts';
import { type AttackedWeek, attackTables } from './attack-tables.ts';
import { household, type RandomHousehold, ROWS, tablesOf } from './random-tables.ts';

const SEED = 20261128;
const RULES = { threshold: 3, people: ['households'] } as const;

/** Weeks one after the other, each held against the two before it. */
function publish(weeks: readonly (readonly RandomHousehold[])[], rules: SuppressionRules): readonly AttackedWeek[] {
  const made: AttackedWeek[] = [];
  for (const households of weeks) {
    const truth = tablesOf(households);
    const before = made.slice(-2).map(
      (week): Published => ({
        snapshot: { audience: 'leader', asOf: '2026-11-21', figures: week.published },
        tables: week.truth,
      }),
    );
    made.push({ truth, published: suppressCells(truth, rules, before) });
  }
  return made;
}

/** Steps that households take in a week. */
const moves = fc.array(fc.record({ who: fc.nat(119), steps: fc.integer({ min: 1, max: 2 }) }), { maxLength: 8 });
type Moves = readonly { readonly who: number; readonly steps: number }[];

const move = (households: readonly RandomHousehold[], made: Moves): readonly RandomHousehold[] =>
  households.map((one, n) => ({
    ...one,
    step: Math.min(3, one.step + made.filter(({ who }) => who === n).reduce((sum, { steps }) => sum + steps, 0)),
  }));

const people = fc.array(household, { minLength: 0, maxLength: 60 });
const crowd = fc.array(household, { minLength: 15, maxLength: 120 });

describe('cells of few people', () => {
  it(`are in no table, and what lacks to a whole is no small cell either that could be reckoned (seed ${SEED})`, () => {
    fc.assert(
      fc.property(people, (households) => {
        const [{ truth, published }] = publish([households], RULES);
        for (const [t, table] of published.entries()) {
          table.cells.forEach((cells, n) =>
            cells.forEach((cell, at) => {
              if (typeof cell !== 'number' || table.columns[at].unit !== 'households') return;
              expect(cell).toBe(truth[t].cells[n][at]);
              // Where nobody lives nothing can be told of anybody.
              if (cell < 3) expect(truth[t].cells[n][0]).toBe(0);
              const { denominator, within = [] } = table.columns[at];
              for (const of of [denominator, ...within]) {
                const whole = cells[table.columns.findIndex(({ key }) => key === of)];
                if (typeof whole === 'number') expect([1, 2]).not.toContain(whole - cell);
              }
            }),
          );
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('are told where a row is large enough that nobody of many is no one in particular', () => {
    const rows = tablesOf(Array.from({ length: 12 }, (_, n) => ({ township: n < 8 ? 0 : 1, line: 0, step: 0 })));
    const cellOf = (rules: SuppressionRules, row: string) =>
      suppressCells(rows, rules)[0].cells[ROWS.findIndex(({ key }) => key === row)][1];
    expect(cellOf({ ...RULES, group: 6 }, 't0')).toBe(0);
    expect(cellOf({ ...RULES, group: 6 }, 't1')).toBe(HIDDEN);
    expect(cellOf(RULES, 't0')).toBe(HIDDEN);
  });

  for (const unit of ['households', 'cm2'] as const) {
    for (const rules of [RULES, { ...RULES, group: 6 }] as const) {
      it(`leave ${unit} open by rank and by bounds over three weeks, ${'group' in rules ? 'groups told' : 'no zero told'} (seed ${SEED})`, () => {
        let hidden = 0;
        const width = unit === 'households' ? hiddenWidth(RULES) : 10_000;
        fc.assert(
          fc.property(crowd, moves, moves, (households, first, second) => {
            const later = move(households, first);
            const weeks = publish([households, later, move(later, second)], rules);
            const attacker = attackTables(weeks, (column) => column.unit === unit);
            const determined = attacker.determined();
            for (const name of attacker.hidden) {
              hidden++;
              expect([name, determined.has(name)]).toEqual([name, false]);
              expect([name, attacker.width(name, width) >= width - 1e-3]).toEqual([name, true]);
            }
          }),
          { seed: SEED, numRuns: 12 },
        );
        expect(hidden).toBeGreaterThan(100);
      });
    }
  }
});
