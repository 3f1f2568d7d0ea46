import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import type { AcceptedChange, Change, ChangeDraft } from '../../src/core/register/change.ts';
import { digestRegister } from '../../src/core/register/digest.ts';
import { acceptChange, digestClasses, EMPTY_FEED, type FeedHead, verifyChain } from '../../src/core/register/feed.ts';
import type { FeedLink } from '../../src/core/register/feed-links.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { carriedOf } from '../../src/core/register/outbox/carried-change.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import type { Register } from '../../src/core/register/register.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { splitByClass } from '../../src/core/register/split-by-class.ts';
import { createDatabase } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations.ts';
import { type DistrictStore, openStore } from '../../src/store/open-store.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, SIGHTING, squareShape } from '../support/district-changes.ts';

const D = DISTRICT_INPUT.id;
const SEED = 20261128;
let count = 0;
let name = '';
let store: DistrictStore;
const stamps = {
  clock: { now: () => '2026-11-28T02:00:00.000Z' },
  ids: { next: () => `own-${++count}`, salt: () => sha256(String(++count)).slice(0, 32) },
  by: 'me',
  device: 'desk-1',
};

async function open(): Promise<DistrictStore> {
  const state = await openStore(stamps, { admit: async () => null }, name);
  if (state.state !== 'open') throw state.error;
  return state.store;
}

