import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { importLayer } from '../../src/core/register/actions/import-layer.ts';
import { withdrawLayer } from '../../src/core/register/actions/withdraw-layer.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED, type FeedHead, stampChange, verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import type { Referee } from '../../src/core/register/referee.ts';
import { isRefusal } from '../../src/core/register/refusal.ts';
import type { Refusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { EMPTY_REGISTER } from '../../src/core/register/register.ts';
import { createIds } from '../../src/core/register/uuid.ts';
import { createDatabase } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations.ts';
import type { DistrictStore } from '../../src/store/open-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { asStoreError } from '../../src/store/store-error.ts';
import { DISTRICT_INPUT } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
let time = 0;
let random = 1;
const stamps = {
  clock: { now: () => new Date(1_790_000_000_000 + 1000 * time++).toISOString() },
  ids: createIds(
    (bytes) => bytes.forEach((_, i) => (bytes[i] = random = (random * 48_271) % 2_147_483_647)),
    () => 1_790_000_000_000 + time,
  ),
  by: 'u-1',
  device: 'dev-1',
};
/** Lets everything in: what it refuses is tested in transact.test.ts. */
const LENIENT: Referee = { admit: async () => null };
const bytes = new TextEncoder().encode('a package');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const packages = new Map([[sha256, bytes]]);
let name = '';
let opened: DistrictStore[] = [];

async function open(): Promise<DistrictStore> {
  const state = await openStore(stamps, LENIENT, name);
  if (state.state !== 'open') throw state.error;
  opened.push(state.store);
  return state.store;
}

function draft(result: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
}

const newDistrict = (): ChangeDraft => draft(createDistrict(EMPTY_REGISTER, DISTRICT_INPUT));
const newLayer = (register: Register, id = 'l-1'): ChangeDraft =>
  draft(
    importLayer(register, {
      layer: {
        id,
        kind: 'parcels',
        name: '地籍',
        source: { fileName: 'a.kml', format: 'kml', crs: 'EPSG:4326' },
        notes: [],
        package_sha256: sha256,
        count: 1,
      },
      on: '2026-01-02',
    }),
  );

async function headOf(store: DistrictStore): Promise<FeedHead> {
  return (await store.list()).find(({ id }) => id === D)?.head ?? EMPTY_FEED;
}

/** A district with one imported layer. */
async function keepDistrict(store: DistrictStore): Promise<Register> {
  const created = await store.transact(D, [newDistrict()], { after: EMPTY_FEED });
  const imported = await store.transact(D, [newLayer(foldFeed(created))], { after: created[0], packages });
  return foldFeed([...created, ...imported]);
}

beforeEach(() => {
  name = `test-${time++}`;
  opened = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of opened) store.close();
  await Dexie.delete(name);
});

