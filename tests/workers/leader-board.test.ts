import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/register/sha256.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Register } from '../../src/core/register/register.ts';
import { BOARD_FIGURE_IDS } from '../../src/core/report/board/board-figures.ts';
import type { BoardAnswer, BoardQuestion } from '../../src/workers/calls/leader-board.ts';
import type { DistrictParts } from '../../src/store/save-district.ts';
import { type DemoEngine, startDemoEngine } from '../support/demo-engine.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { provenParts } from '../support/proven-parts.ts';

const WEEK = '2026-10-18';
const ASKED: BoardQuestion = { level: 'zone', figure: 'signing', on: WEEK, audience: 'planner', knownAt: null };

let demo: DemoEngine;
let parts: DistrictParts;
let register: Register;
const ask = (question: Partial<BoardQuestion> = {}): Promise<BoardAnswer> => demo.engine.board([{ ...ASKED, ...question }]);

beforeAll(async () => {
  demo = await startDemoEngine();
  parts = await provenParts(demo.engine, await demo.engine.prove([]));
  register = foldFeed(parts.feed);
}, 120_000);
afterAll(() => demo.stop());

/** Zone of a village by the settings' tree. */
function zoneOf(unit: string): string | undefined {
  const units = new Map(register.settings?.units.map((one) => [one.id, one]));
  let at = units.get(unit);
  while (at && at.level !== 'zone') at = at.parentId === undefined ? undefined : units.get(at.parentId);
  return at?.id;
}

const onOf = (milestones: readonly { kind: string; on: string }[], kind: string): string | undefined =>
  milestones.find((one) => one.kind === kind && one.on <= WEEK)?.on;

