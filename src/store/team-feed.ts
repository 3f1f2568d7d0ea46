import { nameGiven } from '../core/register/named-anew.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { changeOfLink, type FeedLink, verifyLinks } from '../core/register/feed-links.ts';
import type { OutboxEntry } from '../core/register/outbox/outbox-entry.ts';
import type { Instant } from '../core/register/ports.ts';
import type { Database, DistrictRow } from './database.ts';
import { givenUpName } from './given-up.ts';
import { feedTables, lookUpEntities, readFeedAfter, replaceAfter } from './kept-feed.ts';
import { type OutboxPatch, patchEntry, queueChanges } from './outbox.ts';
import { keepPackages, provePackages } from './packages.ts';
import { cursorOf, type Given, ownAfter, type PlacedLinks, placeLinks, rewriteOwn } from './place-links.ts';
import { StoreError } from './store-error.ts';
import { isSameHead } from './transact.ts';
import { verifyInSlices } from './verify-feed.ts';

/** A change of this device that the server has not taken, as far as this device knows. */
export interface UnsentChange {
  readonly change: AcceptedChange;
  readonly entry: OutboxEntry;
  /** Version of its entity in the server's feed as this device read it; undefined where it is not given that (a field package, or the chain alone). */
  readonly version?: number;
}

/** Links of the server's feed, as it answered a question. */
export interface LinksAnswer {
  /** Where it was read on from: `cursor` when it was asked. */
  readonly after: FeedHead;
  readonly links: readonly FeedLink[];
  /** Where the server's feed ended. */
  readonly head: FeedHead;
  /** What the account is given of it; the feed where that is not said. */
  readonly given?: Given;
}

/** What reading links brought. */
export interface TakenLinks {
  readonly cursor: FeedHead;
  /** Changes of this device that stand in the server's feed. */
  readonly arrived: number;
  /** Whether what this device shows of the district moved. */
  readonly moved: boolean;
}

/** What the server answered of one change that it took. */
export interface Acknowledged {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
}

/** The district as a server has it, and one's own changes behind it until they are there too. */
export interface TeamFeed {
  /** Where to read on from; the beginning where nothing is kept here. */
  cursor(district: string, given?: Given): Promise<FeedHead>;
  /**
   * Takes what the server answered of its feed into this device's, with the packages that it brings.
   * @throws StoreError `team-diverged`, `feed-altered`, `links-withheld`, `package-missing`, `feed-moved` (another tab read meanwhile)
   */
  takeLinks(district: string, answer: LinksAnswer, packages?: ReadonlyMap<string, Uint8Array>): Promise<TakenLinks>;
  /** One's own changes that have not arrived, in their order; none of a district that no server was read for. */
  unsent(district: string): Promise<readonly UnsentChange[]>;
  /** Takes down where the server says that it put changes. */
  acknowledge(district: string, places: readonly Acknowledged[]): Promise<void>;
  /** Gives one's own changes other versions to go on from, or gives some up. What was given up stays among the drafts (`given-up/…`). */
  settleOwn(district: string, bases: ReadonlyMap<string, number>, dropped?: readonly string[]): Promise<void>;
}

interface TeamStamps {
  readonly at: Instant;
  createSalt(): string;
}

/** @param guard words what the database throws as a StoreError */
export function createTeamFeed(
  database: Database,
  guard: <T>(step: () => PromiseLike<T>) => Promise<T>,
  stamps: () => TeamStamps,
): TeamFeed {
  return {
    cursor: (district, given = 'feed') => guard(async () => cursorOf(await database.districts.get(district), given)),
    takeLinks: (district, answer, packages = new Map()) => guard(() => takeLinks(database, district, answer, packages, stamps())),
    unsent: (district) => guard(() => readUnsent(database, district)),
    acknowledge: (district, places) => guard(() => acknowledge(database, district, places, stamps())),
    settleOwn: (district, bases, dropped = []) => guard(() => settleOwn(database, district, bases, dropped, stamps())),
  };
}

const tablesOf = (database: Database) => [
  database.districts,
  ...feedTables(database),
  database.packages,
  database.outbox,
  database.attachments,
];

