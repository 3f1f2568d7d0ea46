import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../../src/core/register/actions/open-case.ts';
import { isRefusal } from '../../../src/core/register/refusal.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { splitByClass } from '../../../src/core/register/split-by-class.ts';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { readSnapshot } from '../../../src/core/report/snapshot/read-snapshot.ts';
import { HIDDEN, type Snapshot } from '../../../src/core/report/snapshot/snapshot.ts';
import { readFigure } from '../../../src/core/report/tour/read-figure.ts';
import { DISTRICT_PARCELS, generateDistrict } from '../../../src/demo/generate-district.ts';
import { readBlobs } from '../../../src/server/blobs/blob-store.ts';
import { CurrentSnapshots } from '../../../src/server/snapshots/current-snapshots.ts';
import { LeaderSnapshots, type SnapshotOrder } from '../../../src/server/snapshots/make-leader-snapshot.ts';
import { ThreadedSnapshots } from '../../../src/server/snapshots/threaded-snapshots.ts';
import { TEST_DATABASES } from '../../support/databases.ts';
import { as, seed, startTeam, TEST_NOW, type TestTeam } from '../../support/team.ts';

/** Shorter words stand in coordinates and hashes by chance. */
const LEAST_LETTERS = 5;
/** Of a district of families what is withheld is thousands of words; fewer, and the test would look for nothing. */
const LEAST_SECRETS = 2000;

/** Every word and number within a value, places as a pair, and the names of members that a key may be. */
function wordsOf(value: unknown, told: (word: string) => void): void {
  if (typeof value === 'string' || typeof value === 'number') told(String(value));
  else if (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')) told(value.join(' '));
  else if (Array.isArray(value)) for (const one of value) wordsOf(one, told);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      told(key);
      wordsOf(one, told);
    }
}

/** Every word and number of five signs or more in the values that leaders are not given, places as a pair, and the names of people's records. */
function secretsOf(feed: readonly AcceptedChange[]): ReadonlySet<string> {
  const secrets = new Set<string>();
  const collect = (value: unknown): void => {
    const { lon, lat } = Object(value) as { readonly lon?: number; readonly lat?: number };
    if (lon !== undefined) secrets.add(`${lon} ${lat}`);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    // Half of a place is somebody else's corner by chance.
    else if (typeof value === 'number' && !Number.isInteger(value)) return;
    else if (String(value).length >= LEAST_LETTERS && !/^\d{4}-\d\d-\d\d$/.test(String(value))) secrets.add(String(value));
  };
  for (const change of feed) {
    const { open: _, ...withheld } = splitByClass(change);
    // Who recorded it, on what device and when; what stands under the paths of the table.
    collect(withheld);
    if (['household', 'building', 'clearance-item', 'sighting', 'case', 'patrol'].includes(change.entity.kind))
      secrets.add(change.entity.id);
  }
  return secrets;
}

/** Cells that are withheld. */
const hiddenIn = (bytes: Uint8Array): number =>
  (readSnapshot(bytes).snapshot as Snapshot).figures.flatMap(({ cells }) => cells.flat()).filter((cell) => cell === HIDDEN)
    .length;

interface Served {
  readonly now?: () => string;
  /** Gets what is asked of the maker. */
  readonly orders?: SnapshotOrder[];
  readonly made?: LeaderSnapshots;
}

