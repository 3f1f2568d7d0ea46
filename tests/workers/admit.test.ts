import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { receivePatch } from '../../src/core/register/actions/answer-patch.ts';
import { recordMilestone } from '../../src/core/register/actions/record-milestone.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../support/district-changes.ts';
import { layOneParcel } from '../support/one-parcel.ts';

let connected: ConnectedEngine;
const writer = createWriter();
const { register } = writer;

beforeAll(async () => {
  connected = connectEngine();
  writer.accept(createDistrict(register, DISTRICT_INPUT));
  const { packages, draft } = await layOneParcel();
  writer.accept(draft(register));
  writer.accept(drawRedLine(register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
  writer.accept(registerItem(register, { item: ITEM, on: '2026-01-03' }));
  await connected.engine.open([{ from: 'parts', feed: writer.changes, packages }]);
});
afterAll(() => connected.stop());

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(draft.refused);
  return draft;
}

const signed = (): ChangeDraft => made(recordMilestone(register, { itemId: 'i-1', kind: 'signed', on: '2026-02-01' }));
const admit = async (drafts: readonly unknown[], seq = register.seq) =>
  (await connected.engine.admit([drafts as readonly ChangeDraft[], seq]))?.refusal ?? null;

describe('a draft, whoever made it', () => {
  it('is let in where its action gives the same', async () => {
    expect(await admit([signed()])).toBeNull();
  });

  it('is refused for what its action refuses, on the drafts before it', async () => {
    const paid = { ...signed(), body: { milestone: { kind: 'paid' } } };
    expect(await admit([paid])).toMatchObject({ refused: 'milestone-out-of-order' });
    expect(
      await connected.engine.admit([[signed(), { ...paid, base: 2, on: '2026-01-31' }] as ChangeDraft[], register.seq]),
    ).toEqual({ at: 1, refusal: expect.objectContaining({ refused: 'milestone-out-of-order', notBefore: '2026-02-01' }) });
    expect(await admit([signed(), { ...paid, base: 2, on: '2026-02-01' }])).toBeNull();
  });

  it.each<[string, (draft: ChangeDraft) => unknown, string]>([
    [
      'of another entity than it speaks of',
      (draft) => ({ ...draft, entity: { kind: 'clearance-item', id: 'i-2' } }),
      'item-unknown',
    ],
    ['of another kind of entity', (draft) => ({ ...draft, entity: { kind: 'sighting', id: 'i-1' } }), 'draft-malformed'],
    ['of another district', (draft) => ({ ...draft, district: 'd-2' }), 'draft-malformed'],
    ['with a member that no action writes', (draft) => ({ ...draft, approved: true }), 'draft-malformed'],
    [
      'with such a member inside',
      (draft) => ({ ...draft, body: { milestone: { kind: 'signed', changeId: 'c-1' } } }),
      'draft-malformed',
    ],
    ['with a body of another type', (draft) => ({ ...draft, body: { item: ITEM } }), 'draft-malformed'],
    ['of a day that is none', (draft) => ({ ...draft, on: '2026-02-30' }), 'day-invalid'],
    ['of a type that is none', (draft) => ({ ...draft, type: 'law-suspended' }), 'type-unknown'],
    ['of a later version', (draft) => ({ ...draft, v: 2 }), 'draft-malformed'],
    ['that begins the district again', (draft) => ({ ...draft, type: 'district-created' }), 'type-unknown'],
    ['whose author saw an older version', (draft) => ({ ...draft, base: 0 }), 'entity-changed'],
  ])('is refused %s', async (_, forge, code) => {
    expect(await admit([forge(signed())])).toMatchObject({ refused: code });
  });

  it('smuggles nothing in that has an action of its own', async () => {
    const areas = { patch: 100 };
    const patch = {
      id: 'pt-1',
      no: 'TB-1',
      source: 'satellite' as const,
      imagedOn: '2026-01-05',
      areas,
      shape: squareShape(134.2, 24),
    };
    const received = made(receivePatch(register, { patch, on: '2026-02-01' }));
    const answer = { finding: 'legal', note: '', on: '2026-02-01' };
    expect(await admit([received])).toBeNull();
    expect(await admit([{ ...received, body: { patch: { ...patch, answer } } }])).toMatchObject({ refused: 'draft-malformed' });
  });

  it('is judged at one place of the feed only', async () => {
    expect(await admit([signed()], register.seq - 1)).toMatchObject({ refused: 'feed-moved' });
  });
});
