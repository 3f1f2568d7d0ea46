import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../src/core/report/audience.ts';
import type { BoardFigureId } from '../../src/core/report/board/board-figures.ts';
import type { FigureTable } from '../../src/core/report/figures/figure-table.ts';
import { redactTables } from '../../src/core/report/redaction/redact-tables.ts';
import { HIDDEN, type SnapshotTable } from '../../src/core/report/snapshot/snapshot.ts';
import type { RankedLine } from '../../src/workers/calls/leader-board.ts';
import { openSession } from '../../src/workers/engine/district-session.ts';
import { figuresOf } from '../../src/workers/engine/figures-of.ts';
import { type AttackedWeek, attackTables } from '../core/report/redaction/attack-tables.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const WEEKS = ['2026-11-08', '2026-11-15'] as const;
const LEVELS = ['zone', 'township', 'village'] as const;
const THRESHOLD = 3;

/** What the board shows that a snapshot has too: the column of its numerator, and of its denominator. */
const SHARED: readonly (readonly [BoardFigureId, string, string])[] = [
  ['signing', 'signed', 'households'],
  ['signing-land', 'land-signed', 'land'],
  ['cleared-land', 'land-handed-over', 'land'],
];
/** What it counts in items, which no snapshot has. */
const OF_ITEMS = ['payment', 'vacating', 'demolition', 'one-month'] as const satisfies readonly BoardFigureId[];

let demo: DemoEngine;
/** Figures of each week before anything is hidden. */
let truth: readonly (readonly FigureTable[])[];

beforeAll(async () => {
  demo = await startDemoEngine();
  const { parts } = await demo.engine.prove([]);
  if (!parts) throw new Error('the demo came without its parts');
  const session = await openSession(parts.feed, parts.packages);
  truth = WEEKS.map((on) => figuresOf(session, on));
}, 240_000);
afterAll(() => demo.stop());

/** The snapshots of the weeks, the second held against the first as offices publish them. */
function publish(audience: Audience): readonly (readonly SnapshotTable[])[] {
  const [first, second] = truth;
  const { figures } = redactTables(first, audience, THRESHOLD, []);
  const before = [{ snapshot: { audience, asOf: WEEKS[0], figures }, tables: first }];
  return [figures, redactTables(second, audience, THRESHOLD, before).figures];
}

async function boardLines(audience: Audience, on: string): Promise<readonly RankedLine[]> {
  const lines = new Map<string, RankedLine>();
  for (const level of LEVELS) {
    const answer = await demo.engine.board([{ level, figure: 'signing', on, audience, knownAt: null }]);
    for (const line of [answer.whole, ...answer.lines]) lines.set(`${line.level}/${line.key}`, line);
  }
  return [...lines.values()];
}

/** A snapshot with all that the board shows of the same figures written into it. @returns with how many cells it opened */
function openedBy(lines: readonly RankedLine[], published: readonly SnapshotTable[], counted: readonly FigureTable[]) {
  const opened: string[] = [];
  const shown = new Map<string, number>();
  for (const { level, key, cells } of lines)
    for (const [figure, part, whole] of SHARED) {
      const cell = cells[figure];
      if (!cell) continue;
      shown.set(`${level}/${key}/${part}`, cell.numerator);
      shown.set(`${level}/${key}/${whole}`, cell.denominator);
    }
  const tables = published.map((table): SnapshotTable => {
    const own = counted.find(({ key }) => key === table.key);
    return {
      ...table,
      cells: table.rows.map((row, n) =>
        table.columns.map(({ key }, at) => {
          const name = `${row.level}/${row.key}/${key}`;
          const value = shown.get(name);
          const rowAt = own?.rows.findIndex((one) => one.level === row.level && one.key === row.key) ?? -1;
          const columnAt = own?.columns.findIndex((one) => one.key === key) ?? -1;
          // Land claimed twice is told otherwise by the board: then it is another figure.
          if (table.cells[n][at] !== HIDDEN || value === undefined || value !== own?.cells[rowAt][columnAt])
            return table.cells[n][at];
          opened.push(name);
          return value;
        }),
      ),
    };
  });
  return { tables, opened };
}

/** The item counts of the board as a table: in truth, and as an audience is shown them. */
function itemTables(all: readonly RankedLine[], shown: readonly RankedLine[]): { truth: FigureTable; published: SnapshotTable } {
  const columns = OF_ITEMS.flatMap((id) => [
    { key: `${id}-of`, unit: 'households', formula: id } as const,
    { key: id, unit: 'households', formula: id, denominator: `${id}-of` } as const,
  ]);
  const rows = all.map(({ level, key, name, parent }) => ({ level, key, name, ...(parent !== undefined && { parent }) }));
  const told = new Map(shown.map((line) => [`${line.level}/${line.key}`, line.cells]));
  const made = { key: 'items', columns, rows };
  return {
    truth: {
      ...made,
      cells: all.map(({ cells }) => OF_ITEMS.flatMap((id) => [cells[id]?.denominator ?? 0, cells[id]?.numerator ?? 0])),
    },
    published: {
      ...made,
      cells: all.map(({ level, key }) =>
        OF_ITEMS.flatMap((id): (number | typeof HIDDEN)[] => {
          const cell = told.get(`${level}/${key}`)?.[id];
          return cell ? [cell.denominator, cell.numerator] : [HIDDEN, HIDDEN];
        }),
      ),
    },
  };
}

describe.each(['leader', 'public'] as const)('who sees the live board and the snapshots of two weeks: %s', (audience) => {
  it('is shown nothing by the board that a snapshot hides', async () => {
    const published = publish(audience);
    for (const [week, on] of WEEKS.entries()) {
      const { opened } = openedBy(await boardLines(audience, on), published[week], truth[week]);
      expect([on, opened]).toEqual([on, []]);
    }
  }, 240_000);

  it('can reckon no hidden count of households or items from all of it together', async () => {
    const published = publish(audience);
    const weeks: AttackedWeek[] = [];
    for (const [week, on] of WEEKS.entries()) {
      const shown = await boardLines(audience, on);
      const all = (await boardLines('planner', on)).filter(
        ({ level, key }) => audience === 'leader' || shown.some((one) => one.level === level && one.key === key),
      );
      const items = itemTables(all, shown);
      weeks.push({
        truth: [...truth[week], items.truth],
        published: [...openedBy(shown, published[week], truth[week]).tables, items.published],
      });
    }
    const attack = attackTables(weeks, ({ unit }) => unit === 'households');
    const follows = attack.determined();
    // Of items only what is few is kept from anybody; the others are hidden for the households' sake.
    const isSecret = (name: string) => !OF_ITEMS.some((id) => name.includes(`/${id}`)) || (attack.truthOf(name) ?? 0) < THRESHOLD;
    const reckoned = attack.hidden.filter((name) => follows.has(name) && isSecret(name));
    expect(reckoned.map((name) => [name, attack.truthOf(name)])).toEqual([]);
    expect(audience === 'public' || attack.hidden.length > 100).toBe(true);
  }, 240_000);
});
