import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { Dexie } from 'dexie';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { eraseTrack } from '../../src/core/register/actions/erase-track.ts';
import { recordPatrol } from '../../src/core/register/actions/record-patrol.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { acceptChange, verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { sealErased } from '../../src/core/register/seal-erased.ts';
import { createDatabase, type Database } from '../../src/store/database.ts';
import { LATEST_VERSION, migrations } from '../../src/store/migrations.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { readKept } from '../../src/store/read-kept.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, squareShape } from '../support/district-changes.ts';
import { steps, writeHistory } from '../support/random-history.ts';

const D = DISTRICT_INPUT.id;
const SEED = 20261129;
/** Of a random history; some are refused. */
const STEPS = 900;
const NO_PACKAGES = new Map<string, Uint8Array>();
let count = 0;
const stamps = {
  clock: { now: () => '2026-11-29T00:00:00.000Z' },
  ids: { next: () => `own-${++count}`, salt: () => 'ab'.repeat(16) },
  by: 'u-1',
  device: 'dev-1',
};
let whole: readonly AcceptedChange[];
let name = '';
let opened: DistrictStore[] = [];

async function open(): Promise<DistrictStore> {
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  opened.push(state.store);
  return state.store;
}

/** The database as a console sees it. */
async function look<T>(at: (database: Database) => PromiseLike<T>): Promise<T> {
  const database = createDatabase(name);
  await database.open();
  try {
    return await at(database);
  } finally {
    database.close();
  }
}
const lying = () => look(async ({ blocks, changes }) => [await blocks.count(), await changes.count()]);
const everything = () => look((database) => Promise.all(database.tables.map((table) => table.toArray())));

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(draft.refused);
  return draft;
}
const line = (feed: readonly AcceptedChange[], id: string, register = foldFeed(feed)): ChangeDraft =>
  made(drawRedLine(register, { redLine: { ...RED_LINE, id }, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
const feedOf = async (store: DistrictStore) => (await store.load(D))?.feed ?? [];
/** Sixty entities, from all of the feed. */
const someEntities = (feed: readonly AcceptedChange[]) =>
  [...new Map(feed.map((change) => [keyOf(change), change.entity])).values()].filter(
    (_, n, all) => n % Math.ceil(all.length / 60) === 0,
  );
const keyOf = ({ entity }: AcceptedChange) => `${entity.kind}/${entity.id}`;

/** Makes the nth write of the browser's database fail from now on. Returns whether it was reached. */
function failWrite(nth: number, errorName: string): () => boolean {
  let writes = 0;
  for (const method of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function fail(this: IDBObjectStore, ...args) {
      if (++writes === nth) throw new DOMException('no room', errorName);
      return write.apply(this, args);
    });
  }
  return () => writes >= nth;
}

beforeAll(() => {
  // As whoever keeps one has it: without the tracks that it says are erased.
  whole = sealErased(writeHistory(fc.sample(steps(STEPS, STEPS), { seed: SEED, numRuns: 1 })[0]).changes);
  if (whole.length <= 500) throw new Error('too short to be cut into blocks');
});
beforeEach(() => {
  name = `in-blocks-${++count}`;
  opened = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of opened) store.close();
  await Dexie.delete(name);
});

describe('a long district', () => {
  it('is kept in blocks, read back word for word by page and engine, and recorded on row by row', async () => {
    const store = await open();
    await store.save(D, { feed: whole, packages: NO_PACKAGES });
    expect(await lying()).toEqual([Math.ceil(whole.length / 500), 0]);
    const after = whole[whole.length - 1];
    const written = await store.transact(D, [line(whole, 'r-new'), line(whole, 'r-newer')], { after });
    expect((await lying())[1]).toBe(2);
    const all = [...whole, ...written];
    expect(await feedOf(store)).toEqual(all);
    const { feed, head } = await readKept(D, name);
    expect([feed, head.seq]).toEqual([all, all.length]);
    expect((await store.newsAfter(D, after))?.feed).toEqual(written);
    expect((await store.newsAfter(D, whole[100]))?.feed).toEqual(all.slice(101));
    for (const entity of someEntities(all))
      expect(await store.changesOf(D, entity)).toEqual(all.filter((one) => keyOf(one) === `${entity.kind}/${entity.id}`));
    expect(await store.changesBefore(D, all.length + 1, 30)).toEqual(all.slice(-30));
    expect(await store.changes(D, [written[1].id, whole[400].id])).toEqual([whole[400], written[1]]);
    // The same file again, an older and a newer one.
    expect(await store.save(D, { feed: whole.slice(0, 300), packages: NO_PACKAGES })).toEqual({ ahead: all.slice(300) });
    expect(await feedOf(store)).toEqual(all);
    await store.remove(D);
    expect(await lying()).toEqual([0, 0]);
  });

  it('that parts from the kept one is told by the first place where it does', async () => {
    const store = await open();
    await store.save(D, { feed: whole, packages: NO_PACKAGES });
    for (const at of [2, 499, 500, 501]) {
      const fork = whole.slice(0, at - 1);
      for (const change of whole.slice(at - 1)) {
        const { seq: _, acceptedAt, prev, hash: __, salts: ___, sealed: ____, ...bare } = change;
        fork.push(acceptChange(fork.at(-1) ?? { seq: 0, hash: prev }, bare, acceptedAt, () => 'cd'.repeat(16)));
      }
      await expect(store.save(D, { feed: fork, packages: NO_PACKAGES })).rejects.toMatchObject({
        code: 'district-diverged',
        params: { seq: at },
      });
    }
    expect(await feedOf(store)).toEqual(whole);
  });

  it('leaves nothing half kept on a disk that is full at any of its writes, nor where the browser stops in the middle', async () => {
    const store = await open();
    await store.save(D, { feed: whole.slice(0, 250), packages: NO_PACKAGES });
    const before = await everything();
    for (const [error, code] of [
      ['QuotaExceededError', 'store-full'],
      ['AbortError', 'store-failed'],
    ]) {
      let nth = 1;
      for (; nth < 50; nth++) {
        const wasReached = failWrite(nth, error);
        const kept = await store.save(D, { feed: [...whole], packages: NO_PACKAGES }).catch((failed: unknown) => failed);
        vi.restoreAllMocks();
        if (!wasReached()) break;
        expect([nth, (kept as { code?: string }).code]).toEqual([nth, code]);
        expect(await everything()).toEqual(before);
      }
      // A block and the district's head.
      expect(nth).toBeGreaterThan(2);
      expect(await feedOf(store)).toEqual(whole);
      await store.remove(D);
      await store.save(D, { feed: whole.slice(0, 250), packages: NO_PACKAGES });
    }
  });

  it('is saved by one of two tabs at once, and by the other without harm', async () => {
    const [here, there] = [await open(), await open()];
    const both = await Promise.all([here, there].map((store) => store.save(D, { feed: whole, packages: NO_PACKAGES })));
    expect(both).toEqual([{ ahead: [] }, { ahead: [] }]);
    expect(await feedOf(there)).toEqual(whole);
    expect(await lying()).toEqual([Math.ceil(whole.length / 500), 0]);
  });
});

describe('a database of version 9', () => {
  const OLD = 240;
  /** As that program kept it: every change a row, and one's own behind them in the outbox. */
  async function keepAsNine(): Promise<void> {
    const nine = new Dexie(name);
    for (const { version, stores } of migrations) if (version <= 9) nine.version(version).stores(stores);
    await nine.open();
    const { seq, hash } = whole[OLD - 1];
    await nine.table('districts').add({ id: D, name: '试验区', head: { seq, hash }, base: { seq, hash } });
    await nine.table('changes').bulkAdd(whole.slice(0, OLD));
    nine.close();
  }

  it('keeps its rows, and what comes then lies in blocks and rows beside them', async () => {
    await keepAsNine();
    const store = await open();
    expect(await lying()).toEqual([0, OLD]);
    expect(await feedOf(store)).toEqual(whole.slice(0, OLD));
    await store.save(D, { feed: whole, packages: NO_PACKAGES });
    expect(await lying()).toEqual([Math.ceil((whole.length - OLD) / 500), OLD]);
    const written = await store.transact(D, [line(whole, 'r-new')], { after: whole[whole.length - 1] });
    const all = [...whole, ...written];
    expect(await feedOf(store)).toEqual(all);
    expect((await readKept(D, name)).feed).toEqual(all);
    for (const entity of someEntities(all))
      expect(await store.changesOf(D, entity)).toEqual(all.filter((one) => keyOf(one) === `${entity.kind}/${entity.id}`));
    expect(await store.changesBefore(D, OLD + 10, 20)).toEqual(all.slice(OLD - 11, OLD + 9));
  });

  it('is brought along on a disk that takes no row anew', async () => {
    await keepAsNine();
    failWrite(1, 'QuotaExceededError');
    const store = await open();
    expect(await feedOf(store)).toEqual(whole.slice(0, OLD));
  });
});

describe('a program that is older than what lies there', () => {
  const newer = () => {
    const database = new Dexie(name);
    database.version(LATEST_VERSION + 1).stores({ ...Object.assign({}, ...migrations.map(({ stores }) => stores)), other: 'id' });
    return database.open();
  };

  it('neither reads nor writes it, also where it had it open before and the engine reads by itself', async () => {
    const store = await open();
    await store.save(D, { feed: whole.slice(0, 3), packages: NO_PACKAGES });
    const database = await newer();
    const told = { code: 'store-newer', params: { version: LATEST_VERSION + 1 } };
    for (const _ of [1, 2]) {
      await expect(store.list()).rejects.toMatchObject(told);
      await expect(store.transact(D, [line(whole, 'r-new')], { after: whole[2] })).rejects.toMatchObject(told);
    }
    await expect(readKept(D, name)).rejects.toMatchObject(told);
    expect(await database.table('changes').count()).toBe(3);
    database.close();
  });
});

describe('a track in a block', () => {
  const LON = 134.212345678;
  const reached = {
    within_m: 30,
    accuracy_m: 25,
    length_m: 10,
    least_m: 0,
    known_s: 60,
    unknown_s: 0,
    fixes: 1,
    gaps: 0,
    seen: [],
  };

  /** A district with a patrol among as many changes as come in a block. */
  function walked(): AcceptedChange[] {
    const writer = createWriter();
    const add = (id: string) => writer.accept(line(writer.changes, id, writer.register));
    writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
    for (let n = 0; n < 150; n++) add(`r-a${n}`);
    writer.accept(
      recordPatrol(writer.register, {
        on: '2026-02-01',
        patrol: {
          id: 'p-1',
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
    for (let n = 0; n < 150; n++) add(`r-b${n}`);
    return writer.changes;
  }

  it('is erased from it: of what was recorded the digest stays, and the chain with it', async () => {
    const feed = walked();
    const store = await open();
    await store.save(D, { feed, packages: NO_PACKAGES });
    expect(await lying()).toEqual([1, 0]);
    expect(JSON.stringify(await everything())).toContain(String(LON));
    const erasure = made(eraseTrack(foldFeed(feed), { patrolId: 'p-1', reached, on: '2026-11-28' }));
    await store.transact(D, [erasure], { after: feed[feed.length - 1] });
    expect(JSON.stringify(await everything())).not.toContain(String(LON));
    expect(verifyChain(await feedOf(store))).toMatchObject({ ok: true, head: { seq: feed.length + 1 } });
    expect((await store.changesOf(D, { kind: 'patrol', id: 'p-1' })).map(({ type }) => type)).toEqual([
      'patrol-recorded',
      'track-erased',
    ]);
  });
});
