import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDistrict } from '../../src/cli/open-district.ts';
import { freezeDistrict } from '../../src/cli/freeze-district.ts';
import { writeSnapshot } from '../../src/core/report/snapshot/make-snapshot.ts';
import { HIDDEN, type Snapshot } from '../../src/core/report/snapshot/snapshot.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import type { FigureTable } from '../../src/core/report/figures/figure-table.ts';
import type { SnapshotOrder } from '../../src/workers/calls/snapshots.ts';
import { type AttackedWeek, attackTables } from '../core/report/redaction/attack-tables.ts';
import { type DemoEngine, readDemo, startDemoEngine } from '../support/demo-engine.ts';

let demo: DemoEngine;
let past: { feed: Awaited<ReturnType<typeof readContainer>>['feed']; packages: ReadonlyMap<string, Uint8Array> };

beforeAll(async () => {
  demo = await startDemoEngine();
  const { feed, packages } = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
  past = { feed, packages };
});
afterAll(() => demo.stop());

const ORDER: SnapshotOrder = {
  id: '01968e4b-3f3e-722a-aa2a-2a2a2a2a2a2a',
  audience: 'public',
  asOf: '2026-11-20',
  words: { title: '第 47 周', text: '' },
  camera: null,
  pictures: [],
  before: [],
};

const read = async (bytes: Uint8Array, recorded?: string): Promise<Snapshot> => {
  const { ok, findings, snapshot } = await demo.engine.readSnapshot([bytes, recorded]);
  expect([ok, findings]).toEqual([true, []]);
  if (!snapshot) throw new Error('unreadable');
  return snapshot;
};

/** Made once of the same order: the same order gives the same bytes, which the first test holds against the command line's. */
const made = new Map<string, ReturnType<DemoEngine['engine']['makeSnapshot']>>();
function makeOnce(order: SnapshotOrder): ReturnType<DemoEngine['engine']['makeSnapshot']> {
  const key = JSON.stringify(order);
  const known = made.get(key) ?? demo.engine.makeSnapshot([order, null]);
  made.set(key, known);
  return known;
}

