import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { describeRedLine } from '../../src/core/register/actions/describe-red-line.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { reviseRedLine } from '../../src/core/register/actions/revise-red-line.ts';
import { withdrawRedLine } from '../../src/core/register/actions/withdraw-red-line.ts';
import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import type { AcceptedChange, ChangeDraft, RedLinePatch } from '../../src/core/register/change.ts';
import type { Refusal } from '../../src/core/register/refusal.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Register } from '../../src/core/register/register.ts';
import { narrowOffset, offsetOf } from '../../src/sync/clock-offset.ts';
import { backoff } from '../../src/sync/backoff.ts';
import { merge } from '../../src/sync/merge.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../support/district-changes.ts';
import { seeded } from '../support/seeded.ts';

type Doing = (register: Register) => ChangeDraft | Refusal;

/** Two sides that go on from the same changes. */
function twoSides(common: readonly Doing[], mine: readonly Doing[], theirs: readonly Doing[]) {
  const write = (doings: readonly Doing[]): readonly AcceptedChange[] => {
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    for (const make of doings) writer.accept(make(writer.register));
    return writer.changes.slice(1);
  };
  const server = write([...common, ...theirs]);
  const own = write([...common, ...mine])
    .slice(common.length)
    .map((change) => ({ ...change, id: `own-${change.id}` }));
  return { server, own };
}

const LINE = { kind: 'red-line', id: 'r-1' } as const;
const on = '2026-03-01';
const draw: Doing = (register) =>
  drawRedLine(register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' });
const describeAs =
  (patch: RedLinePatch): Doing =>
  (register) =>
    describeRedLine(register, { redLineId: 'r-1', patch, reason: '更正', on });
const revise: Doing = (register) =>
  reviseRedLine(register, { redLineId: 'r-1', shape: squareShape(134.2, 24, 0.002), reason: '调整', on });
const withdraw: Doing = (register) => withdrawRedLine(register, { redLineId: 'r-1', reason: '作废', on });

describe('three-way merge', () => {
  const mergeLines = (mine: readonly Doing[], theirs: readonly Doing[]) => {
    const { server, own } = twoSides([draw], mine, theirs);
    return merge(LINE, server, own);
  };

  it('merges disjoint fields by itself, also beside another’s new shape', () => {
    expect(mergeLines([describeAs({ name: '甲' })], [describeAs({ project: '乙' })]).verdict).toBe('automatic');
    expect(mergeLines([describeAs({ name: '甲' })], [revise]).verdict).toBe('automatic');
  });

  it('asks about a field that both changed, about shape and standing, and about what was withdrawn', () => {
    expect(mergeLines([describeAs({ name: '甲' })], [describeAs({ name: '乙' })])).toMatchObject({
      verdict: 'ask',
      both: ['name'],
    });
    expect(mergeLines([revise], [describeAs({ name: '乙' })])).toMatchObject({ verdict: 'ask', guarded: ['versions'] });
    expect(mergeLines([describeAs({ freezeOn: '2026-02-01' })], [describeAs({ name: '乙' })])).toMatchObject({ verdict: 'ask' });
    expect(mergeLines([withdraw], [describeAs({ name: '乙' })])).toMatchObject({ verdict: 'ask', mine: null });
    expect(mergeLines([describeAs({ name: '甲' })], [withdraw])).toMatchObject({ verdict: 'ask', theirs: null });
  });

  it('asks where a field was said here as it had been, and others changed it', () => {
    expect(mergeLines([describeAs({ name: RED_LINE.name })], [describeAs({ name: '乙' })])).toMatchObject({
      verdict: 'ask',
      both: ['name'],
    });
  });

  it('never records a payment or a step behind another’s without asking', () => {
    const step =
      (kind: 'surveyed' | 'signed' | 'published', amount?: number): Doing =>
      (register) =>
        recordMilestone(register, { itemId: 'i-1', kind, amount, documentNo: '1', on });
    const item: Doing = (register) => registerItem(register, { item: ITEM, on: '2026-02-01' });
    const { server, own } = twoSides([draw, item], [step('signed', 100)], [step('surveyed')]);
    const ofItem = server.filter(({ entity }) => entity.kind === 'clearance-item');
    expect(merge({ kind: 'clearance-item', id: 'i-1' }, ofItem, own).verdict).toBe('ask');
  });

  it('ends, wherever it asks nobody, with each field as the side that changed it says', () => {
    const patch = fc.record(
      {
        name: fc.constantFrom('甲', '乙', RED_LINE.name),
        project: fc.constantFrom('p', 'q'),
        approvalNo: fc.constantFrom('1', '2'),
      },
      { requiredKeys: [] },
    );
    const side = fc.array(
      patch.filter((one) => Object.keys(one).length > 0),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(side, side, (mine, theirs) => {
        const { server, own } = twoSides([draw], mine.map(describeAs), theirs.map(describeAs));
        const merged = merge(LINE, server, own);
        const was = merged.before as Record<string, unknown>;
        const [ofMine, ofTheirs] = [merged.mine, merged.theirs] as Record<string, unknown>[];
        for (const name of ['name', 'project', 'approvalNo']) {
          const changed = [ofMine[name] !== was[name], ofTheirs[name] !== was[name]];
          if (changed[0] && changed[1]) expect(merged.verdict).toBe('ask');
        }
        if (merged.verdict === 'ask') return;
        const end = foldFeed([...server, ...own].map((change, at) => ({ ...change, seq: at + 1 }))).redLines.get('r-1');
        for (const name of merged.fields) expect(end?.[name as 'name']).toBe(ofMine[name]);
        for (const name of ['name', 'project', 'approvalNo'] as const)
          if (ofTheirs[name] !== was[name]) expect(end?.[name]).toBe(ofTheirs[name]);
      }),
      seeded(),
    );
  });
});

describe('the clock of the server', () => {
  it('is known to within the narrowest of all answers, and never outside of what it is', () => {
    const answer = fc.record({ sentAt: fc.nat(1e7), there: fc.nat(3000), back: fc.nat(3000) });
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.array(answer, { minLength: 1 }), (truth, answers) => {
        let known: ReturnType<typeof narrowOffset> | null = null;
        for (const { sentAt, there, back } of answers) {
          const date = Math.floor((sentAt + there + truth) / 1000) * 1000;
          known = narrowOffset(known, { sentAt, receivedAt: sentAt + there + back, date });
          expect(known.least).toBeLessThanOrEqual(truth);
          expect(known.most).toBeGreaterThanOrEqual(truth);
        }
        const narrowest = Math.min(...answers.map(({ there, back }) => there + back + 1000));
        expect(Math.abs(offsetOf(known as NonNullable<typeof known>) - truth)).toBeLessThanOrEqual(narrowest);
      }),
      seeded(),
    );
  });

  it('is learnt anew when somebody set one of the two', () => {
    const first = narrowOffset(null, { sentAt: 0, receivedAt: 10, date: 0 });
    const hour = 3_600_000;
    expect(offsetOf(narrowOffset(first, { sentAt: 1000, receivedAt: 1010, date: hour }))).toBeGreaterThan(hour - 2000);
  });
});

describe('waiting after failures', () => {
  it('doubles to five minutes, and spreads by chance', () => {
    expect([1, 2, 3].map((failures) => backoff(failures, 0))).toEqual([500, 1000, 2000]);
    expect(backoff(1, 0.999)).toBeLessThanOrEqual(1000);
    expect(backoff(40, 0.5)).toBe(225_000);
  });
});
