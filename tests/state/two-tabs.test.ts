import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { registerItem } from '../../src/core/register/actions/register-item.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { verifyChain } from '../../src/core/register/feed.ts';
import type { Referee } from '../../src/core/register/referee.ts';
import { act } from '../../src/state/act.ts';
import { record } from '../../src/state/record.ts';
import type { Services } from '../../src/state/services.ts';
import { openDistrict, useSession } from '../../src/state/session.ts';
import { takeBack } from '../../src/state/take-back.ts';
import { redoLast, undoLast } from '../../src/state/undo.ts';
import { useView } from '../../src/state/view.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { createWriter, DISTRICT_INPUT, ITEM, RED_LINE, squareShape } from '../support/district-changes.ts';
import { layOneParcel } from '../support/one-parcel.ts';

const D = DISTRICT_INPUT.id;
type Kind = 'signed' | 'paid' | 'surveyed' | 'published';
let provided: Services;
vi.mock('../../src/state/services.ts', () => ({ services: () => provided }));
// There is no map whose first tiles would be waited for.
vi.mock('../../src/state/tiles.ts', () => ({ viewServed: () => Promise.resolve() }));

let name = '';
let times = 0;
let here: ConnectedEngine;
let closeHere: () => void;
/** Another tab: its own engine and its own connection to the same database. */
let there: ConnectedEngine & { readonly store: DistrictStore };

const clock = { now: () => '2026-03-01T00:00:00.000Z' };
const ids = { next: () => `id-${++times}`, salt: () => 'ab'.repeat(16) };

async function openTab(engine: ConnectedEngine): Promise<DistrictStore> {
  const referee: Referee = { admit: (...judged) => engine.engine.admit(judged) };
  const state = await openStore({ clock, ids, by: 'u-1', device: 'd-1' }, referee, name);
  if (state.state !== 'open') throw state.error;
  return state.store;
}

/** The other tab records steps of an item; where this one was first, on what it wrote. */
async function recordThere(...kinds: readonly Kind[]): Promise<readonly AcceptedChange[]> {
  return recordOnce(kinds).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'feed-moved') throw error;
    return recordOnce(kinds);
  });
}

async function recordOnce(kinds: readonly Kind[]) {
  const { feed, packages } = (await there.store.load(D)) ?? { feed: [], packages: new Map<string, Uint8Array>() };
  await there.engine.open([{ from: 'parts', feed, packages }]);
  const drafts = await there.engine.draft([kinds.map((kind) => ({ action: 'recordMilestone', input: milestone(kind) }))]);
  return there.store.transact(D, drafts, { after: feed[feed.length - 1] });
}

const milestone = (kind: Kind) => ({ itemId: 'i-1', kind, on: '2026-02-01' });
const feed = async () => (await there.store.load(D))?.feed ?? [];
const types = async () => (await feed()).slice(4).map(({ type }) => type);
const seqHere = () => useSession.getState().summary?.seq;

