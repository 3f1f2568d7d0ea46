import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { acceptChange } from '../../src/core/register/feed.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { createDatabase, type Database } from '../../src/store/database.ts';
import { blockOf } from '../../src/store/feed-blocks.ts';
import { DATABASE_NAME, type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, squareShape } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
const LAST = 6;
const STAMPS = {
  clock: { now: () => '2026-11-21T00:00:00.000Z' },
  ids: { next: () => crypto.randomUUID(), salt: () => 'ab'.repeat(16) },
  by: 'me',
  device: 'dev-1',
};
const { engine, stop } = connectEngine();
let store: DistrictStore;
let raw: Database;
let feed: readonly AcceptedChange[];

/** A district of six changes, kept, and the database as a console sees it. */
beforeEach(async () => {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  for (let n = 2; n <= LAST; n++)
    writer.accept(
      drawRedLine(writer.register, {
        redLine: { ...RED_LINE, id: `r-${n}`, name: `线 ${n}` },
        shape: squareShape(134.1 + n / 100, 24),
        reason: '批复',
        on: '2026-02-01',
      }),
    );
  feed = writer.changes;
  const opened = await openStore(STAMPS, { admit: async () => null });
  if (opened.state !== 'open') throw opened.error;
  store = opened.store;
  await store.save(D, { feed, packages: new Map() });
  raw = createDatabase(DATABASE_NAME);
});
afterEach(async () => {
  store.close();
  raw.close();
  await Dexie.delete(DATABASE_NAME);
});
afterAll(stop);

const change = (seq: number): AcceptedChange => feed[seq - 1];
/** A short feed lies row by row; as a long one lies it is one value. */
const LAYOUTS = ['row by row', 'in a block'] as const;
let layout: (typeof LAYOUTS)[number] = 'row by row';
async function layOut(): Promise<void> {
  if (layout === 'row by row') return;
  await raw.blocks.add(blockOf(D, feed));
  await raw.changes.clear();
}
/** As somebody would who alters what lies there and leaves the rest of it as it is. */
async function alterBlock(alter: (changes: readonly AcceptedChange[]) => readonly AcceptedChange[]): Promise<void> {
  const [block] = await raw.blocks.toArray();
  await raw.blocks.put({ ...block, changes: alter(block.changes) });
}
const put = (one: object): PromiseLike<unknown> => {
  const change = one as AcceptedChange;
  if (layout === 'row by row') return raw.changes.put(change);
  return alterBlock((all) => [...all.filter(({ seq }) => seq !== change.seq), change].sort((a, b) => a.seq - b.seq));
};
const drop = (...seqs: number[]): PromiseLike<unknown> =>
  layout === 'row by row'
    ? raw.changes.bulkDelete(seqs.map((seq) => [D, seq]))
    : alterBlock((all) => all.filter(({ seq }) => !seqs.includes(seq)));
const renamed = (one: AcceptedChange) => {
  const body = structuredClone(one.body) as { redLine: { name: string } };
  body.redLine.name = '改';
  return { ...one, body } as AcceptedChange;
};
/** As somebody would who knows how a hash is made. */
const rehashed = (one: AcceptedChange) => {
  const { seq, acceptedAt, prev, hash: _hash, salts: _salts, ...bare } = renamed(one);
  return acceptChange({ seq: seq - 1, hash: prev }, bare, acceptedAt, () => 'ab'.repeat(16));
};

/** What is done to the third of six changes, and the first place that does not fit. */
const EDITS: readonly (readonly [string, number, () => PromiseLike<unknown>])[] = [
  ['its content', 3, () => put(renamed(change(3)))],
  ['its day', 3, () => put({ ...change(3), on: '2026-01-31' })],
  ['who recorded it', 3, () => put({ ...change(3), by: 'u-9' })],
  ['its hash', 3, () => put({ ...change(3), hash: 'f'.repeat(64) })],
  ['its content and its hash together', 4, () => put(rehashed(change(3)))],
  ['its link to the one before', 3, () => put({ ...change(3), prev: 'f'.repeat(64) })],
  ['its type, to one that is unknown', 3, () => put({ ...change(3), type: 'red-line-blessed' })],
  ['its body, to nothing', 3, () => put({ ...change(3), body: {} })],
  ['what hides a part of it', 3, () => put({ ...change(3), sealed: { office: 'f'.repeat(64) } })],
  ['it is deleted', 3, () => drop(3)],
  [
    'it and the next are exchanged',
    3,
    async () => {
      await drop(3, 4);
      await put({ ...change(3), seq: 4 });
      await put({ ...change(4), seq: 3 });
    },
  ],
  ['the last is deleted', LAST, () => drop(LAST)],
  [
    'one is put behind the last',
    LAST + 1,
    () => put({ ...rehashed(change(LAST)), id: 'x', seq: LAST + 1, prev: change(LAST).hash }),
  ],
];