async function takeLinks(
  database: Database,
  district: string,
  { after, links, head, given: reads = 'feed' }: LinksAnswer,
  packages: ReadonlyMap<string, Uint8Array>,
  { at, createSalt }: TeamStamps,
): Promise<TakenLinks> {
  const chain = await verifyInSlices(links, verifyLinks, after);
  if (!chain.ok) {
    const parts = chain.code === 'chain-broken' && chain.seq === after.seq + 1;
    throw new StoreError(parts ? 'team-diverged' : 'feed-altered', { district, seq: chain.seq, found: chain.code });
  }
  // A server that knows less than it told before was set back; one that ends here with another hash has another feed.
  if (head.seq < chain.head.seq || (head.seq === chain.head.seq && head.hash !== chain.head.hash))
    throw new StoreError('team-diverged', { district, seq: head.seq });
  await provePackages(packages);
  const given = links.flatMap((link) => changeOfLink(link) ?? []);
  const eraser = given.some(({ type }) => type === 'track-erased') ? await import('./erase-tracks.ts') : null;
  return database.transaction('rw', tablesOf(database), async () => {
    const row = await database.districts.get(district);
    const now = cursorOf(row, reads);
    if (!isSameHead(now, after)) throw new StoreError('feed-moved', { seq: now.seq });
    if (!row && links.length === 0) return { cursor: after, arrived: 0, moved: false };
    const own = row ? await readFeedAfter(database, district, ownAfter(row).seq) : [];
    const placed = placeLinks(district, row, own, links, createSalt, reads);
    await keepPackages(database, district, packages);
    await requireLayers(database, district, placed);
    if (placed.tail) {
      const read = placed.tail.filter(({ seq }) => seq <= placed.joined.seq);
      await replaceAfter(database, district, ownAfter(row).seq, read, placed.tail.slice(read.length));
    }
    await eraser?.eraseTracks(database, district, given);
    const tail = placed.tail ?? own;
    await putRow(database, district, row, placed);
    await followLinks(database, district, links, placed, { own, tail }, at);
    return { cursor: placed.proven ?? placed.joined, arrived: placed.arrived.size, moved: placed.tail !== null };
  });
}

/** A layer on record whose package is not here could never be opened again. */
async function requireLayers(database: Database, district: string, { tail }: PlacedLinks): Promise<void> {
  for (const change of tail ?? []) {
    if (change.type !== 'layer-imported') continue;
    const name = change.body.layer.package_sha256;
    if (!(await database.packages.get(name))?.districts.includes(district))
      throw new StoreError('package-missing', { package: name });
  }
}

async function putRow(
  database: Database,
  district: string,
  row: DistrictRow | undefined,
  { tail, base, joined, proven, renamed }: PlacedLinks,
): Promise<void> {
  const created = row ? undefined : tail?.[0];
  if (!row && created?.type !== 'district-created') throw new StoreError('district-missing', { district });
  const named = row ?? (created?.type === 'district-created' ? created.body.district : undefined);
  if (!named) return;
  const name = nameGiven(tail ?? []);
  const last = tail?.at(-1);
  const head = last ? { seq: last.seq, hash: last.hash } : (row?.head ?? base);
  const { renamed: _, proven: __, emptiedOn, ...kept } = named as DistrictRow;
  // A field package that was lost comes back as a package, not by links.
  const emptied = kept.field && emptiedOn !== undefined ? { emptiedOn } : {};
  await database.districts.put({
    ...kept,
    ...(name !== undefined && { name }),
    ...emptied,
    head,
    base,
    joined,
    ...(proven && { proven }),
    ...(renamed && { renamed }),
  });
}

/** The outbox goes by the places that its changes have now. What the links say has arrived is safe, or has to be looked at. */
async function followLinks(
  database: Database,
  district: string,
  links: readonly FeedLink[],
  { arrived }: PlacedLinks,
  { own, tail }: { readonly own: readonly AcceptedChange[]; readonly tail: readonly AcceptedChange[] },
  safeAt: Instant,
): Promise<void> {
  const hashes = new Map(links.map(({ seq, hash }) => [seq, hash]));
  const known = await entriesOf(database, district, own);
  const unqueued = tail.filter(({ id, seq, hash }) => hashes.get(seq) !== hash && !known.has(id));
  await queueChanges(database, unqueued, undefined, true);
  const seqs = new Map(tail.map(({ id, seq }) => [id, seq]));
  for (const entry of known.values()) {
    const seq = seqs.get(entry.id) ?? entry.seq;
    const patch = entry.state === 'safe' ? {} : readBack(entry, arrived, hashes, safeAt);
    if (seq !== entry.seq || Object.keys(patch).length > 0)
      await database.outbox.put({ ...patchEntry(entry, { id: entry.id, ...patch }), seq });
  }
}

