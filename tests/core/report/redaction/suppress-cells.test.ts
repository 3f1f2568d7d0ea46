import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureTable } from '../../../../src/core/report/figures/figure-table.ts';
import { hiddenWidth, suppressCells } from '../../../../src/core/report/redaction/suppress-cells.ts';
import type { Published } from '../../../../src/core/report/snapshot/published.ts';
import { HIDDEN, type SnapshotTable } from '../../../../src/core/report/snapshot/snapshot.ts';
import { type Attack, startAttack } from './linear-attack.ts';
import { household, type RandomHousehold, ROWS, tablesOf } from './random-tables.ts';

const SEED = 20261128;
const RULES = { threshold: 3, people: ['households'] } as const;

const columnsOf = (unit: string, tables: readonly FigureTable[]) => [
  ...new Map(
    tables
      .flatMap(({ columns }) => columns.filter((one) => (one.unit === 'households') === (unit === 'households')))
      .map((one) => [one.key, one]),
  ).values(),
];

/**
 * Everything that an outsider knows of weeks of publications: the figures shown, that parts add up to wholes, that a share leaves a
 * rest; and, worst of all, which figures did not change from week to week.
 */
function attack(weeks: readonly { published: readonly SnapshotTable[]; truth: readonly FigureTable[] }[], unit: string): Attack {
  const attacker = startAttack();
  const name = (week: number, row: string, column: string): string => {
    const at = (n: number): number | undefined => {
      const table = weeks[n].truth.find(({ columns }) => columns.some(({ key }) => key === column));
      if (!table) return undefined;
      return (
        table.cells[ROWS.findIndex(({ key }) => key === row)][table.columns.findIndex(({ key }) => key === column)] ?? undefined
      );
    };
    const same = weeks.findIndex((_, n) => at(n) === at(week));
    return `${same}/${row}/${column}`;
  };
  weeks.forEach(({ published }, week) => {
    for (const table of published)
      table.rows.forEach((row, n) =>
        table.columns.forEach((column, at) => {
          if ((column.unit === 'households') !== (unit === 'households')) return;
          const cell = table.cells[n][at];
          attacker.value(name(week, row.key, column.key), cell === HIDDEN ? null : cell);
        }),
      );
  });
  weeks.forEach(({ truth }, week) => {
    const columns = columnsOf(unit, truth);
    for (const { key } of columns) {
      for (const parent of ROWS) {
        for (const level of ['zone', 'township', 'red-line']) {
          const parts = ROWS.filter((row) => row.parent === parent.key && row.level === level);
          if (parts.length === 0) continue;
          attacker.equation([1, name(week, parent.key, key)], ...parts.map((part) => [-1, name(week, part.key, key)] as const));
        }
      }
    }
    for (const { key, denominator, within } of columns) {
      for (const of of [denominator, ...(within ?? [])]) {
        if (of === undefined) continue;
        for (const row of ROWS) {
          const rest = columns.find((one) => one.restOf === key);
          const restName = rest ? name(week, row.key, rest.key) : `rest ${name(week, row.key, of)} ${name(week, row.key, key)}`;
          attacker.value(restName, null);
          attacker.equation([1, name(week, row.key, of)], [-1, name(week, row.key, key)], [-1, restName]);
        }
      }
    }
  });
  return attacker;
}

function publish(households: readonly RandomHousehold[], before: readonly Published[] = []) {
  const truth = tablesOf(households);
  return { truth, published: suppressCells(truth, RULES, before) };
}

/** Every hidden cell of a column of people or of land, as `[row, column]`. */
const hiddenCells = (published: readonly SnapshotTable[], unit: string) => [
  ...new Map(
    published.flatMap(({ rows, columns, cells }) =>
      rows.flatMap((row, n) =>
        columns.flatMap((column, at) =>
          cells[n][at] === HIDDEN && (column.unit === 'households') === (unit === 'households')
            ? [[`${row.key}/${column.key}`, [row.key, column.key]] as const]
            : [],
        ),
      ),
    ),
  ).values(),
];

const people = fc.array(household, { minLength: 0, maxLength: 60 });

describe('cells of few people', () => {
  it(`are in no table, and what lacks to a whole is no small cell either that could be reckoned (seed ${SEED})`, () => {
    fc.assert(
      fc.property(people, (households) => {
        const { truth, published } = publish(households);
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

  for (const unit of ['households', 'land'] as const) {
    it(`leave ${unit} open by rank and by bounds, also beside last week's publication (seed ${SEED})`, () => {
      let hidden = 0;
      const width = unit === 'households' ? hiddenWidth(RULES) : 10_000;
      fc.assert(
        fc.property(
          people,
          fc.array(fc.record({ who: fc.nat(59), steps: fc.integer({ min: 1, max: 2 }) }), { maxLength: 6 }),
          (households, moves) => {
            const later = households.map((one, n) => ({
              ...one,
              step: Math.min(3, one.step + moves.filter(({ who }) => who === n).reduce((sum, { steps }) => sum + steps, 0)),
            }));
            const first = publish(households);
            const second = publish(later, [
              { snapshot: { audience: 'public', asOf: '2026-11-21', figures: first.published }, tables: first.truth },
            ]);
            const weeks = [first, second];
            const attacker = attack(weeks, unit);
            const determined = attacker.determined();
            const names = weeks.flatMap(({ published, truth }, week) =>
              hiddenCells(published, unit).map(([row, column]) => {
                const isSame = week === 1 && valueOf(first.truth, row, column) === valueOf(truth, row, column);
                return `${isSame ? 0 : week}/${row}/${column}`;
              }),
            );
            for (const name of new Set(names)) {
              hidden++;
              expect([name, determined.has(name)]).toEqual([name, false]);
              expect(attacker.width(name, width)).toBeGreaterThanOrEqual(width - 1e-3);
            }
          },
        ),
        { seed: SEED, numRuns: 15 },
      );
      expect(hidden).toBeGreaterThan(100);
    });
  }
});

function valueOf(tables: readonly FigureTable[], row: string, column: string): number | null {
  const table = tables.find(({ columns }) => columns.some(({ key }) => key === column)) as FigureTable;
  return table.cells[ROWS.findIndex(({ key }) => key === row)][table.columns.findIndex(({ key }) => key === column)];
}
