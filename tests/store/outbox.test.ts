import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import type { ChangeDraft, ChangeStamp } from '../../src/core/register/change.ts';
import { EMPTY_FEED } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { digestCarried } from '../../src/core/register/outbox/carried-change.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { EMPTY_REGISTER } from '../../src/core/register/register.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { DISTRICT_INPUT, SIGHTING, squareShape } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
let count = 0;
let name = '';
let store: DistrictStore;

const stamps = {
  clock: { now: () => '2026-03-01T00:00:00.000Z' },
  ids: { next: () => `id-${++count}`, salt: () => 'ab'.repeat(16) },
  by: 'u-1',
  device: 'dev-1',
};

async function opened(admit: () => Promise<null> = async () => null): Promise<DistrictStore> {
  const state = await openStore(stamps, { admit }, name);
  if (state.state !== 'open') throw state.error;
  return state.store;
}

beforeEach(async () => {
  name = `outbox-${++count}`;
  store = await opened();
  await store.transact(D, [made(createDistrict(EMPTY_REGISTER, DISTRICT_INPUT))], { after: EMPTY_FEED });
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(draft.refused);
  return draft;
}

const feed = async () => (await store.load(D))?.feed ?? [];
const head = async () => (await feed()).at(-1) ?? EMPTY_FEED;
const reported = async (id: string) =>
  made(
    reportSighting(foldFeed(await feed()), {
      sighting: { ...SIGHTING, id },
      shape: squareShape(134.2, 24),
      reason: '巡查',
      on: '2026-02-01',
    }),
  );

it('a report is kept with its place in the outbox, and outlives the page', async () => {
  await store.transact(D, [await reported('s-1')], { after: await head() });
  store.close();
  store = await opened();
  const { entries } = await store.outbox(D);
  expect(entries.map(({ entity, state, label }) => [entity.id, state, label])).toEqual([['s-1', 'saved', SIGHTING.no]]);
  expect(entries[0].digest).toBe(digestCarried((await feed())[1]));
});

it('what is refused leaves nothing in the outbox, and what the desk made is not in it', async () => {
  const draft = await reported('s-1');
  await expect(store.transact(D, [draft], { after: EMPTY_FEED })).rejects.toMatchObject({ code: 'feed-moved' });
  expect((await store.outbox(D)).entries).toEqual([]);
});

it('what another device recorded keeps its stamps and is not this one’s to send', async () => {
  const stamp: ChangeStamp = {
    id: 'far-1',
    recordedAt: '2026-02-01T02:03:04.005Z',
    clockOffset_ms: 7,
    by: 'u-2',
    device: 'dev-2',
  };
  await store.transact(D, [await reported('s-1')], { after: await head(), recorded: [stamp] });
  expect((await feed())[1]).toMatchObject({ ...stamp, seq: 2, acceptedAt: '2026-03-01T00:00:00.000Z' });
  expect((await store.outbox(D)).entries).toEqual([]);
});

it('the base stays where the district came to this device', async () => {
  const parts = { feed: await feed(), packages: new Map<string, Uint8Array>() };
  await store.remove(D);
  await store.save(D, parts);
  const base = parts.feed[0];
  await store.transact(D, [await reported('s-1')], { after: base });
  await store.transact(D, [await reported('s-2')], { after: await head() });
  expect((await store.outbox(D)).base).toEqual({ seq: base.seq, hash: base.hash });
  await store.save(D, parts);
  expect((await store.outbox(D)).base.seq).toBe(1);
});

it('takes facts down without losing others, and a new state without yesterday’s reason', async () => {
  await store.transact(D, [await reported('s-1')], { after: await head() });
  const [{ id }] = (await store.outbox(D)).entries;
  await store.patchOutbox(D, [{ id, exportedAt: '2026-03-02T00:00:00.000Z' }]);
  await store.patchOutbox(D, [{ id, state: 'attention', reason: { code: 'sighting-exists' } }]);
  await store.patchOutbox(D, [
    { id, exportedAt: '2026-03-03T00:00:00.000Z' },
    { id: 'unknown', state: 'safe' },
  ]);
  const state = async () => (await store.outbox(D)).entries.map((one) => [one.state, one.reason?.code, one.exportedAt]);
  expect(await state()).toEqual([['attention', 'sighting-exists', '2026-03-03T00:00:00.000Z']]);
  await store.patchOutbox(D, [{ id, state: 'safe', safeAt: '2026-03-04T00:00:00.000Z' }]);
  expect(await state()).toEqual([['safe', undefined, '2026-03-03T00:00:00.000Z']]);
});

it('goes with its district', async () => {
  await store.transact(D, [await reported('s-1')], { after: await head() });
  await store.remove(D);
  expect((await store.outbox(D)).entries).toEqual([]);
});
