import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberDay } from '../../src/core/register/day.ts';
import type { Audience } from '../../src/core/report/audience.ts';
import { BOARD_FIGURE_IDS } from '../../src/core/report/board/board-figures.ts';
import { BOARD_LEVELS } from '../../src/core/report/board/board-rows.ts';
import { COLUMNS_OF, COLUMNS_OF_COMPARED } from '../../src/core/report/board/board-tables.ts';
import type { FigureTable } from '../../src/core/report/figures/figure-table.ts';
import { readSnapshot } from '../../src/core/report/snapshot/read-snapshot.ts';
import { HIDDEN, type Snapshot, type SnapshotTable } from '../../src/core/report/snapshot/snapshot.ts';
import { boardOf, tableOf } from '../../src/workers/engine/board/board-tables.ts';
import { toldWeeks } from '../../src/workers/engine/board/told.ts';
import type { DistrictSession } from '../../src/workers/engine/district-session.ts';
import { openSession } from '../../src/workers/engine/district-session.ts';
import type { SnapshotPast } from '../../src/workers/calls/snapshots.ts';
import { attackTables, type AttackedWeek } from '../core/report/redaction/attack-tables.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

/** The first of these ends a chain, so that the next week is proven beside it in another. */
const WEEKS = ['2026-11-08', '2026-11-15'];

let demo: DemoEngine;
let past: SnapshotPast;
let session: DistrictSession;
beforeAll(async () => {
  demo = await startDemoEngine();
  const { parts } = await demo.engine.prove([]);
  if (!parts) throw new Error('the demo came without its parts');
  past = parts;
  session = await openSession(parts.feed, parts.packages);
}, 120_000);
afterAll(() => demo.stop());

/** Cells that the answers of the engine show of a week, by `level/key/column`: what somebody sees who opens every screen. */
async function seenIn(audience: Audience, on: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (const level of BOARD_LEVELS) {
    if (level === 'district') continue;
    const answer = await demo.engine.board([{ level, figure: 'signing', on, audience, knownAt: null }]);
    for (const line of [answer.whole, ...answer.lines])
      for (const id of BOARD_FIGURE_IDS)
        if (line.cells[id]) for (const column of COLUMNS_OF[id]) seen.add(`${line.level}/${line.key}/${column}`);
  }
  const { lines } = await demo.engine.compareDays([{ audience, knownAt: null }, on, on]);
  for (const { level, key, amounts } of lines)
    for (const unit of ['cm2', 'items'] as const) {
      const [all, part] = COLUMNS_OF_COMPARED[unit];
      if (typeof amounts?.[unit]?.allAfter === 'number') seen.add(`${level}/${key}/${all}`);
      if (typeof amounts?.[unit]?.after === 'number') seen.add(`${level}/${key}/${part}`);
    }
  return seen;
}

/** The live screens of a week as a publication, cell by cell as the answers show them. */
async function liveWeek(audience: 'leader' | 'public', on: string): Promise<AttackedWeek> {
  const { table } = tableOf(await boardOf(session), session.lastOn, session.lastOn);
  const week = table.weekEnds.indexOf(numberDay(on));
  const call = { progress: () => {}, signal: new AbortController().signal };
  const [{ published }] = await toldWeeks(call, session, table, audience, [week]);
  const seen = await seenIn(audience, on);
  const truth = published.tables.map((one) => onScreens(withRows(one, published.snapshot.figures)));
  return {
    truth,
    published: truth.map((one) => ({
      ...one,
      cells: one.rows.map(({ level, key }, n) =>
        one.columns.map((column, at) => (seen.has(`${level}/${key}/${column.key}`) ? one.cells[n][at] : HIDDEN)),
      ),
    })),
  };
}

const SHOWN = new Set<string>([...Object.values(COLUMNS_OF), ...Object.values(COLUMNS_OF_COMPARED)].flat());

/** The columns that some screen shows. */
function onScreens(table: FigureTable): FigureTable {
  const kept = table.columns.flatMap(({ key }, at) => (SHOWN.has(key) ? [at] : []));
  return { ...table, columns: kept.map((at) => table.columns[at]), cells: table.cells.map((row) => kept.map((at) => row[at])) };
}

/** The rows of a table that were published for an audience. */
function withRows(table: FigureTable, published: readonly SnapshotTable[]): FigureTable {
  const rows = published.find(({ key }) => key === table.key)?.rows ?? [];
  const kept = table.rows.flatMap((row, n) => (rows.some(({ level, key }) => level === row.level && key === row.key) ? [n] : []));
  return { ...table, rows: kept.map((n) => table.rows[n]), cells: kept.map((n) => table.cells[n]) };
}

const ORDER = { id: '0199d6a0-0000-7000-8000-000000000001', words: { title: '周报', text: '' }, camera: null, pictures: [] };
const figuresIn = (bytes: Uint8Array): Snapshot['figures'] => {
  const { snapshot } = readSnapshot(bytes);
  if (!snapshot) throw new Error('no snapshot');
  return snapshot.figures;
};

it('leaders see of two weeks of live screens and snapshots together nothing small', async () => {
  const weeks: AttackedWeek[] = [];
  const files: Uint8Array[] = [];
  for (const asOf of WEEKS) {
    weeks.push(await liveWeek('leader', asOf));
    const order = { ...ORDER, asOf, audience: 'leader' as const };
    const { bytes } = await demo.engine.makeSnapshot([{ ...order, before: files.slice(-2) }, past]);
    const whole = await demo.engine.makeSnapshot([{ ...order, audience: 'planner', before: [] }, null]);
    const figures = figuresIn(bytes);
    const truth = figuresIn(whole.bytes).map((one) => ({
      ...one,
      cells: one.cells.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : null))),
    }));
    weeks.push({ published: figures, truth });
    files.push(bytes);
  }
  const attacker = attackTables(weeks, ({ unit }) => unit === 'households');
  const determined = attacker.determined();
  const small = attacker.hidden.filter((name) => (attacker.truthOf(name) ?? 0) < 3);
  expect(small.length).toBeGreaterThan(100);
  expect(small.filter((name) => determined.has(name))).toEqual([]);
}, 300_000);