describe('the board of a week', () => {
  it('counts what a plain recount of the records counts', async () => {
    const { whole, lines } = await ask();
    const items = [...register.items.values()].filter(({ milestones }) => milestones.some(({ on }) => on <= WEEK));
    const households = new Map<string, boolean>();
    for (const { households: held, milestones } of items) {
      for (const { householdId } of held)
        households.set(householdId, (households.get(householdId) ?? true) && onOf(milestones, 'signed') !== undefined);
    }
    expect(whole.cells?.signing).toMatchObject({
      numerator: [...households.values()].filter(Boolean).length,
      denominator: households.size,
    });
    for (const { key, cells } of lines) {
      const own = items.filter(({ unit }) => zoneOf(unit) === key);
      const due = own.filter(({ milestones }) => onOf(milestones, 'signed') ?? onOf(milestones, 'decided'));
      expect(cells?.payment).toMatchObject({
        numerator: due.filter(({ milestones }) => onOf(milestones, 'paid')).length,
        denominator: due.length,
      });
    }
    const cases = [...register.cases.values()].filter(({ begunOn }) => begunOn <= WEEK);
    expect(whole.cells?.['case-closing']).toMatchObject({
      numerator: cases.filter(({ steps }) => steps.some(({ kind, on }) => ['closed', 'revoked'].includes(kind) && on <= WEEK))
        .length,
      denominator: cases.length,
    });
    const found = [...register.sightings.values()].filter(
      ({ seenOn, sameAs }) => sameAs === undefined && seenOn > '2026-10-11' && seenOn <= WEEK,
    );
    expect(whole.cells.found?.numerator).toBe(found.length);
  });

  it('demolishes what the buildings of demolished items were recognised with', async () => {
    const { headlines } = await ask();
    const floor = [...register.buildings.values()].reduce((sum, { itemId, recognised }) => {
      const on = onOf(register.items.get(itemId)?.milestones ?? [], 'demolished');
      return on !== undefined && on >= '2026-01-01' ? sum + (recognised?.value_cm2 ?? 0) : sum;
    }, 0);
    expect(floor).toBeGreaterThan(0);
    expect(headlines.find(({ id }) => id === 'demolition')?.done).toBe(floor);
  });

  it('has the planner’s own areas', async () => {
    const { whole, lines } = await ask();
    const { weeks, unresolved_cm2, all_cm2, bands } = await demo.engine.statusSeries([{ kind: 'district' }]);
    const at = weeks.indexOf(WEEK);
    const claimed_cm2 = bands.reduce((sum, band) => sum + band[at], 0);
    expect(whole.cells?.unresolved).toMatchObject({ numerator: unresolved_cm2[at], denominator: claimed_cm2 });
    expect(claimed_cm2).toBeGreaterThan(all_cm2[at]);
    expect(whole.cells?.['cleared-land']?.denominator).toBe(all_cm2[at]);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('adds up from its parts, at every level that covers the district', async () => {
    for (const on of ['2025-11-16', '2026-04-05', WEEK]) {
      for (const level of ['zone', 'township', 'village'] as const) {
        const { whole, lines } = await ask({ level, on });
        for (const id of BOARD_FIGURE_IDS) {
          // A median has no parts.
          if (id === 'verification') continue;
          for (const part of ['numerator', 'denominator'] as const) {
            const sum = lines.reduce((total, { cells }) => total + (cells[id]?.[part] ?? 0), 0);
            expect([on, level, id, part, sum]).toEqual([on, level, id, part, whole.cells[id]?.[part]]);
          }
        }
      }
    }
  });

  it('gives equal ones the same place, and none to what has no figure', async () => {
    const { lines } = await ask({ level: 'village' });
    const places = lines.flatMap(({ cells }) => (cells['zero-villages']?.rank ? [cells['zero-villages']] : []));
    for (const one of places) expect(one.rank).toBe(1 + places.filter(({ value }) => (value ?? 0) > (one.value ?? 0)).length);
    expect(lines.every(({ cells }) => cells.found?.rank === null)).toBe(true);
    for (const { cells } of lines)
      for (const id of BOARD_FIGURE_IDS) if (cells[id]?.value === null) expect(cells[id].rank).toBeNull();
  });

  it('keeps nothing of small lines for those outside the office', async () => {
    const all = await ask({ level: 'village' });
    const few = new Set(
      all.lines
        .filter(({ cells }) => cells.signing && cells.signing.denominator > 0 && cells.signing.denominator < 3)
        .map(({ key }) => key),
    );
    const { lines, hidden } = await ask({ level: 'village', audience: 'leader' });
    for (const { key, cells, trend } of lines) if (few.has(key)) expect([cells, trend]).toEqual([{}, []]);
    expect(hidden).toBeGreaterThanOrEqual(few.size);
    expect(all.hidden).toBe(0);
    expect((await ask({ level: 'village', audience: 'public' })).level).toBe('zone');
  });
});

describe('a published week', () => {
  it('is told again to the last digit after late records came in, with what they change', async () => {
    const before = await ask({ level: 'township' });
    const recorder = openRecorder(demo.engine, demo.opened.summary.seq);
    const digest = await demo.engine.boardDigest([WEEK]);
    expect(digest).toMatchObject({ asOf: WEEK, knownAt: demo.opened.summary.seq });
    const [published] = await recorder.act({
      action: 'publishBoard',
      input: { board: { id: 'b-1', ...digest }, on: '2026-11-20' },
    });
    const late = [...register.items.values()].find(
      ({ milestones, households }) =>
        households.length > 0 && milestones.every(({ kind }) => ['registered', 'surveyed', 'published'].includes(kind)),
    );
    if (!late) throw new Error('the demo has no unsigned item');
    const draft = {
      district: register.district?.id ?? '',
      entity: { kind: 'clearance-item', id: late.id },
      type: 'milestone-recorded',
      v: 1,
      on: '2026-10-15',
      base: 0,
      body: { milestone: { kind: 'signed', documentNo: '补录-1' } },
    } as const;
    await recorder.accept([draft]);
    const known = { ...parts, feed: [...parts.feed, published] as readonly AcceptedChange[] };
    const asPublished = await ask({ level: 'township', knownAt: digest.knownAt, parts: known });
    expect(asPublished.lines).toEqual(before.lines);
    expect(asPublished.headlines).toEqual(before.headlines);
    const today = await ask({ level: 'township' });
    expect(today.whole.cells.payment?.denominator).toBe((before.whole.cells.payment?.denominator ?? 0) + 1);
    expect(today.publications.map(({ id }) => id)).toEqual(['b-1']);

    const again = await demo.engine.reproduceBoard(['b-1', known]);
    expect(again.isSame).toBe(true);
    const named = again.differences.filter(({ figure }) => figure === 'payment').map(({ key }) => key);
    expect(named).toContain(zoneOf(late.unit));
    expect(named).toContain(register.district?.id);
    expect(again.differences.every(({ published: a, today: b }) => JSON.stringify(a) !== JSON.stringify(b))).toBe(true);
  });

  it('that was published before open cases counted is told again to the last digit, and says what they change', async () => {
    // Of the demo district as it was reckoned at revision 80551b59, by the items not handed over alone.
    const figures_sha256 = '0b1dae50c045399ac966d33ccbcb123d394ea13b5b7cb35fbe87cf60a19c7250';
    const knownAt = register.seq;
    const recorder = openRecorder(demo.engine, demo.opened.summary.seq + 5);
    const board = { id: 'b-items', asOf: WEEK, knownAt, figures_sha256, software: '0' };
    await recorder.act({ action: 'publishBoard', input: { board, on: '2026-11-20' } });
    const again = await demo.engine.reproduceBoard(['b-items', parts]);
    expect(again.isSame).toBe(true);
    const whole = again.differences.find(({ figure, key }) => figure === 'unresolved' && key === register.district?.id);
    expect(Number(whole?.today?.numerator)).toBeGreaterThan(Number(whole?.published?.numerator));
    expect(again.differences.some(({ figure }) => figure === 'cleared-land')).toBe(false);
  });

  it('is refused for a week to come, for records to come, and twice under one id', async () => {
    const recorder = openRecorder(demo.engine, demo.opened.summary.seq + 10);
    const board = { id: 'b-2', asOf: WEEK, knownAt: 1, figures_sha256: sha256('x'), software: '0' };
    const refusal = (change: Partial<typeof board>) =>
      recorder.act({ action: 'publishBoard', input: { board: { ...board, ...change }, on: WEEK } });
    await expect(refusal({ asOf: '2026-10-25' })).rejects.toMatchObject({ code: 'board-ahead' });
    await expect(refusal({ knownAt: 1_000_000 })).rejects.toMatchObject({ code: 'board-unknown-place' });
    await expect(refusal({ id: 'b-1' })).rejects.toMatchObject({ code: 'board-exists' });
  });
});