describe('the store', () => {
  it('brings an imported layer back after a reload, with a chain that verifies', async () => {
    const before = await open();
    const register = await keepDistrict(before);
    before.close();

    const after = await open();
    expect(await after.list()).toMatchObject([{ id: D, name: '试验区', head: { seq: 2 } }]);
    const parts = await after.load(D);
    if (!parts) throw new Error('the district is gone');
    expect(foldFeed(parts.feed)).toEqual(register);
    expect([...(parts.packages.get(sha256) ?? [])]).toEqual([...bytes]);
    expect(verifyChain(parts.feed)).toMatchObject({ ok: true, head: { seq: 2 } });
    expect(parts.feed[1]).toMatchObject({ by: 'u-1', device: 'dev-1', seq: 2, base: 0, clockOffset_ms: 0 });
    expect(await after.load('another')).toBeNull();
  });

  it('lets one of several writers in that come at once on the same place, and keeps nothing of the others', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const second = await open();
    const after = await headOf(store);
    const written = await Promise.allSettled(
      [...Array(10).keys()].map((i) =>
        (i % 2 ? store : second).transact(D, [newLayer(register, `l-1${i}`), newLayer(register, `l-2${i}`)], {
          after,
          packages,
        }),
      ),
    );
    const refused = written.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refused).toEqual(Array(9).fill('feed-moved'));
    const parts = await store.load(D);
    expect(parts?.feed.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(parts && verifyChain(parts.feed).ok).toBe(true);
  });

  it('keeps all of a transaction or nothing of it', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const other = new TextEncoder().encode('another package');
    const otherName = createHash('sha256').update(other).digest('hex');
    const database = createDatabase(name);
    await database.open();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(
      store.transact(D, [newLayer(register, 'l-2')], { after: await headOf(store), packages: new Map([[otherName, other]]) }),
    ).rejects.toMatchObject({
      code: 'store-full',
    });
    full.mockRestore();
    expect((await store.load(D))?.feed).toHaveLength(2);
    expect(await database.packages.count()).toBe(1);
    database.close();
  });

  it('refuses a package that is not what its name says, on the way in and on the way out', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const wrong = new Map([['0'.repeat(64), bytes]]);
    await expect(
      store.transact(D, [newLayer(register, 'l-2')], { after: await headOf(store), packages: wrong }),
    ).rejects.toMatchObject({
      code: 'package-hash',
    });
    const database = createDatabase(name);
    await database.packages.put({ sha256, bytes: new Uint8Array([1]), districts: [D] });
    database.close();
    await expect(store.load(D)).rejects.toMatchObject({ code: 'package-hash', params: { package: sha256 } });
  });

  it('notices a feed that was altered or cut off', async () => {
    const store = await open();
    await keepDistrict(store);
    const database = createDatabase(name);
    const change = await database.changes.get([D, 2]);
    if (!change) throw new Error('no change');
    await database.changes.put({ ...change, on: '2026-01-03' });
    await expect(store.load(D)).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 2 } });
    await database.changes.delete([D, 2]);
    await expect(store.load(D)).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 2, found: 'chain-cut-off' } });
    database.close();
  });

  it('takes nothing on top of another feed of the same length', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const head = await headOf(store);
    await expect(
      store.transact(D, [newLayer(register, 'l-2')], { after: { ...head, hash: 'ff'.repeat(32) }, packages }),
    ).rejects.toMatchObject({ code: 'feed-moved' });
    expect(await headOf(store)).toEqual(head);
  });

  it('takes no change for a district that it does not hold, or that is another', async () => {
    const store = await open();
    const register = foldFeed(await store.transact(D, [newDistrict()], { after: EMPTY_FEED }));
    await expect(store.transact('d-2', [newLayer(register)], { after: EMPTY_FEED })).rejects.toMatchObject({
      code: 'draft-of-another-district',
    });
    await expect(
      store.transact('d-2', [{ ...newLayer(register), district: 'd-2' }], { after: EMPTY_FEED }),
    ).rejects.toMatchObject({
      code: 'district-missing',
    });
  });

  it('removes a district without taking packages from another', async () => {
    const store = await open();
    await keepDistrict(store);
    const second = draft(createDistrict(EMPTY_REGISTER, { ...DISTRICT_INPUT, id: 'd-2' }));
    await store.transact('d-2', [second], { after: EMPTY_FEED, packages });
    await store.saveView(D, 'camera', { zoom: 12 });
    await store.remove(D);
    expect((await store.list()).map(({ id }) => id)).toEqual(['d-2']);
    expect(await store.loadView(D, 'camera')).toBeUndefined();
    expect((await store.load('d-2'))?.packages.size).toBe(1);
    await store.remove('d-2');
    const database = createDatabase(name);
    expect([await database.packages.count(), await database.changes.count()]).toEqual([0, 0]);
    database.close();
  });
});