function readBack(
  { id, place }: OutboxEntry,
  arrived: ReadonlyMap<string, boolean>,
  hashes: ReadonlyMap<number, string>,
  safeAt: Instant,
): Omit<OutboxPatch, 'id'> {
  const isSame = arrived.get(id) ?? (place && hashes.has(place.seq) ? hashes.get(place.seq) === place.hash : undefined);
  if (isSame === undefined) return {};
  return isSame ? { state: 'safe', safeAt } : { state: 'attention', reason: { code: 'receipt-hash-differs' } };
}

async function entriesOf(
  { outbox }: Database,
  district: string,
  own: readonly AcceptedChange[],
): Promise<ReadonlyMap<string, OutboxEntry>> {
  const entries = await outbox.bulkGet(own.map(({ id }): [string, string] => [district, id]));
  return new Map(entries.flatMap((entry) => (entry ? [[entry.id, entry] as const] : [])));
}

function readUnsent(database: Database, district: string): PromiseLike<readonly UnsentChange[]> {
  return database.transaction('r', [database.districts, ...feedTables(database), database.outbox], async () => {
    const row = await database.districts.get(district);
    if (!row?.joined) return [];
    const own = await readFeedAfter(database, district, ownAfter(row).seq);
    const entries = await entriesOf(database, district, own);
    const received = new Set(row.field?.received);
    const unsent: UnsentChange[] = [];
    for (const change of own) {
      const entry = entries.get(change.id);
      if (entry && entry.state !== 'safe' && !received.has(change.id)) unsent.push({ change, entry });
    }
    if (row.field || row.proven) return unsent;
    const versions = await countVersions(database, district, unsent, ownAfter(row).seq);
    return unsent.map((one) => ({ ...one, version: versions.get(keyOf(one.change.entity)) ?? 0 }));
  });
}

const keyOf = ({ kind, id }: EntityRef): string => `${kind}/${id}`;

/** Versions of the entities that changes are about, up to a place; looked up together, so that no part of the feed is read twice. */
async function countVersions(
  database: Database,
  district: string,
  changes: readonly UnsentChange[],
  upTo: number,
): Promise<ReadonlyMap<string, number>> {
  const entities = new Map(changes.map(({ change: { entity } }) => [keyOf(entity), entity]));
  const versions = new Map<string, number>();
  const { changes: found } = await lookUpEntities(database, district, [...entities.values()]);
  for (const { seq, entity } of found) if (seq <= upTo) versions.set(keyOf(entity), (versions.get(keyOf(entity)) ?? 0) + 1);
  return versions;
}

function acknowledge(
  database: Database,
  district: string,
  places: readonly Acknowledged[],
  { at }: TeamStamps,
): PromiseLike<void> {
  return database.transaction('rw', database.districts, database.outbox, async () => {
    const read = cursorOf(await database.districts.get(district), 'chain').seq;
    for (const { id, seq, hash } of places) {
      const entry = await database.outbox.get([district, id]);
      if (!entry || entry.state === 'safe') continue;
      // Its link was read before anybody knew that it is this one, without its values: the second word of the server is the proof.
      const known = seq <= read ? ({ state: 'safe', safeAt: at } as const) : ({ state: 'saved' } as const);
      await database.outbox.put(patchEntry(entry, { id, ...known, place: { seq, hash } }));
    }
  });
}

function settleOwn(
  database: Database,
  district: string,
  bases: ReadonlyMap<string, number>,
  dropped: readonly string[],
  { createSalt }: TeamStamps,
): PromiseLike<void> {
  const { districts, outbox, drafts } = database;
  return database.transaction('rw', [districts, ...feedTables(database), outbox, drafts], async () => {
    const row = await districts.get(district);
    if (!row) throw new StoreError('district-missing', { district });
    const own = await readFeedAfter(database, district, ownAfter(row).seq);
    const gone = new Set(dropped);
    const tail = rewriteOwn(ownAfter(row), own, bases, gone, createSalt);
    await replaceAfter(database, district, ownAfter(row).seq, tail);
    const { renamed: _, ...kept } = row;
    const last = tail.at(-1) ?? ownAfter(row);
    await districts.put({ ...kept, head: { seq: last.seq, hash: last.hash } });
    for (const change of own) {
      if (!gone.has(change.id)) continue;
      await drafts.put({ district, name: givenUpName(change.id), value: change });
      await outbox.delete([district, change.id]);
    }
    for (const { id, seq } of tail) {
      const entry = await outbox.get([district, id]);
      if (!entry) continue;
      const patch = bases.has(id) && entry.state !== 'safe' ? ({ state: 'saved' } as const) : {};
      await outbox.put({ ...patchEntry(entry, { id, ...patch }), seq });
    }
  });
}