describe('a snapshot of the demo district', () => {
  it('is the same file from the worker as from the command line', async () => {
    const { bytes, frozen, hidden } = await makeOnce(ORDER);
    const snapshot = await read(bytes, frozen.file_sha256);
    expect(hidden).toBeGreaterThan(0);
    const container = await openDistrict('data/demo.chidu', {
      progress: () => {},
      texts: { t: (key: string) => key },
    } as unknown as Parameters<typeof openDistrict>[1]);
    const { id, audience, asOf, words } = ORDER;
    const other = await freezeDistrict(container, { id, audience, asOf, words, knownAt: undefined, before: [] }, () => {});
    expect(snapshot).toEqual(other);
    expect(bytes).toEqual(writeSnapshot(other));
  });

  it('counts what the screens count: footprints add up, and zones make the district', async () => {
    const { bytes } = await makeOnce({ ...ORDER, audience: 'planner' });
    const { figures, layers } = await read(bytes);
    const scene = await demo.engine.sceneOn([ORDER.asOf]);
    const clearance = figures.find(({ key }) => key === 'clearance');
    if (!clearance) throw new Error('no table');
    const at = (key: string) => clearance.columns.findIndex((column) => column.key === key);
    const cell = (row: number, key: string) => clearance.cells[row][at(key)];
    const cases = figures.find(({ key }) => key === 'cases');
    if (!cases) throw new Error('no table');
    const caseLand = (row: number) => Number(cases.cells[row][cases.columns.findIndex(({ key }) => key === 'case-land')]);
    expect(caseLand(0)).toBeGreaterThan(0);
    expect(Number(cell(0, 'footprint')) + caseLand(0)).toBe(scene.totals.unresolved_cm2);
    clearance.rows.forEach((row, n) => {
      if (row.level !== 'red-line') return;
      const line = scene.redLines.features.find(({ properties }) => properties.id === row.key);
      expect([row.name, Number(cell(n, 'footprint')) + caseLand(n)]).toEqual([row.name, line?.properties.unresolved_cm2]);
    });
    const zones = clearance.rows.flatMap(({ level }, n) => (level === 'zone' ? [Number(cell(n, 'households'))] : []));
    expect(zones.reduce((sum, one) => sum + one, 0)).toBe(cell(0, 'households'));
    expect(layers.plots).toHaveLength(Object.values(scene.statusCounts).reduce((sum, { plots }) => sum + plots, 0));
  });

  it('shows the public zones and townships and no plot, and hides small cells', async () => {
    const { bytes } = await makeOnce(ORDER);
    const { figures, layers } = await read(bytes);
    expect([layers.plots, layers.sightings, layers.redLines]).toEqual([[], [], []]);
    expect(new Set(layers.units.map(({ level }) => level))).toEqual(new Set(['zone', 'township']));
    expect(figures.flatMap(({ columns }) => columns.map(({ key }) => key))).not.toContain('case-land');
    for (const { columns, cells } of figures)
      for (const row of cells)
        row.forEach((one, n) => {
          if (columns[n].unit === 'households' && typeof one === 'number') expect(one === 0 ? row[0] : one).not.toBe(1);
        });
  });

  it('is held against last week’s publication, and frozen again as it was known then', async () => {
    const last = await makeOnce({ ...ORDER, asOf: '2026-11-13' });
    const week = await demo.engine.makeSnapshot([{ ...ORDER, before: [last.bytes] }, past]);
    const hiddenIn = async (bytes: Uint8Array) =>
      (await read(bytes)).figures.flatMap(({ key, rows, columns, cells }) =>
        cells.flatMap((row, n) => row.flatMap((one, at) => (one === HIDDEN ? [`${key}/${rows[n].key}/${columns[at].key}`] : []))),
      );
    expect((await hiddenIn(week.bytes)).length).toBeGreaterThan(0);
    const seq = past.feed.length - 500;
    const early = await demo.engine.makeSnapshot([{ ...ORDER, knownAt: seq }, past]);
    expect(early.frozen.knownAt).toEqual({ seq, chainHash: past.feed[seq - 1].hash });
    await expect(demo.engine.makeSnapshot([{ ...ORDER, knownAt: seq }, null])).rejects.toMatchObject({
      code: 'snapshot-past-missing',
    });
    await expect(demo.engine.makeSnapshot([{ ...ORDER, audience: 'leader', before: [last.bytes] }, past])).rejects.toMatchObject({
      code: 'snapshot-before-other',
    });
  });

  for (const audience of ['leader', 'public'] as const) {
    it(`gives ${audience}s over three weeks nearly all figures and nothing that is hidden`, async () => {
      const weeks: AttackedWeek[] = [];
      const files: Uint8Array[] = [];
      for (const asOf of ['2026-11-06', '2026-11-13', '2026-11-20']) {
        const order = { ...ORDER, asOf, audience };
        const { bytes } = await demo.engine.makeSnapshot([{ ...order, before: files.slice(-2) }, past]);
        const whole = await makeOnce({ ...ORDER, asOf, audience: 'planner' });
        const { figures } = await read(bytes);
        weeks.push({ published: figures, truth: truthOf((await read(whole.bytes)).figures, figures) });
        files.push(bytes);
      }
      for (const { published } of weeks) {
        const cells = published.flatMap(({ rows, cells: all }) =>
          rows.flatMap(({ level }, n) => all[n].map((cell) => ({ level, isHidden: cell === HIDDEN }))),
        );
        const shareOf = (levels: readonly string[]) => {
          const meant = cells.filter(({ level }) => levels.includes(level));
          return meant.filter(({ isHidden }) => !isHidden).length / meant.length;
        };
        expect(shareOf(['district'])).toBe(1);
        expect(shareOf(['zone'])).toBeGreaterThan(0.9);
        expect(shareOf([...new Set(cells.map(({ level }) => level))])).toBeGreaterThan(audience === 'leader' ? 0.85 : 0.75);
      }
      let attacked = 0;
      for (const [unit, width] of [
        ['households', 2],
        ['cm2', 10_000],
        ...(audience === 'public' ? [['cases', 2] as const] : []),
      ] as const) {
        const attacker = attackTables(
          weeks,
          (column) => column.unit === unit,
          () => (unit === 'cases' ? 1 : 0),
        );
        const determined = attacker.determined();
        expect(attacker.hidden.filter((name) => determined.has(name))).toEqual([]);
        for (const name of attacker.hidden) {
          attacked++;
          expect([name, attacker.width(name, width) >= width - 1e-3]).toEqual([name, true]);
        }
      }
      expect(attacked).toBeGreaterThan(100);
    });
  }
});

/** The figures before anything was hidden, of the rows that were published. */
function truthOf(whole: Snapshot['figures'], published: Snapshot['figures']): readonly FigureTable[] {
  return whole.map((table, t) => {
    const kept = table.rows.flatMap((row, n) => (published[t].rows.some(({ key }) => key === row.key) ? [n] : []));
    return {
      ...table,
      rows: kept.map((n) => table.rows[n]),
      cells: kept.map((n) => table.cells[n].map((cell) => (typeof cell === 'number' ? cell : null))),
    };
  });
}