describe('save', () => {
  it('keeps what came from elsewhere, adds what is new, and hands back work that was done here', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const whole = await store.load(D);
    if (!whole) throw new Error('no parts');
    await store.remove(D);

    const firstOnly = { feed: whole.feed.slice(0, 1), packages: new Map<string, Uint8Array>() };
    expect(await store.save(D, firstOnly)).toEqual({ ahead: [] });
    expect(await store.save(D, whole)).toEqual({ ahead: [] });
    expect((await store.load(D))?.feed).toEqual(whole.feed);

    const withdrawn = await store.transact(
      D,
      [draft(withdrawLayer(register, { layerId: 'l-1', reason: '误导入', on: '2026-02-01' }))],
      { after: await headOf(store) },
    );
    expect(await store.save(D, whole)).toEqual({ ahead: withdrawn });
    expect((await store.load(D))?.feed).toHaveLength(3);
  });

  it('takes a feed that the engine has proven by its links, up to the proven head and not beyond, and says how far it is', async () => {
    const store = await open();
    await keepDistrict(store);
    const whole = await store.load(D);
    if (!whole) throw new Error('no parts');
    await store.remove(D);
    const { seq, hash } = whole.feed[whole.feed.length - 1];
    const proven = { seq, hash };
    const { feed } = whole;
    const [first, second] = feed;
    for (const other of [
      { ...whole, feed: [first], proven },
      { ...whole, proven: { seq: 1, hash: first.hash } },
      { ...whole, proven: { seq, hash: first.hash } },
      { ...whole, feed: [first, { ...second, prev: 'f'.repeat(64) }], proven },
      { ...whole, feed: [second, first], proven },
      { ...whole, feed: [], proven },
    ])
      await expect(store.save(D, other)).rejects.toMatchObject({ code: 'feed-altered' });
    expect(await store.list()).toEqual([]);
    const written: number[] = [];
    expect(await store.save(D, { ...whole, proven }, (count) => written.push(count))).toEqual({ ahead: [] });
    expect((await store.load(D))?.feed).toEqual(feed);
    expect(written.at(-1)).toBe(feed.length);
  });

  it('hashes a feed of which nothing was proven', async () => {
    const store = await open();
    await keepDistrict(store);
    const whole = await store.load(D);
    if (!whole) throw new Error('no parts');
    await store.remove(D);
    const altered = whole.feed.map((change) => ({ ...change, by: 'somebody-else' }));
    await expect(store.save(D, { ...whole, feed: altered })).rejects.toMatchObject({ code: 'feed-altered' });
  });

  it('refuses a feed that goes another way, and leaves the kept one alone', async () => {
    const store = await open();
    await keepDistrict(store);
    const kept = await store.load(D);
    const elsewhere = await openStore(stamps, LENIENT, `${name}-b`);
    if (elsewhere.state !== 'open') throw elsewhere.error;
    await keepDistrict(elsewhere.store);
    const other = await elsewhere.store.load(D);
    elsewhere.store.close();
    if (!other) throw new Error('no parts');
    await expect(store.save(D, other)).rejects.toMatchObject({ code: 'district-diverged', params: { seq: 1 } });
    const [first, second] = kept?.feed ?? [];
    const forked = acceptChange(first, { ...second, on: '2026-01-03' }, second.acceptedAt);
    await expect(store.save(D, { ...other, feed: [first, forked] })).rejects.toMatchObject({ params: { seq: 2 } });
    await expect(store.save(D, { ...other, feed: other.feed.slice(1) })).rejects.toMatchObject({ code: 'feed-altered' });
    expect(await store.load(D)).toEqual(kept);
  });
});

describe('a feed pieced together of two districts', () => {
  it('is not kept: its stray change would lie in the way of the other district', async () => {
    const store = await open();
    const register = await keepDistrict(store);
    const kept = await store.load(D);
    if (!kept) throw new Error('no parts');
    const stray = { ...draft(withdrawLayer(register, { layerId: 'l-1', reason: 'x', on: '2026-02-01' })), district: 'd-2' };
    const stamp = { id: 'c-9', recordedAt: '2026-02-01T00:00:00.000Z', clockOffset_ms: 0, by: 'u-1', device: 'dev-1' };
    const change = acceptChange(await headOf(store), stampChange(stray, stamp), stamp.recordedAt);
    await expect(store.save(D, { ...kept, feed: [...kept.feed, change] })).rejects.toMatchObject({
      code: 'draft-of-another-district',
    });
    expect(await store.load(D)).toEqual(kept);
  });
});

describe('where saving is not possible', () => {
  it('says so as a state', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', 'SecurityError');
    });
    expect(await openStore(stamps, LENIENT, name)).toMatchObject({ state: 'unavailable', error: { code: 'store-unavailable' } });
  });

  it('tells a database of a newer program from one that fails', async () => {
    const newer = new Dexie(name);
    newer.version(99).stores({ ...Object.assign({}, ...migrations.map(({ stores }) => stores)), other: 'id' });
    await newer.open();
    newer.close();
    const state = await openStore(stamps, LENIENT, name);
    expect(state.state).toBe('unavailable');
    expect(state.state === 'unavailable' && state.error.code).toBe('store-newer');
  });

  it('finds the full disk inside the abort that it caused', () => {
    const abort = Object.assign(new Error('aborted'), {
      name: 'AbortError',
      inner: Object.assign(new Error('no room'), { name: 'QuotaExceededError' }),
    });
    expect(asStoreError(abort).code).toBe('store-full');
    expect(asStoreError('what?').code).toBe('store-failed');
  });
});