describe('the snapshot of now that leaders are given', () => {
  let team: TestTeam;
  let root: string;
  let district: string;
  let feed: readonly AcceptedChange[];

  beforeAll(async () => {
    team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
    // All families, sightings and cases of the demo district on an eighth of its land.
    const demo = await generateDistrict({ parcels: DISTRICT_PARCELS.least });
    feed = demo.changes;
    district = await seed(team, demo.district.name, feed, demo.packages);
    root = `/api/districts/${district}`;
  }, 180_000);
  afterAll(() => team.stop());

  const get = (headers: object = {}, query = '?audience=leader') =>
    team.server.inject({ method: 'GET', url: `${root}/snapshots/current${query}`, headers: { ...as('leader'), ...headers } });
  const opensACase = async (no: string) => {
    const { register } = await team.districts.live(district);
    const known = new Set([...register.cases.values()].flatMap(({ sightings }) => sightings));
    const free = [...register.sightings.values()].find(({ id, shapes }) => !known.has(id) && shapes[0].shape !== null);
    const opened = { id: `case-${no}`, no, track: 'planning', begunOn: '2026-11-28', sightings: [free?.id ?? ''] } as const;
    const draft = openCase(register, { case: opened, reason: '巡查发现', on: '2026-11-28' });
    if (isRefusal(draft)) throw new Error(draft.refused);
    const stamp = { id: `change-${no}`, recordedAt: TEST_NOW, clockOffset_ms: 0, by: 'x', device: 'x' };
    const answer = await team.server.inject({
      method: 'POST',
      url: `${root}/changes`,
      headers: as('planner'),
      payload: { changes: [{ ...draft, ...stamp }] },
    });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const supply = {
    changes: (...asked: [string, number, number]) => team.districts.changes(...asked),
    packages: (of: string, names: readonly string[]) => readBlobs(team.blobs, of, names),
  };
  /** Goes on with the feed through the tests, as on a server that runs. */
  const goingOn = new LeaderSnapshots(supply);
  /** A server that knows what the database knows; one that has just begun makes the first with a new `made`. */
  const serve = (rests: number, { now = () => TEST_NOW, orders = [], made = goingOn }: Served = {}) => {
    const make = (order: SnapshotOrder) => {
      orders.push(order);
      return made.make(order);
    };
    const { districts, database } = team;
    return new CurrentSnapshots({ districts, database, clock: { now }, maker: { make, stop: async () => undefined } }, rests);
  };
  const found = (snapshot: Snapshot) =>
    readFigure({ table: 'cases', row: snapshot.district.id, column: 'cases-found' }, snapshot)?.value;

  it('is a whole snapshot for leaders, proven by its own hashes, and says where it stands', async () => {
    const answer = await get();
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    const { ok, snapshot, file_sha256 } = readSnapshot(answer.rawPayload);
    expect(ok).toBe(true);
    const { seq, hash } = feed[feed.length - 1];
    expect(snapshot).toMatchObject({ audience: 'leader', asOf: '2026-11-28', knownAt: { seq, chainHash: hash } });
    expect(answer.headers.etag).toBe(`W/"${file_sha256}"`);
    expect(answer.headers['cache-control']).toBe('private, no-cache');
  });

  it('holds no word, no number and no id of what is withheld, compressed or not', async () => {
    const secrets = secretsOf(feed);
    expect(secrets.size).toBeGreaterThan(LEAST_SECRETS);
    const bare = await get();
    const packed = await get({ 'accept-encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(sha256(gunzipSync(packed.rawPayload))).toBe(sha256(bare.rawPayload));
    const words = new Set<string>();
    wordsOf(JSON.parse(bare.body), (word) => words.add(word));
    const texts = [...words].filter((word) => /\p{L}/u.test(word)).join('\n');
    // An amount is the whole of a word: its digits stand within hashes and corners by chance.
    const isTold = (secret: string) => words.has(secret) || (/\p{L}/u.test(secret) && texts.includes(secret));
    expect([...secrets].filter(isTold)).toEqual([]);
    expect(JSON.stringify({ ...bare.headers, ...packed.headers })).not.toMatch(/u-1|n-leader/);
  });

  it('is not sent again to whoever has it, and is another once somebody recorded something', async () => {
    const first = await get();
    const known = { 'if-none-match': String(first.headers.etag) };
    expect((await get(known)).statusCode).toBe(304);
    const snapshots = serve(0);
    const before = readSnapshot((await snapshots.current(district)).bytes).snapshot as Snapshot;
    await opensACase('AJ-2026-9001');
    const after = readSnapshot((await snapshots.current(district)).bytes).snapshot as Snapshot;
    expect(after.knownAt.seq).toBe(before.knownAt.seq + 1);
    expect(found(after)).toBe(Number(found(before)) + 1);
    expect(after.id).not.toBe(before.id);
  });

  it('is made once for all who ask at the same time, and not again before the server has rested', async () => {
    const snapshots = serve(10_000);
    const [a, b] = await Promise.all([snapshots.current(district), snapshots.current(district)]);
    expect(a).toBe(b);
    await opensACase('AJ-2026-9002');
    // Its `knownAt` tells whoever knows of more to ask again.
    expect(await snapshots.current(district)).toBe(a);
  });

  it('is another on the next day', async () => {
    let now = TEST_NOW;
    const snapshots = serve(0, { now: () => now });
    await snapshots.current(district);
    // Midnight in the district, not in Greenwich.
    now = '2026-11-28T16:00:00.000Z';
    expect(readSnapshot((await snapshots.current(district)).bytes).snapshot?.asOf).toBe('2026-11-29');
  });

  it('is held against the last one that was given also after a restart', async () => {
    const orders: SnapshotOrder[] = [];
    const begun = (told: SnapshotOrder[]) => serve(0, { orders: told, made: new LeaderSnapshots(supply) });
    const first = await begun(orders).current(district);
    // Nothing was recorded: it is the same file, not made again.
    orders.length = 0;
    expect((await begun(orders).current(district)).sha256).toBe(first.sha256);
    expect(orders).toEqual([]);
    await opensACase('AJ-2026-9003');
    await begun(orders).current(district);
    expect(orders.map(({ before }) => before?.sha256)).toEqual([first.sha256]);
  });

  it('hides the same whether the server went on or began anew, and more than one that knew of nothing before', {
    timeout: 180_000,
  }, async () => {
    // Half of the record and all of it: what moved between the two would tell what was hidden in the first.
    const { seq, hash } = feed[Math.floor(feed.length / 2)];
    const [asOf, erasures] = ['2026-11-28', 0];
    const goesOn = new LeaderSnapshots(supply);
    const half = await goesOn.make({ district, head: { seq, hash }, erasures, asOf, before: null });
    const end = feed[feed.length - 1];
    const order: SnapshotOrder = { district, head: { seq: end.seq, hash: end.hash }, erasures, asOf, before: half };
    const next = await goesOn.make(order);
    const anew = await new LeaderSnapshots(supply).make(order);
    expect(anew.sha256).toBe(next.sha256);
    const forgot = await new LeaderSnapshots(supply).make({ ...order, before: null });
    expect(hiddenIn(next.bytes)).toBeGreaterThan(hiddenIn(forgot.bytes));
  });

  it('is made on another thread, while requests are answered', { timeout: 120_000 }, async () => {
    let turns = 0;
    const threaded = new ThreadedSnapshots({
      ...supply,
      packages: async (of, names) => {
        const land = await supply.packages(of, names);
        turns = 0;
        return land;
      },
    });
    const { head, erasures } = await team.districts.live(district);
    const made = threaded.make({ district, head, erasures, asOf: '2026-11-28', before: null });
    let isMade = false;
    const ended = made.finally(() => (isMade = true));
    // From the moment that its land is there nothing but the making is left, and this thread has its turns.
    while (!isMade) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    expect(readSnapshot((await ended).bytes).ok).toBe(true);
    expect(turns).toBeGreaterThan(1000);
    await threaded.stop();
  });

  it('is for leaders alone: no other audience is made of a district that stands', async () => {
    for (const query of ['', '?audience=planner', '?audience=public']) {
      const answer = await get({}, query);
      expect([query, answer.statusCode, answer.json()]).toMatchObject([query, 400, { code: 'parameter-malformed' }]);
    }
  });
});