beforeEach(async () => {
  name = `tabs-${++times}`;
  useView.getState().reset();
  here = connectEngine();
  const other = connectEngine();
  there = { ...other, store: await openTab(other) };
  const store = await openTab(here);
  closeHere = () => store.close();
  provided = { engine: here.engine, store: { ...store, lasting: true }, clock, ids, device: 'd-1', demoUrl: '' };
  const { register, accept, changes } = createWriter();
  accept(createDistrict(register, DISTRICT_INPUT));
  const { packages, draft } = await layOneParcel();
  accept(draft(register));
  accept(drawRedLine(register, { redLine: RED_LINE, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
  accept(registerItem(register, { item: ITEM, on: '2026-01-03' }));
  await store.save(D, { feed: changes, packages });
  await openDistrict({ from: 'parts', feed: changes, packages });
});
afterEach(async () => {
  useSession.setState({ summary: null, phase: { at: 'starting' } });
  here.stop();
  there.stop();
  there.store.close();
  closeHere();
  await Dexie.delete(name);
});

describe('two tabs of one district', () => {
  it('show at once what the other recorded, and say so', async () => {
    const before = useSession.getState().news.times;
    await recordThere('surveyed', 'signed');
    await expect.poll(seqHere).toBe(6);
    expect(useSession.getState().news).toEqual({ count: 2, times: before + 1 });
    // And go on from it: payment is lawful on the agreement of the other tab only.
    await act([{ action: 'recordMilestone', input: milestone('paid') }]);
    expect(await types()).toEqual(['milestone-recorded', 'milestone-recorded', 'milestone-recorded']);
  });

  it('both record at the same time: nothing is lost, nothing is written on what was not seen', async () => {
    const [, mine] = await Promise.all([
      recordThere('surveyed', 'signed'),
      act([
        { action: 'recordMilestone', input: milestone('published') },
        {
          action: 'receiveObjection',
          input: { itemId: 'i-1', objection: { id: 'o-1', receivedOn: '2026-02-01' }, on: '2026-02-01' },
        },
      ]),
    ]);
    const kept = await feed();
    expect(kept).toHaveLength(8);
    expect(verifyChain(kept).ok).toBe(true);
    // Whoever came second made its drafts on what the first had written: an item's versions count its changes without a gap.
    expect(kept.slice(3).map(({ base }) => base)).toEqual([0, 1, 2, 3, 4]);
    expect(kept.filter(({ id }) => mine.some((one) => one.id === id))).toEqual(mine);
    await expect.poll(seqHere).toBe(8);
  });

  it('refuse what the other has done meanwhile, in words, and keep nothing of it', async () => {
    await recordThere('signed');
    await expect(act([{ action: 'recordMilestone', input: milestone('signed') }])).rejects.toMatchObject({
      code: 'milestone-repeated',
    });
    expect(await feed()).toHaveLength(5);
  });

  it('do not write what was prepared on an entity that the other has changed since', async () => {
    const prepared = await here.engine.draft([[{ action: 'recordMilestone', input: milestone('signed') }]]);
    await recordThere('surveyed');
    await expect(record(prepared)).rejects.toMatchObject({ code: 'entity-changed' });
    expect(await types()).toEqual(['milestone-recorded']);
    expect(seqHere()).toBe(5);
  });

  it('are told that the district was removed, and write nothing on another that took its place', async () => {
    await there.store.remove(D);
    await expect
      .poll(() => useSession.getState().keeping)
      .toMatchObject({ state: 'not-kept', error: { code: 'district-removed' } });
    await expect(act([{ action: 'recordMilestone', input: milestone('signed') }])).rejects.toMatchObject({
      code: 'district-missing',
    });
  });
});

describe('a step of the register', () => {
  it('is taken back by a counter-change with its reason, and done again', async () => {
    await act([
      { action: 'recordMilestone', input: milestone('signed') },
      { action: 'recordMilestone', input: { ...milestone('paid') } },
    ]);
    const step = await undoLast(({ record: recorded }) => `撤销：${recorded?.kind}`);
    expect(step).toMatchObject({ what: 'record', record: { type: 'milestone-recorded', kind: 'signed' } });
    expect((await feed()).slice(6).map(({ type, body }) => [type, (body as { reason?: string }).reason])).toEqual([
      ['milestone-withdrawn', '撤销：signed'],
      ['milestone-withdrawn', '撤销：signed'],
    ]);
    await redoLast('恢复');
    await undoLast('撤销');
    await redoLast('恢复');
    expect((await types()).filter((type) => type === 'milestone-recorded')).toHaveLength(6);
    expect(useView.getState().undoSteps).toHaveLength(1);
  });

  it('stays where something rests on it, and says what', async () => {
    await act([{ action: 'recordMilestone', input: milestone('signed') }]);
    await recordThere('paid');
    await expect(undoLast('撤销')).rejects.toMatchObject({ code: 'milestone-needed', params: { kind: 'paid' } });
    expect(useView.getState().undoSteps).toHaveLength(1);
  });

  it('of another, or of long ago, is taken back by its id as a step of one’s own', async () => {
    const [signed] = await recordThere('signed');
    await expect.poll(seqHere).toBe(5);
    await takeBack([signed.id], '误录');
    expect((await feed()).at(-1)).toMatchObject({ type: 'milestone-withdrawn', body: { changeId: signed.id, reason: '误录' } });
    await undoLast('撤回有误');
    expect((await feed()).at(-1)).toMatchObject({
      type: 'milestone-recorded',
      on: '2026-02-01',
      body: { milestone: { kind: 'signed' } },
    });
    await expect(takeBack(['never'], '')).rejects.toMatchObject({ code: 'change-unknown' });
  });
});
