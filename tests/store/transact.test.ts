import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { EMPTY_FEED, type FeedHead, verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Referee } from '../../src/core/register/referee.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import { EMPTY_REGISTER, type Register } from '../../src/core/register/register.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { createDatabase } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { DISTRICT_INPUT, RED_LINE, squareShape } from '../support/district-changes.ts';
import { writeHistory, steps } from '../support/random-history.ts';
import fc from 'fast-check';

const D = DISTRICT_INPUT.id;
const SEED = 20261128;
let count = 0;
const stamps = {
  clock: { now: () => '2026-03-01T00:00:00.000Z' },
  ids: { next: () => `id-${++count}`, salt: () => 'ab'.repeat(16) },
  by: 'u-1',
  device: 'dev-1',
};
const LENIENT: Referee = { admit: async () => null };
let name = '';
let opened: DistrictStore[] = [];

async function open(referee = LENIENT): Promise<DistrictStore> {
  const state = await openStore(stamps, referee, name);
  if (state.state !== 'open') throw state.error;
  opened.push(state.store);
  return state.store;
}

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(draft.refused);
  return draft;
}

const beginning = (): ChangeDraft => made(createDistrict(EMPTY_REGISTER, DISTRICT_INPUT));
const line = (register: Register, id: string): ChangeDraft =>
  made(drawRedLine(register, { redLine: { ...RED_LINE, id }, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' }));
const lines = (register: Register, many: number) => Array.from({ length: many }, (_, n) => line(register, `r-${n}`));
const feedOf = async (store: DistrictStore) => (await store.load(D))?.feed ?? [];
const headOf = async (store: DistrictStore): Promise<FeedHead> => (await feedOf(store)).at(-1) ?? EMPTY_FEED;

beforeEach(() => {
  name = `transact-${++count}`;
  opened = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of opened) store.close();
  await Dexie.delete(name);
});

describe('the door', () => {
  it('lets nothing in that the referee refuses, and says which draft and why', async () => {
    const asked: unknown[] = [];
    const referee: Referee = {
      admit: async (drafts, seq) => {
        asked.push([drafts.length, seq]);
        return { at: 1, refusal: { refused: 'too-early', notBefore: '2026-05-01', missing: undefined } };
      },
    };
    const store = await open(referee);
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    const drafts = lines(foldFeed([created]), 2);
    await expect(store.transact(D, drafts, { after: created })).rejects.toMatchObject({
      code: 'too-early',
      params: { at: 1, notBefore: '2026-05-01' },
    });
    expect(asked).toEqual([[2, 1]]);
    expect(await feedOf(store)).toHaveLength(1);
  });

  it('keeps nothing while the referee cannot answer', async () => {
    const store = await open({ admit: () => Promise.reject(Object.assign(new Error('stopped'), { code: 'engine-stopped' })) });
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    await expect(store.transact(D, lines(foldFeed([created]), 1), { after: created })).rejects.toMatchObject({
      code: 'engine-stopped',
    });
    expect(await feedOf(store)).toHaveLength(1);
  });

  it('judges the beginning of a district by itself, and lets none begin twice', async () => {
    const store = await open({ admit: async () => ({ at: 0, refusal: { refused: 'never' } }) });
    const forged = { ...beginning(), body: { ...beginning().body, district: { id: D, name: ' ' } } } as ChangeDraft;
    await expect(store.transact(D, [forged], { after: EMPTY_FEED })).rejects.toMatchObject({ code: 'name-missing' });
    await store.transact(D, [beginning()], { after: EMPTY_FEED });
    await expect(store.transact(D, [beginning()], { after: EMPTY_FEED })).rejects.toMatchObject({ code: 'feed-moved' });
    await expect(store.transact(D, [beginning(), beginning()], { after: EMPTY_FEED })).rejects.toMatchObject({ code: 'never' });
  });

  it('keeps no layer whose package is not there', async () => {
    const store = await open();
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    const bytes = new TextEncoder().encode('a package');
    const layer = { id: 'l-1', kind: 'parcels', name: '地籍', notes: [], package_sha256: sha256(bytes), count: 1 };
    const source = { fileName: 'a.kml', format: 'kml', crs: 'EPSG:4490' };
    const imported = { ...line(foldFeed([created]), 'x'), entity: { kind: 'layer', id: 'l-1' }, type: 'layer-imported' };
    const draft = { ...imported, body: { layer: { ...layer, source } } } as unknown as ChangeDraft;
    await expect(store.transact(D, [draft], { after: created })).rejects.toMatchObject({ code: 'package-missing' });
    await store.transact(D, [draft], { after: created, packages: new Map([[sha256(bytes), bytes]]) });
    expect(await feedOf(store)).toHaveLength(2);
  });
});

describe('two tabs', () => {
  it('lose nothing and write on nothing that they have not seen', async () => {
    const [here, there] = [await open(), await open()];
    const [created] = await here.transact(D, [beginning()], { after: EMPTY_FEED });
    const register = foldFeed([created]);
    const both = await Promise.allSettled([
      here.transact(D, lines(register, 120), { after: created }),
      there.transact(D, [line(register, 'other')], { after: created }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const won = both.find((one) => one.status === 'fulfilled');
    const kept = await feedOf(there);
    expect(kept.slice(1)).toEqual(won?.status === 'fulfilled' ? won.value : null);
    expect(verifyChain(kept).ok).toBe(true);
  });

  it('tell one another of what they kept, which is read from there on and proven', async () => {
    const [here, there] = [await open(), await open()];
    const [created] = await here.transact(D, [beginning()], { after: EMPTY_FEED });
    const heads: (number | null)[] = [];
    const stop = there.follow(D, (head) => heads.push(head && head.seq));
    await expect.poll(() => heads).toEqual([1]);
    const written = await here.transact(D, lines(foldFeed([created]), 3), { after: created });
    await expect.poll(() => heads).toEqual([1, 4]);
    expect((await there.newsAfter(D, created))?.feed).toEqual(written);
    expect((await there.newsAfter(D, written[2]))?.feed).toEqual([]);
    expect(await there.newsAfter(D, { seq: 4, hash: created.hash })).toBeNull();
    await here.remove(D);
    await expect.poll(() => heads).toEqual([1, 4, null]);
    expect(await there.newsAfter(D, created)).toBeNull();
    stop();
  });
});

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

describe('a disk that is full', () => {
  const everything = async (store: DistrictStore) => {
    const database = createDatabase(name);
    await database.open();
    const tables = await Promise.all([database.districts.toArray(), database.changes.toArray(), database.packages.toArray()]);
    database.close();
    return [tables, await store.list()];
  };

  it('at any of the writes leaves nothing half kept, and there is a way on once there is room', async () => {
    const store = await open();
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    const drafts = lines(foldFeed([created]), 60);
    const bytes = new TextEncoder().encode('a package');
    const packages = new Map([[sha256(bytes), bytes]]);
    const before = await everything(store);
    let nth = 1;
    for (; ; nth++) {
      const wasReached = failWrite(nth, 'QuotaExceededError');
      const kept = await store.transact(D, drafts, { after: created, packages }).catch((error: unknown) => error);
      vi.restoreAllMocks();
      if (!wasReached()) break;
      expect([nth, (kept as { code?: string }).code]).toEqual([nth, 'store-full']);
      expect(await everything(store)).toEqual(before);
    }
    // A package, sixty changes and the district's head.
    expect(nth).toBeGreaterThan(60);
    expect(await feedOf(store)).toHaveLength(61);
  });

  it('at any of the writes of a district from elsewhere leaves what was kept as it was', async () => {
    const elsewhere = writeHistory(fc.sample(steps(60, 60), { seed: SEED, numRuns: 1 })[0]);
    const packages = new Map<string, Uint8Array>();
    const store = await open();
    const before = await everything(store);
    let nth = 1;
    for (; ; nth++) {
      const wasReached = failWrite(nth, 'QuotaExceededError');
      const kept = await store.save(D, { feed: elsewhere.changes, packages }).catch((error: unknown) => error);
      vi.restoreAllMocks();
      if (!wasReached()) break;
      expect([nth, (kept as { code?: string }).code]).toEqual([nth, 'store-full']);
      expect(await everything(store)).toEqual(before);
    }
    expect(nth).toBeGreaterThan(elsewhere.changes.length);
    expect(digestRegister(foldFeed(await feedOf(store)))).toBe(digestRegister(elsewhere.register));
  });

  it('under which the browser closed the database is named as what it is, and the same page goes on once there is room', async () => {
    const store = await open();
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    const heads: (number | undefined)[] = [];
    store.follow(D, (head) => heads.push(head?.seq));
    const full = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Encountered full disk while opening backing store', 'QuotaExceededError');
    });
    // A browser tells so by an event, after which nothing of the connection works.
    const { connections } = Dexie as unknown as { readonly connections: readonly Dexie[] };
    const native = connections.find((one) => one.name === name)?.backendDB();
    native?.onclose?.(new Event('close'));
    const drafts = lines(foldFeed([created]), 2);
    for (const _ of [1, 2])
      await expect(store.transact(D, drafts, { after: created })).rejects.toMatchObject({ code: 'store-full' });
    full.mockRestore();
    await store.transact(D, drafts, { after: created });
    expect(await feedOf(store)).toHaveLength(3);
    await expect.poll(() => heads.at(-1)).toBe(3);
  });

  it('is nothing that a browser that stops in the middle can leave behind', async () => {
    const store = await open();
    const [created] = await store.transact(D, [beginning()], { after: EMPTY_FEED });
    failWrite(33, 'AbortError');
    await expect(store.transact(D, lines(foldFeed([created]), 200), { after: created })).rejects.toMatchObject({
      code: 'store-failed',
    });
    vi.restoreAllMocks();
    const again = await open();
    expect(await feedOf(again)).toEqual([created]);
  });
});

describe('a database of the first version', () => {
  /** As the first program kept it. */
  async function keepAsFirst(feed: readonly AcceptedChange[], bytes: Uint8Array): Promise<void> {
    const first = new Dexie(name);
    first.version(migrations[0].version).stores(migrations[0].stores);
    await first.open();
    const last = feed[feed.length - 1];
    await first.table('districts').add({ id: D, name: '试验区', head: { seq: last.seq, hash: last.hash } });
    await first.table('changes').bulkAdd([...feed]);
    await first.table('packages').add({ sha256: sha256(bytes), bytes, districts: [D] });
    await first.table('views').add({ district: D, name: 'camera', value: { zoom: 12 } });
    first.close();
  }

  it('is brought along with everything in it, and then finds changes by their entity', async () => {
    const { changes, register } = writeHistory(fc.sample(steps(160, 160), { seed: SEED, numRuns: 1 })[0]);
    const bytes = new TextEncoder().encode('a package');
    await keepAsFirst(changes, bytes);

    const store = await open();
    expect(await feedOf(store)).toEqual(changes);
    expect(digestRegister(foldFeed(await feedOf(store)))).toBe(digestRegister(register));
    expect([...((await store.load(D))?.packages.get(sha256(bytes)) ?? [])]).toEqual([...bytes]);
    expect(await store.loadView(D, 'camera')).toEqual({ zoom: 12 });

    const entities = new Map(changes.map(({ entity }) => [`${entity.kind}/${entity.id}`, entity]));
    for (const [key, entity] of entities)
      expect(await store.changesOf(D, entity)).toEqual(changes.filter((one) => `${one.entity.kind}/${one.entity.id}` === key));
    expect(await store.changesOf(D, ...entities.values())).toEqual(changes);
    expect(await store.changesOf('d-2', ...entities.values())).toEqual([]);
    expect(await store.changesBefore(D, changes[5].seq, 2)).toEqual(changes.slice(3, 5));
    expect(await store.changesBefore(D, Number.MAX_SAFE_INTEGER, changes.length + 9)).toEqual(changes);
    const ids = [changes[5].id, changes[2].id, 'never'];
    expect(await store.changes(D, ids)).toEqual([changes[2], changes[5]]);

    // What is written now is found by its entity too.
    const [drawn] = await store.transact(D, [line(register, 'r-new')], { after: await headOf(store) });
    expect(await store.changesOf(D, { kind: 'red-line', id: 'r-new' })).toEqual([drawn]);
  });
});
