import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { eraseTrack } from '../../src/core/register/actions/erase-track.ts';
import { recordPatrol } from '../../src/core/register/actions/record-patrol.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { acceptChange, digestClass, EMPTY_FEED, type FeedHead, verifyChain } from '../../src/core/register/feed.ts';
import type { FeedLink } from '../../src/core/register/feed-links.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { carriedOf, offeredOf } from '../../src/core/register/outbox/carried-change.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { sealErased } from '../../src/core/register/seal-erased.ts';
import { splitByClass } from '../../src/core/register/split-by-class.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { DISTRICT_INPUT } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
const LON = 134.212345678;
let count = 0;
let name = '';
let store: DistrictStore;
const salt = () => String(++count).padStart(32, '0');
const stamps = {
  clock: { now: () => '2026-11-28T02:00:00.000Z' },
  ids: { next: () => `own-${++count}`, salt },
  by: 'me',
  device: 'desk-1',
};
const referee = { admit: async () => null };

beforeEach(async () => {
  name = `erase-${++count}`;
  const state = await openStore(stamps, referee, name);
  if (state.state !== 'open') throw state.error;
  store = state.store;
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(JSON.stringify(draft));
  return draft;
}

const figures = { length_m: 10, least_m: 0, known_s: 60, unknown_s: 0, fixes: 1, gaps: 0 };
const reached = { within_m: 30, accuracy_m: 25, ...figures, seen: [] };
const created = () => made(createDistrict(foldFeed([]), DISTRICT_INPUT));
const recorded = (feed: readonly AcceptedChange[], id: string) =>
  made(
    recordPatrol(foldFeed(feed), {
      on: '2026-02-01',
      patrol: {
        id,
        by: '甲组',
        how: 'recorded',
        startedAt: '2026-02-01T01:00:00.000Z',
        endedAt: '2026-02-01T02:00:00.000Z',
        segments: [[[LON, 24, '2026-02-01T01:30:00.000Z', 5]]],
        visits: [],
        note: '',
      },
    }),
  );
const erased = (feed: readonly AcceptedChange[], id: string) =>
  made(eraseTrack(foldFeed(feed), { patrolId: id, reached, on: '2026-11-28' }));

const feedOf = async () => (await store.load(D))?.feed ?? [];
const transact = async (make: (feed: readonly AcceptedChange[]) => ChangeDraft) => {
  const feed = await feedOf();
  return store.transact(D, [make(feed)], { after: feed.at(-1) ?? EMPTY_FEED });
};

/** Whole as it lies in the browser's database. */
async function everything(): Promise<string> {
  const database = await new Dexie(name).open();
  const rows = await Promise.all(database.tables.map((table) => table.toArray()));
  database.close();
  return JSON.stringify(rows);
}

/** A feed that was accepted elsewhere. */
function elsewhere() {
  const feed: AcceptedChange[] = [];
  const take = (draft: ChangeDraft) => {
    const stamp = { id: `far-${++count}`, recordedAt: '2026-02-01T02:00:00.000Z', clockOffset_ms: 0, by: 'x', device: 'phone' };
    feed.push(acceptChange(feed.at(-1) ?? EMPTY_FEED, { ...draft, ...stamp }, '2026-02-01T03:00:00.000Z', salt));
  };
  take(created());
  take(recorded(feed, 'p-1'));
  take(recorded(feed, 'p-2'));
  take(erased(feed, 'p-1'));
  return feed;
}

async function expectErased(first: string, second: string): Promise<void> {
  const feed = await feedOf();
  expect(verifyChain(feed)).toMatchObject({ ok: true });
  const textOf = (id: string) => JSON.stringify(feed.find((one) => one.type === 'patrol-recorded' && one.entity.id === id));
  expect(textOf(first)).not.toContain(String(LON));
  expect(textOf(second)).toContain(String(LON));
  expect((await everything()).split(String(LON))).toHaveLength(2);
  expect(foldFeed(feed).patrols.get(first)).toMatchObject({ by: '甲组', segments: [], reached });
}

describe('a track that is erased', () => {
  it('is erased from this device in the transaction that says so, and the district opens as before', async () => {
    await transact(created);
    await transact((feed) => recorded(feed, 'p-1'));
    await transact((feed) => recorded(feed, 'p-2'));
    expect((await everything()).split(String(LON)).length).toBeGreaterThan(2);
    await transact((feed) => erased(feed, 'p-1'));
    await expectErased('p-1', 'p-2');
    const changes = await store.changesOf(D, { kind: 'patrol', id: 'p-1' });
    expect(changes.map(({ type }) => type)).toEqual(['patrol-recorded', 'track-erased']);
  });

  it('stays where the transaction fails', async () => {
    await transact(created);
    await transact((feed) => recorded(feed, 'p-1'));
    const feed = await feedOf();
    await expect(store.transact(D, [erased(feed, 'p-1')], { after: feed[0] })).rejects.toMatchObject({ code: 'feed-moved' });
    expect(await everything()).toContain(String(LON));
  });

  it('is erased from what a file brings, also from a copy of before', async () => {
    await store.save(D, { feed: elsewhere(), packages: new Map() });
    await expectErased('p-1', 'p-2');
  });

  it('is erased here when a file brings the erasure of what is kept', async () => {
    const feed = elsewhere();
    await store.save(D, { feed: feed.slice(0, 3), packages: new Map() });
    expect((await everything()).split(String(LON))).toHaveLength(3);
    await store.save(D, { feed: sealErased(feed), packages: new Map() });
    await expectErased('p-1', 'p-2');
  });

  it('is erased in a team once the server says so, not before', async () => {
    const feed = elsewhere();
    const linkOf = ({ seq, acceptedAt, prev, hash, salts, ...one }: AcceptedChange): FeedLink => ({
      seq,
      acceptedAt,
      prev,
      hash,
      salts: { ...salts },
      sealed: {},
      change: { ...carriedOf(one) },
    });
    const read = async (to: number) => {
      const after: FeedHead = await store.team.cursor(D);
      const head = { seq: feed[to - 1].seq, hash: feed[to - 1].hash };
      return store.team.takeLinks(D, { after, links: feed.slice(after.seq, to).map(linkOf), head });
    };
    await read(3);
    await transact((own) => erased(own, 'p-2'));
    expect((await everything()).split(String(LON))).toHaveLength(3);
    await read(4);
    await expectErased('p-1', 'p-2');
  });

  it('was erased on a desk of its own: joined to a server it goes there with the digest of what it held', async () => {
    const far = elsewhere().slice(0, 1);
    await store.save(D, { feed: far, packages: new Map() });
    await transact((feed) => recorded(feed, 'p-9'));
    const before = (await feedOf()).at(-1);
    await transact((feed) => erased(feed, 'p-9'));
    const sealed = (await feedOf())[1].sealed;
    // The server went on meanwhile: what is this desk's own stands behind that.
    const theirs = elsewhere()
      .slice(1, 2)
      .map((one) => ({ ...one, id: 'far-more' }));
    const [link] = theirs.map((one) => acceptChange(far[0], carriedOf(one), one.acceptedAt, salt));
    const { seq, acceptedAt, prev, hash, salts } = link;
    const given = { seq, acceptedAt, prev, hash, salts: { ...salts }, sealed: {}, change: { ...carriedOf(link) } };
    await store.team.takeLinks(D, { after: await store.team.cursor(D), links: [given], head: { seq, hash } });
    const feed = await feedOf();
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    expect(feed.map(({ type }) => type)).toEqual(['district-created', 'patrol-recorded', 'patrol-recorded', 'track-erased']);
    const unsent = await store.team.unsent(D);
    expect(unsent.map(({ change }) => change.type)).toEqual(['patrol-recorded', 'track-erased']);
    expect(offeredOf(unsent[0].change).sealed).toEqual(sealed);
    expect(sealed?.office).toBe(before && digestClass('office', splitByClass(before).office ?? {}, before.salts?.office ?? ''));
  });

  it('is erased from the memory of a page that keeps nothing', async () => {
    const keeper = createMemoryKeeper(stamps, referee);
    const step = async (make: (feed: readonly AcceptedChange[]) => ChangeDraft) => {
      const feed = (await keeper.load(D))?.feed ?? [];
      await keeper.transact(D, [make(feed)], { after: feed.at(-1) ?? EMPTY_FEED });
    };
    await step(created);
    await step((feed) => recorded(feed, 'p-1'));
    await step((feed) => erased(feed, 'p-1'));
    const feed = (await keeper.load(D))?.feed ?? [];
    expect(JSON.stringify(feed)).not.toContain(String(LON));
    expect(verifyChain(feed)).toMatchObject({ ok: true });
  });
});
