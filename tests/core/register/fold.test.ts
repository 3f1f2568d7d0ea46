import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerObjection } from '../../../src/core/register/actions/answer-objection.ts';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../../src/core/register/actions/draw-red-line.ts';
import { receiveObjection } from '../../../src/core/register/actions/receive-objection.ts';
import { recordMilestone } from '../../../src/core/register/actions/record-milestone.ts';
import { registerBuilding } from '../../../src/core/register/actions/register-building.ts';
import { registerItem } from '../../../src/core/register/actions/register-item.ts';
import { reportSighting } from '../../../src/core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../../../src/core/register/actions/reshape-sighting.ts';
import { reviseRedLine } from '../../../src/core/register/actions/revise-red-line.ts';
import { withdrawMilestone } from '../../../src/core/register/actions/withdraw-milestone.ts';
import { redLineVersionOn, registerAsOf, shapeOn } from '../../../src/core/register/as-of-day.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { nameDay, numberDay } from '../../../src/core/register/day.ts';
import { digestRegister } from '../../../src/core/register/digest.ts';
import { applyChanges, foldFeed, openRegister } from '../../../src/core/register/fold.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { versionOf } from '../../../src/core/register/register.ts';
import type { Writer } from '../../support/district-changes.ts';
import {
  createWriter,
  DISTRICT_INPUT,
  ITEM,
  LAWFUL_STEPS,
  RED_LINE,
  SIGHTING,
  squareShape,
} from '../../support/district-changes.ts';

const SEED = 20261123;
const FIRST_DAY = numberDay('2026-01-02');

const ACTS = ['milestone', 'withdraw', 'revise', 'report', 'reshape'] as const;
type Step = { readonly pick: number; readonly act: (typeof ACTS)[number]; readonly days: number };

/** One step of a random history: which entity, what happens to it, how many days after the one before. */
const step = fc.record({ pick: fc.nat(2), act: fc.constantFrom(...ACTS), days: fc.nat(3) });

function startDistrict(): Writer {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  for (const id of ['r-0', 'r-1', 'r-2']) {
    writer.accept(
      drawRedLine(writer.register, {
        redLine: { ...RED_LINE, id },
        shape: squareShape(134.2, 24),
        reason: '批复',
        on: '2026-01-02',
      }),
    );
  }
  for (const id of ['i-0', 'i-1', 'i-2'])
    writer.accept(registerItem(writer.register, { item: { ...ITEM, id }, on: '2026-01-02' }));
  return writer;
}

function writeHistory(steps: readonly Step[]): AcceptedChange[] {
  const writer = startDistrict();
  const { register } = writer;
  let day = FIRST_DAY;
  for (const { pick, act, days } of steps) {
    day += days;
    const on = nameDay(day);
    const item = register.items.get(`i-${pick}`);
    const next = LAWFUL_STEPS[(item?.milestones.length ?? 1) - 1];
    const latest = item?.milestones.at(-1);
    const sightingId = `s-${pick}`;
    const draft = {
      milestone: () => (next ? recordMilestone(register, { itemId: `i-${pick}`, kind: next, on }) : { refused: 'finished' }),
      withdraw: () => withdrawMilestone(register, { itemId: `i-${pick}`, changeId: latest?.changeId ?? '', reason: '误录', on }),
      revise: () =>
        reviseRedLine(register, { redLineId: `r-${pick}`, shape: squareShape(134.2 + days / 100, 24), reason: '调整', on }),
      report: () =>
        reportSighting(register, {
          sighting: { ...SIGHTING, id: sightingId },
          shape: squareShape(134.2, 24),
          reason: '巡查',
          on,
        }),
      reshape: () =>
        reshapeSighting(register, { sightingId, shape: days ? squareShape(134.2, 24, days / 1e4) : null, reason: '拆除', on }),
    }[act]();
    if (!isRefusal(draft)) writer.accept(draft);
  }
  return writer.changes;
}

const history = fc.array(step, { maxLength: 60 }).map(writeHistory);