beforeEach(async () => {
  name = `team-${++count}`;
  store = await open();
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

function made(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw new Error(JSON.stringify(draft));
  return draft;
}

/** The server's feed, as far as a store meets it: it gives places, and names the sender by itself. */
function createServer() {
  const feed: AcceptedChange[] = [];
  const writer = createWriter();
  const head = (): FeedHead => feed.at(-1) ?? EMPTY_FEED;
  const take = (change: Change): AcceptedChange => {
    const accepted = acceptChange(head(), change, '2026-11-28T03:00:00.000Z', () => sha256(String(++count)).slice(0, 32));
    feed.push(accepted);
    return accepted;
  };
  const linkOf = (one: AcceptedChange): FeedLink => {
    const { seq, acceptedAt, prev, hash, salts } = one;
    return {
      seq,
      acceptedAt,
      prev,
      hash,
      salts: { ...salts },
      sealed: {},
      change: { ...carriedOf(one) },
    };
  };
  const sealedOf = (one: AcceptedChange): FeedLink => {
    const { seq, acceptedAt, prev, hash } = one;
    return {
      seq,
      acceptedAt,
      prev,
      hash,
      salts: {},
      sealed: { ...digestClasses(splitByClass(one), one.salts) },
    };
  };
  return {
    feed,
    head,
    take,
    sealedOf,
    linkOf,
    begin: () => take(writer.accept(createDistrict(writer.register, DISTRICT_INPUT))),
    draw: (id: string) =>
      take({
        ...carriedOf(
          writer.accept(
            drawRedLine(writer.register, {
              redLine: { ...RED_LINE, id },
              shape: squareShape(134.2, 24),
              reason: '批复',
              on: '2026-01-02',
            }),
          ),
        ),
        id: `theirs-${id}`,
      }),
    links: (after: number) => feed.slice(after).map(linkOf),
  };
}
type Server = ReturnType<typeof createServer>;

const read = async (server: Server, to = server.feed.length) => {
  const after = await store.team.cursor(D);
  return store.team.takeLinks(D, { after, links: server.links(after.seq).slice(0, to - after.seq), head: server.head() });
};

const feedOf = async () => (await store.load(D))?.feed ?? [];

async function report(id: string): Promise<AcceptedChange> {
  const feed = await feedOf();
  const draft = made(
    reportSighting(foldFeed(feed), {
      sighting: { ...SIGHTING, id },
      shape: squareShape(134.2, 24),
      reason: '巡查',
      on: '2026-11-28',
    }),
  );
  const [accepted] = await store.transact(D, [draft], { after: feed.at(-1) ?? EMPTY_FEED });
  return accepted;
}

describe('a district that is joined to a server', () => {
  it('is what the server has, with what was recorded here behind it, in its order and word for word', async () => {
    const server = createServer();
    server.begin();
    await read(server);
    const own = [await report('s-1'), await report('s-2')];
    server.draw('r-1');
    server.draw('r-2');
    await read(server);
    const feed = await feedOf();
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    expect(feed.map(({ id }) => id)).toEqual([...server.feed, ...own].map(({ id }) => id));
    expect(feed.slice(-2).map(carriedOf)).toEqual(own.map(carriedOf));
    expect((await store.team.unsent(D)).map(({ change }) => change.id)).toEqual(own.map(({ id }) => id));
    expect(await store.team.cursor(D)).toEqual({ seq: 3, hash: server.head().hash });
  });

  it('calls a change safe once the proven chain says the same of it, whoever the server names as its author', async () => {
    const server = createServer();
    server.begin();
    await read(server);
    const [mine, altered, waiting] = [await report('s-1'), await report('s-2'), await report('s-3')];
    await store.team.acknowledge(D, [{ id: mine.id, seq: 2, hash: 'told-before-it-was-read' }]);
    server.take({ ...carriedOf(mine), by: '规划员', device: 'session-7' });
    server.take({ ...carriedOf(altered), on: '2026-11-27' });
    await read(server);
    const { entries } = await store.outbox(D);
    const stateOf = (id: string) => entries.find((entry) => entry.id === id);
    expect(stateOf(mine.id)).toMatchObject({ state: 'safe', safeAt: stamps.clock.now() });
    expect(stateOf(altered.id)).toMatchObject({ state: 'attention', reason: { code: 'receipt-hash-differs' } });
    expect(stateOf(waiting.id)).toMatchObject({ state: 'saved' });
    expect((await store.team.unsent(D)).map(({ change }) => change.id)).toEqual([waiting.id]);
  });

  it('queues what the desk records too, and what lay behind the server’s feed before it was joined', async () => {
    const server = createServer();
    server.begin();
    const early = server.draw('r-early');
    await store.save(D, { feed: server.feed.slice(0, 1), packages: new Map() });
    const [before] = await store.transact(D, [made(drawLine(foldFeed(await feedOf()), 'r-here'))], { after: server.feed[0] });
    expect((await store.outbox(D)).entries).toEqual([]);
    expect(await store.team.unsent(D)).toEqual([]);
    await read(server);
    expect((await feedOf()).map(({ id }) => id)).toEqual([server.feed[0].id, early.id, before.id]);
    expect(await store.team.unsent(D)).toMatchObject([{ change: { id: before.id }, version: 0 }]);
  });

  it('keeps a tab that reads on by the same changes under their new hash', async () => {
    const server = createServer();
    server.begin();
    await read(server);
    const known = await report('s-1');
    server.take(carriedOf(known));
    server.draw('r-1');
    await read(server);
    const news = await store.newsAfter(D, known);
    expect(news?.renamed).toEqual({ seq: 2, hash: server.feed[1].hash });
    expect(news?.feed.map(({ id }) => id)).toEqual(['theirs-r-1']);
    const other = await report('s-2');
    server.draw('r-2');
    await read(server);
    expect(await store.newsAfter(D, other)).toBeNull();
  });

  it('refuses a feed that is not the one it knows, was set back, or was altered on the way', async () => {
    const server = createServer();
    server.begin();
    server.draw('r-1');
    await read(server);
    const before = await feedOf();
    const after = await store.team.cursor(D);
    const take = (links: readonly FeedLink[], head: FeedHead) => store.team.takeLinks(D, { after, links, head });
    await expect(take([], server.feed[0])).rejects.toMatchObject({ code: 'team-diverged' });
    await expect(take([], { seq: 2, hash: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'team-diverged' });
    const next = server.linkOf(server.draw('r-2'));
    await expect(take([{ ...next, prev: 'f'.repeat(64) }], server.head())).rejects.toMatchObject({ code: 'team-diverged' });
    const forged = { ...next, change: { ...next.change, on: '2020-01-01' } };
    await expect(take([forged], server.head())).rejects.toMatchObject({
      code: 'feed-altered',
      params: { found: 'chain-altered' },
    });
    await expect(take([{ ...next, seq: 4 }], server.head())).rejects.toMatchObject({ code: 'feed-altered' });
    await expect(take([server.sealedOf(server.feed[2])], server.head())).rejects.toMatchObject({ code: 'links-withheld' });
    expect(await feedOf()).toEqual(before);
    await read(server);
    await expect(take([next], server.head())).rejects.toMatchObject({ code: 'feed-moved' });
  });

  it('gives changes another version to go on from, or up for good, and forgets nothing that was entered', async () => {
    const server = createServer();
    server.begin();
    await read(server);
    const [first, second] = [await report('s-1'), await report('s-2')];
    await store.patchOutbox(D, [{ id: second.id, state: 'attention', reason: { code: 'merge-needed' } }]);
    await store.team.settleOwn(D, new Map([[second.id, 4]]), [first.id]);
    const feed = await feedOf();
    expect(verifyChain(feed)).toMatchObject({ ok: true });
    expect(feed.slice(1)).toMatchObject([{ id: second.id, base: 4, seq: 2 }]);
    expect((await store.outbox(D)).entries).toMatchObject([{ id: second.id, seq: 2, state: 'saved' }]);
    expect((await store.outbox(D)).entries[0].reason).toBeUndefined();
    expect(await store.loadDrafts(D, 'given-up/')).toMatchObject([{ value: { id: first.id } }]);
  });

  it('comes to the server’s register whatever was recorded and read in which order', async () => {
    const step = fc.oneof(fc.constant('report'), fc.constant('theirs'), fc.constant('read'), fc.constant('send'));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await store.remove(D);
        const server = createServer();
        server.begin();
        await read(server);
        let at = 0;
        for (const one of [...steps, 'send', 'read']) {
          at++;
          if (one === 'report') await report(`s-${at}`);
          else if (one === 'theirs') server.draw(`r-${at}`);
          else if (one === 'read') await read(server);
          else {
            const sent = new Set(server.feed.map(({ id }) => id));
            for (const { change } of await store.team.unsent(D)) if (!sent.has(change.id)) server.take(carriedOf(change));
          }
        }
        const feed = await feedOf();
        expect(feed.map(({ hash }) => hash)).toEqual(server.feed.map(({ hash }) => hash));
        expect(digestRegister(foldFeed(feed))).toBe(digestRegister(foldFeed(server.feed)));
        expect((await store.outbox(D)).entries.every(({ state }) => state === 'safe')).toBe(true);
        expect(await store.team.unsent(D)).toEqual([]);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

const drawLine = (register: Register, id: string) =>
  drawRedLine(register, { redLine: { ...RED_LINE, id }, shape: squareShape(134.2, 24), reason: '批复', on: '2026-01-02' });

describe('a phone with a field package', () => {
  const keepPackage = async (server: Server) => {
    const field = {
      area: squareShape(134.2, 24).coordinates,
      madeOn: '2026-11-28',
      expiresOn: '2026-12-05',
      from: { seq: server.head().seq, hash: server.head().hash },
      for: 'me',
      received: [],
    };
    await store.keepField(D, { feed: server.feed.slice(0, 1), packages: new Map(), field });
  };

  it('keeps its own short feed, and hears from the digests alone that its reports are in the chain', async () => {
    const server = createServer();
    server.begin();
    server.draw('r-1');
    await keepPackage(server);
    const own = [await report('s-1'), await report('s-2'), await report('s-3')];
    server.draw('r-2');
    const taken = own.slice(0, 2).map((change) => server.take({ ...carriedOf(change), by: 'account-name' }));
    const after = await store.team.cursor(D);
    expect(after).toEqual({ seq: 2, hash: server.feed[1].hash });
    await store.team.takeLinks(D, { after, links: [server.sealedOf(server.feed[2])], head: server.head() });
    await store.team.acknowledge(D, [{ id: own[0].id, seq: taken[0].seq, hash: taken[0].hash }]);
    const links = [server.sealedOf(taken[0]), server.linkOf(taken[1])];
    await store.team.takeLinks(D, { after: await store.team.cursor(D), links, head: server.head() });
    const { entries } = await store.outbox(D);
    expect(entries.map(({ state }) => state)).toEqual(['safe', 'safe', 'saved']);
    expect((await feedOf()).map(({ id }) => id)).toEqual([server.feed[0].id, ...own.map(({ id }) => id)]);
    const unsent = await store.team.unsent(D);
    expect(unsent.map(({ change }) => change.id)).toEqual([own[2].id]);
    expect(unsent[0].version).toBeUndefined();
  });

  it('believes no acknowledgement that the chain does not bear out', async () => {
    const server = createServer();
    server.begin();
    await keepPackage(server);
    const own = await report('s-1');
    server.draw('r-1');
    const after = await store.team.cursor(D);
    await store.team.takeLinks(D, { after, links: [], head: server.feed[0] });
    await store.team.acknowledge(D, [{ id: own.id, seq: 2, hash: 'f'.repeat(64) }]);
    await store.team.takeLinks(D, { after, links: [server.sealedOf(server.feed[1])], head: server.head() });
    expect((await store.outbox(D)).entries).toMatchObject([{ state: 'attention', reason: { code: 'receipt-hash-differs' } }]);
  });
});

describe('a whole district whose account is given the chain alone', () => {
  it('stays as it came, is told what of its own arrived, and is read on from where it stood once the feed is given', async () => {
    const server = createServer();
    server.begin();
    await store.save(D, { feed: server.feed, packages: new Map() });
    const own = [await report('s-1'), await report('s-2')];
    server.draw('r-1');
    const taken = server.take({ ...carriedOf(own[0]), by: 'account-name' });
    const after = await store.team.cursor(D, 'chain');
    expect(after).toEqual({ seq: 1, hash: server.feed[0].hash });
    const links = [server.sealedOf(server.feed[1]), server.linkOf(taken)];
    await store.team.takeLinks(D, { after, links, head: server.head(), given: 'chain' });
    expect((await store.outbox(D)).entries.map(({ state }) => state)).toEqual(['safe', 'saved']);
    expect((await feedOf()).map(({ id }) => id)).toEqual([server.feed[0].id, ...own.map(({ id }) => id)]);
    expect((await store.team.unsent(D)).map(({ change, version }) => [change.id, version])).toEqual([[own[1].id, undefined]]);
    expect(await store.team.cursor(D, 'chain')).toEqual({ seq: 3, hash: taken.hash });
    // Somebody else logs in on it, who is given everything.
    expect((await store.team.cursor(D)).seq).toBe(1);
    await read(server);
    expect((await feedOf()).map(({ id }) => id)).toEqual([...server.feed.map(({ id }) => id), own[1].id]);
    expect((await store.team.unsent(D)).map(({ version }) => version)).toEqual([0]);
  });
});

describe('a long feed of a server', () => {
  it('lies in blocks as far as it was read at once, with what comes little by little and one’s own work in rows behind it', async () => {
    const lying = async () => {
      const database = createDatabase(name);
      await database.open();
      const own = (await database.changes.toArray()).map(({ id }) => id);
      const blocks = (await database.blocks.toArray()).map(({ from, to }) => [from, to]);
      database.close();
      return { blocks, own };
    };
    const server = createServer();
    server.begin();
    for (let n = 1; n < 260; n++) server.draw(`r-${n}`);
    await read(server);
    const mine = await report('s-1');
    await store.transact(
      D,
      [
        made(
          drawRedLine(foldFeed([server.feed[0]]), {
            redLine: { ...RED_LINE, id: 'r-mine' },
            shape: squareShape(134.2, 24),
            reason: '批复',
            on: '2026-01-02',
          }),
        ),
      ],
      { after: mine },
    );
    for (let n = 1; n <= 5; n++) {
      server.draw(`r-late-${n}`);
      await read(server);
    }
    const { blocks, own } = await lying();
    expect(blocks).toEqual([[1, 260]]);
    expect(own).toHaveLength(7);
    const feed = await feedOf();
    expect(feed.map(({ id }) => id)).toEqual([...server.feed.map(({ id }) => id), ...own.slice(-2)]);
    expect(verifyChain(feed).ok).toBe(true);
    expect((await store.team.unsent(D)).map(({ change, version }) => [change.id, version])).toEqual(
      own.slice(-2).map((id) => [id, 0]),
    );
    // One of the two arrives, behind so many others that they come in a block.
    for (let n = 260; n < 500; n++) server.draw(`r-${n}`);
    server.take(carriedOf(mine));
    await read(server);
    expect((await lying()).blocks).toEqual([
      [1, 260],
      [266, 506],
    ]);
    expect((await feedOf()).map(({ id }) => id)).toEqual([...server.feed.map(({ id }) => id), own.at(-1)]);
    expect((await store.outbox(D)).entries.map(({ state }) => state)).toEqual(['safe', 'saved']);
    // What was drawn here on a line that others changed meanwhile goes on from the version that stands there.
    await store.transact(D, [{ ...carriedOf(server.feed[3]), base: 1 }], {
      after: (await feedOf()).at(-1) ?? EMPTY_FEED,
    });
    expect((await store.team.unsent(D)).map(({ version }) => version)).toEqual([0, 1]);
  });
});

describe('a device of the first version', () => {
  it('is joined with all that lies on it', async () => {
    const older = new Dexie(`${name}-old`);
    older.version(migrations[0].version).stores(migrations[0].stores);
    const server = createServer();
    server.begin();
    const [created] = server.feed;
    const own = acceptChange(created, { ...carriedOf(server.draw('r-1')), id: 'own-old' }, '2026-11-28T02:00:00.000Z', () =>
      'ab'.repeat(16),
    );
    const { id, name: label } = { id: D, name: DISTRICT_INPUT.name };
    await older.table('districts').put({ id, name: label, head: { seq: 2, hash: own.hash } });
    await older.table('changes').bulkAdd([created, own]);
    older.close();
    store.close();
    name = `${name}-old`;
    store = await open();
    await read(server);
    expect((await feedOf()).map((one) => one.id)).toEqual([created.id, 'theirs-r-1', 'own-old']);
    expect((await store.team.unsent(D)).map(({ change }) => change.id)).toEqual(['own-old']);
    const database = createDatabase(name);
    await database.open();
    expect(database.verno).toBe(10);
    database.close();
  });
});