describe.each(LAYOUTS)('a stored feed, %s, that was written to by hand', (as) => {
  beforeEach(async () => {
    layout = as;
    await layOut();
  });

  it.each(EDITS)('is not opened, and the place is said: %s', async (_, seq, edit) => {
    await edit();
    await expect(store.load(D)).rejects.toMatchObject({ code: 'feed-altered', params: { district: D, seq } });
  });

  it.each(EDITS)('is taken off the screen again by the engine: %s', async (_, seq, edit) => {
    await edit();
    const opened = await engine
      .open([{ from: 'kept', district: D }, 'when-asked'])
      .then(
        () => engine.prove([]),
        (error: unknown) => Promise.reject(error as Error),
      )
      .then(
        () => null,
        (error: { code: string; params?: { seq?: number }; where?: { line?: number } }) => error,
      );
    expect(['feed-altered', 'feed-malformed', 'settings-unusable']).toContain(opened?.code);
    expect(opened?.params?.seq ?? opened?.where?.line).toBe(seq);
  });

  it('shows no history of what was altered while the district was open, and takes nothing back by it', async () => {
    const ofThird = () => store.changesOf(D, { kind: 'red-line', id: 'r-3' });
    expect(await ofThird()).toEqual([change(3)]);
    await put(renamed(change(3)));
    const altered = { code: 'feed-altered', params: { seq: 3 } };
    await expect(ofThird()).rejects.toMatchObject(altered);
    await expect(store.changes(D, [change(3).id])).rejects.toMatchObject(altered);
    await expect(store.changesBefore(D, LAST + 1, 4)).rejects.toMatchObject(altered);
    await put(rehashed(change(3)));
    await expect(ofThird()).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 4 } });
    // The next one brought into line: then it is that one which does not bear its hash.
    await put({ ...change(4), prev: rehashed(change(3)).hash });
    await expect(ofThird()).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 4 } });
    expect(await store.changesOf(D, { kind: 'red-line', id: 'r-6' })).toEqual([change(6)]);
  });

  it('takes nothing in from another tab that does not go on from what is known', async () => {
    await put(renamed(change(5)));
    await expect(store.newsAfter(D, change(3))).rejects.toMatchObject({ code: 'feed-altered', params: { seq: 5 } });
    await put(rehashed(change(3)));
    expect(await store.newsAfter(D, change(3))).toBeNull();
  });

  it('with a head of its own is written on by nobody who saw another', async () => {
    const head = { seq: LAST, hash: 'f'.repeat(64) };
    await raw.districts.put({ id: D, name: '试验区', head });
    await expect(store.transact(D, [], { after: change(LAST) })).rejects.toMatchObject({ code: 'feed-moved' });
    await expect(store.load(D)).rejects.toMatchObject({ code: 'feed-altered', params: { found: 'chain-cut-off' } });
  });
});

describe('a feed in a block beside which somebody put a row for a place that it holds', () => {
  beforeEach(async () => {
    layout = 'in a block';
    await layOut();
    await raw.changes.put(renamed(change(3)));
  });

  it('is not opened, and shows no history of that place', async () => {
    await expect(store.load(D)).rejects.toMatchObject({ code: 'feed-altered' });
    const altered = { code: 'feed-altered', params: { seq: 3 } };
    await expect(store.changesOf(D, { kind: 'red-line', id: 'r-3' })).rejects.toMatchObject(altered);
    await expect(store.changes(D, [change(3).id])).rejects.toMatchObject(altered);
    await expect(store.changesBefore(D, LAST + 1, 4)).rejects.toMatchObject(altered);
  });
});

describe('a file of a district whose feed was altered', () => {
  const settings = () => (change(1) as AcceptedChange & { type: 'district-created' }).body.settings;
  const fileOf = async (altered: readonly AcceptedChange[]) =>
    packContainer(
      await writeContainer({
        district: { id: D, name: '试验区' },
        settings: settings(),
        packages: new Map(),
        photos: new Map(),
        feed: altered,
      }),
    );
  const proven = async (altered: readonly AcceptedChange[]) => {
    await engine.open([{ from: 'bytes', bytes: await fileOf(altered), fileName: 'a.chidu' }, 'when-asked']);
    return engine.prove([]);
  };

  it('is refused with the place and the file, whatever follows', async () => {
    await expect(proven(feed.map((one) => (one.seq === 3 ? renamed(one) : one)))).rejects.toMatchObject({
      code: 'feed-altered',
      params: { seq: 3 },
      where: { file: 'a.chidu' },
    });
  });

  it('is refused where its members are none, with the line', async () => {
    const odd = feed.map((one) => (one.seq === 4 ? ({ ...one, body: { redLine: 5 } } as unknown as AcceptedChange) : one));
    await expect(proven(odd)).rejects.toMatchObject({ code: 'feed-malformed', where: { line: 4 } });
  });

  it('is opened where nothing was', async () => {
    await expect(proven(feed)).resolves.toBeDefined();
  });
});