describe('foldFeed', () => {
  it(`gives one register for every order that keeps each entity's (seed ${SEED})`, () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (feed, chance) => {
        const byEntity = new Map<string, AcceptedChange[]>();
        for (const change of feed) {
          const key = `${change.entity.kind}/${change.entity.id}`;
          byEntity.set(key, [...(byEntity.get(key) ?? []), change]);
        }
        const queues = [...byEntity.values()];
        const shuffled: AcceptedChange[] = [];
        while (shuffled.length < feed.length) {
          const waiting = queues.filter((queue) => queue.length > 0);
          const queue = waiting[(chance.next().value ?? 0) % waiting.length];
          shuffled.push(queue.shift() as AcceptedChange);
        }
        const inOrder = foldFeed(feed);
        const inDisorder = foldFeed(shuffled);
        expect(digestRegister(inDisorder)).toBe(digestRegister(inOrder));
        expect(Object.fromEntries(inDisorder.versions)).toEqual(Object.fromEntries(inOrder.versions));
        expect(inOrder.unapplied.size).toBe(0);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it(`is not changed by replay (seed ${SEED})`, () => {
    fc.assert(
      fc.property(history, fc.nat(), (feed, cut) => {
        const once = foldFeed(feed);
        const twice = applyChanges(once, feed.slice(cut % feed.length));
        expect(twice).toEqual(once);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it(`is as known at a place whatever is accepted later, and stays so in the hand of who holds it (seed ${SEED})`, () => {
    fc.assert(
      fc.property(history, fc.nat(), (feed, cut) => {
        const seq = 1 + (cut % feed.length);
        const open = openRegister();
        for (const change of feed.slice(0, seq)) open.apply(change);
        const held = open.close();
        const digest = digestRegister(held);
        for (const change of feed.slice(seq)) open.apply(change);
        expect(digestRegister(held)).toBe(digest);
        expect(held.seq).toBe(seq);
        expect(foldFeed(feed, seq)).toEqual(held);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('is brought back by a withdrawal, digest and all, while the version goes on', () => {
    const writer = startDistrict();
    const before = digestRegister(writer.register);
    const signed = writer.accept(recordMilestone(writer.register, { itemId: 'i-1', kind: 'signed', on: '2026-02-01' }));
    expect(digestRegister(writer.register)).not.toBe(before);
    writer.accept(withdrawMilestone(writer.register, { itemId: 'i-1', changeId: signed.id, reason: '误录', on: '2026-02-02' }));
    expect(digestRegister(writer.register)).toBe(before);
    expect(versionOf(writer.register, 'clearance-item', 'i-1')).toBe(3);
  });

  it('says which changes it could not apply instead of dropping or failing', () => {
    const feed = writeHistory([{ pick: 1, act: 'milestone', days: 1 }]);
    const withoutItem = feed.filter(({ type, entity }) => !(type === 'item-registered' && entity.id === 'i-1'));
    expect([...foldFeed(withoutItem).unapplied.values()]).toEqual(['entity-unknown']);
    const foreign = { ...feed[0], type: 'unheard-of', seq: 99, entity: { kind: 'layer', id: 'x' } } as unknown as AcceptedChange;
    expect(applyChanges(foldFeed(feed), [foreign]).unapplied.get(99)).toBe('type-unknown');
    const hollow = {
      ...feed[0],
      type: 'sighting-reported',
      seq: 100,
      entity: { kind: 'sighting', id: 'y' },
      body: null,
    } as unknown as AcceptedChange;
    expect(applyChanges(foldFeed(feed), [hollow]).unapplied.get(100)).toBe('body-malformed');
  });
});

describe('as of a day', () => {
  it('holds what had taken effect, in force the last that came before', () => {
    const writer = startDistrict();
    writer.accept(
      reviseRedLine(writer.register, { redLineId: 'r-0', shape: squareShape(134.3, 24), reason: '调整', on: '2026-03-01' }),
    );
    writer.accept(recordMilestone(writer.register, { itemId: 'i-0', kind: 'signed', on: '2026-04-01' }));
    writer.accept(
      reportSighting(writer.register, { sighting: SIGHTING, shape: squareShape(134.2, 24), reason: '', on: '2026-02-10' }),
    );

    const asOf = registerAsOf(writer.register, '2026-02-10');
    expect(asOf.redLines.get('r-0')?.versions).toHaveLength(1);
    expect(asOf.items.get('i-0')?.milestones.map(({ kind }) => kind)).toEqual(['registered']);
    expect(asOf.sightings.has('s-1')).toBe(true);
    const dayBefore = registerAsOf(writer.register, '2026-01-01');
    expect([dayBefore.redLines.size, dayBefore.items.size, dayBefore.sightings.size]).toEqual([0, 0, 0]);

    const redLine = writer.register.redLines.get('r-0');
    expect(redLine && redLineVersionOn(redLine, '2026-02-28')?.reason).toBe('批复');
    expect(redLine && redLineVersionOn(redLine, '2026-03-01')?.reason).toBe('调整');
    expect(redLine && redLineVersionOn(redLine, '2026-01-01')).toBeNull();
    const sighting = writer.register.sightings.get('s-1');
    expect(sighting && shapeOn(sighting, '2026-02-09')).toBeNull();
  });

  it('holds objections as they stood, and buildings with their item', () => {
    const { register, accept } = startDistrict();
    const building = { id: 'b-1', no: '1', itemId: 'i-0' };
    accept(registerBuilding(register, { building, on: '2026-01-03' }));
    const objection = { id: 'o-1', receivedOn: '2026-03-02' };
    accept(receiveObjection(register, { itemId: 'i-0', objection, on: '2026-03-02' }));
    accept(answerObjection(register, { itemId: 'i-0', objectionId: 'o-1', result: '不成立', on: '2026-03-10' }));
    const objections = (day: string) => registerAsOf(register, day).items.get('i-0')?.objections;
    expect(objections('2026-02-28')).toEqual([]);
    expect(objections('2026-03-09')).toEqual([objection]);
    expect(objections('2026-03-10')).toEqual([{ ...objection, answeredOn: '2026-03-10', result: '不成立' }]);
    expect(registerAsOf(register, '2026-01-01').buildings.size).toBe(0);
    expect(registerAsOf(register, '2026-01-02').buildings.get('b-1')).toEqual(building);
  });
});
