import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetSet } from '../../src/core/report/print-sheet/sheet-set.ts';
import type { DrawnSheet, PrintBasis } from '../../src/workers/calls/printing.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';

const BASIS: PrintBasis = { on: '2026-11-20', audience: 'planner', knownAt: null };
const FRAME = { width_mm: 240, height_mm: 180 };

let demo: DemoEngine;
beforeAll(async () => {
  demo = await startDemoEngine();
  await demo.engine.prove([]);
}, 120_000);
afterAll(() => demo.stop());

async function plan(id: string, scale: number | null): Promise<SheetSet> {
  const target = { kind: 'red-line', id } as const;
  const made = await demo.engine.planPrint([{ ...BASIS, target, scale, frame: FRAME, overlap_mm: 10 }]);
  if ('refused' in made) throw new Error(made.refused);
  return made;
}

const kinds = ({ drawn }: DrawnSheet) => new Set(drawn.map(({ kind }) => kind));

describe('sheets of a red line', () => {
  it('shows the whole line on one sheet where no scale is chosen, and on several that all meet it where one is', async () => {
    const [line] = demo.opened.summary.redLines;
    const whole = await plan(line.id, null);
    expect(whole.sheets).toHaveLength(1);
    const set = await plan(line.id, 500);
    expect(set.sheets.length).toBeGreaterThan(1);
    for (const { box } of set.sheets) {
      const { drawn } = await demo.engine.drawSheet([box, set.scale, BASIS, 'everything']);
      expect(drawn.find(({ kind }) => kind === 'red-line')?.count).toBeGreaterThan(0);
    }
  });

  it('draws for each audience what it may see, and writes numbers for the office alone', async () => {
    const set = await plan(demo.opened.summary.redLines[0].id, 1000);
    const draw = (audience: PrintBasis['audience']) =>
      demo.engine.drawSheet([set.sheets[0].box, set.scale, { ...BASIS, audience }, 'everything']);
    const [office, leader, everybody] = [await draw('planner'), await draw('leader'), await draw('public')];
    expect(kinds(office)).toContain('parcel');
    expect(office.texts.some(({ kind, text }) => kind === 'parcel' && text !== '')).toBe(true);
    expect(kinds(leader)).toContain('red-line');
    for (const kind of ['parcel', 'building'] as const) expect(kinds(leader)).not.toContain(kind);
    expect(leader.texts.filter(({ kind, text }) => kind === 'parcel' || (kind === 'build' && text !== ''))).toEqual([]);
    const allowed = new Set(['farmland', 'block', 'green', 'water', 'road', 'township', 'zone']);
    for (const kind of kinds(everybody)) expect(allowed).toContain(kind);
    for (const { kind } of everybody.texts) expect(allowed).toContain(kind);
  });

  it('draws ground, boundaries and red lines alone for the page that tells which sheet lies where; for the public no red line', async () => {
    const set = await plan(demo.opened.summary.redLines[0].id, 1000);
    const draw = (audience: PrintBasis['audience']) =>
      demo.engine.drawSheet([set.sheets[0].box, 5000, { ...BASIS, audience }, 'outlines']);
    const outlines = new Set(['farmland', 'block', 'green', 'water', 'road', 'township', 'zone']);
    for (const audience of ['planner', 'leader', 'public'] as const) {
      const sheet = await draw(audience);
      const seen = new Set([...kinds(sheet), ...sheet.texts.map(({ kind }) => kind)]);
      expect(seen.delete('red-line')).toBe(audience !== 'public');
      for (const kind of seen) expect(outlines).toContain(kind);
    }
  });

  it('counts the plots of the whole district that the board knows, each status once', async () => {
    const target = { kind: 'district' } as const;
    const set = await demo.engine.planPrint([{ ...BASIS, target, scale: 50_000, frame: FRAME, overlap_mm: 0 }]);
    if ('refused' in set) throw new Error(set.refused);
    const frame = set.sheets.reduce(
      ([west, south, east, north], { box }) =>
        [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])] as const,
      set.sheets[0].box,
    );
    const { drawn } = await demo.engine.drawSheet([frame, 50_000, BASIS, 'everything']);
    const scene = await demo.engine.sceneOn([BASIS.on]);
    const rows = scene.statuses.flatMap(({ status }) => [...status]);
    ['registered', 'signed', 'paid', 'demolished', 'handed-over'].forEach((status, step) =>
      expect(drawn.find(({ kind }) => kind === status)?.count ?? 0).toBe(rows.filter((one) => one === step).length),
    );
  });

  it('says which target the day does not have', async () => {
    await expect(plan('no-such-line', 500)).rejects.toMatchObject({ code: 'print-target-unknown' });
  });
});
