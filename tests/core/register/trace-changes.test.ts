import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { withdrawMilestone } from '../../../src/core/register/actions/withdraw-milestone.ts';
import { withdrawShape } from '../../../src/core/register/actions/withdraw-shape.ts';
import type { MilestoneKind } from '../../../src/core/register/clearance-item.ts';
import { compareFields } from '../../../src/core/register/compare-fields.ts';
import { traceChanges } from '../../../src/core/register/trace-changes.ts';
import { createWriter, DISTRICT_INPUT, ITEM, LAWFUL_STEPS, RED_LINE, squareShape } from '../../support/district-changes.ts';

function startFeed() {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  writer.accept(
    drawRedLine(writer.register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批准', on: '2026-01-05' }),
  );
  return writer;
}

const of = (writer: ReturnType<typeof startFeed>, kind: string) => writer.changes.filter(({ entity }) => entity.kind === kind);

describe('the traced changes of a red line', () => {
  const writer = startFeed();
  const smaller = squareShape(134.2, 24, 0.0008);
  const revised = writer.accept(
    reviseRedLine(writer.register, { redLineId: 'r-1', shape: smaller, reason: '核减', on: '2026-03-01' }),
  );
  writer.accept(
    withdrawShape(writer.register, {
      entity: { kind: 'red-line', id: 'r-1' },
      changeId: revised.id,
      reason: '批文有误',
      on: '2026-06-01',
    }),
  );
  const [drawn, revision, withdrawal] = traceChanges(of(writer, 'red-line'));

  it('hold the shape in force before and after, on the day of effect', () => {
    expect(drawn.shape).toMatchObject({ on: '2026-01-05', before: null });
    expect(revision.shape).toEqual({ on: '2026-03-01', before: squareShape(134.2, 24), after: smaller });
  });

  it('look at a withdrawal on the day from which the withdrawn shape had held', () => {
    expect(withdrawal.shape).toEqual({ on: '2026-03-01', before: smaller, after: squareShape(134.2, 24) });
  });

  it('link a withdrawal with what it took back, both ways', () => {
    expect(withdrawal.takesBack).toBe(revision.change.seq);
    expect(revision.takenBackBy).toBe(withdrawal.change.seq);
    expect(drawn.takenBackBy).toBeUndefined();
  });
});

describe('the traced changes of a clearance item', () => {
  const writer = startFeed();
  writer.accept(registerItem(writer.register, { item: ITEM, on: '2026-02-01' }));
  const record = (kind: MilestoneKind, day: string) =>
    writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind, documentNo: `号-${kind}`, on: day }));
  record('surveyed', '2026-02-10');
  const published = record('published', '2026-02-20');
  writer.accept(
    withdrawMilestone(writer.register, { itemId: 'i-1', changeId: published.id, reason: '公示未满', on: '2026-02-21' }),
  );
  const traced = traceChanges(of(writer, 'clearance-item'));

  it('tell member by member what a milestone added, and what its withdrawal took', () => {
    const added = compareFields(traced[1].before, traced[1].after);
    expect(added).toEqual([
      { path: ['milestones', 'kind'], of: 'surveyed', before: null, after: 'surveyed' },
      { path: ['milestones', 'documentNo'], of: 'surveyed', before: null, after: '号-surveyed' },
      { path: ['milestones', 'on'], of: 'surveyed', before: null, after: '2026-02-10' },
    ]);
    const taken = compareFields(traced[3].before, traced[3].after);
    expect(taken).toContainEqual({ path: ['milestones', 'documentNo'], of: 'published', before: '号-published', after: null });
    expect(traced[3].takesBack).toBe(traced[2].change.seq);
  });

  it('name a change that does not apply instead of leaving it out', () => {
    const foreign = {
      ...traced[1].change,
      seq: 99,
      type: 'milestone-withdrawn',
      body: { changeId: 'nobody', reason: 'x' },
    } as const;
    const last = traceChanges([...traced.map(({ change }) => change), foreign]).at(-1);
    expect(last).toMatchObject({ unapplied: 'milestone-unknown' });
    expect(last?.takesBack).toBeUndefined();
  });

  it('lead from each state to the next without a gap, whatever is recorded (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.array(fc.boolean(), { maxLength: 4 }), (steps, takenBack) => {
        const feed = startFeed();
        feed.accept(registerItem(feed.register, { item: ITEM, on: '2026-02-01' }));
        const recorded = LAWFUL_STEPS.slice(0, steps).map((kind, n) =>
          feed.accept(recordMilestone(feed.register, { itemId: 'i-1', kind, on: `2026-03-0${n + 1}` })),
        );
        const last = recorded.at(-1);
        if (last && takenBack[0])
          feed.accept(withdrawMilestone(feed.register, { itemId: 'i-1', changeId: last.id, reason: '误', on: '2026-04-01' }));
        const all = traceChanges(of(feed, 'clearance-item'));
        all.slice(1).forEach(({ before }, n) => expect(before).toEqual(all[n].after));
        expect(all.at(-1)?.after).toEqual(feed.register.items.get('i-1'));
      }),
    );
  });
});

describe('the comparison of two states', () => {
  it('finds nothing between a state and itself, and everything where there was none', () => {
    const state = { name: '滨河路', targets: [{ measure: 'signing', share: 1, byOn: '2026-12-31' }], photos: ['a', 'b'] };
    expect(compareFields(state, structuredClone(state))).toEqual([]);
    expect(compareFields(null, state).map(({ path, after }) => [path.join('.'), after])).toEqual([
      ['name', '滨河路'],
      ['targets.measure', 'signing'],
      ['targets.share', 1],
      ['targets.byOn', '2026-12-31'],
      ['photos', 'a, b'],
    ]);
  });

  it('keeps the entries of a list apart by what names them, in any order', () => {
    const before = {
      households: [
        { householdId: 'h-1', share: 0.5 },
        { householdId: 'h-2', share: 0.5 },
      ],
    };
    const after = {
      households: [
        { householdId: 'h-2', share: 0.25 },
        { householdId: 'h-1', share: 0.5 },
      ],
    };
    expect(compareFields(before, after)).toEqual([{ path: ['households', 'share'], of: 'h-2', before: 0.5, after: 0.25 }]);
  });
});
