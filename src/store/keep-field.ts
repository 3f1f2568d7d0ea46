import type { AcceptedChange } from '../core/register/change.ts';
import type { Instant } from '../core/register/ports.ts';
import type { Database } from './database.ts';
import { readFeedAfter } from './load-feed.ts';
import { patchEntry } from './outbox.ts';
import { keepPackages, provePackages } from './packages.ts';
import {
  clearField,
  type FieldErasure,
  type FieldParts,
  type HeldDistrict,
  type KeepFieldOptions,
  type KeptOwn,
  placeField,
  type PlacedField,
} from './place-field.ts';
import { StoreError } from './store-error.ts';
import { verifyFeed } from './verify-feed.ts';

/** The moment, and chance: drawn before the transaction needs them. */
export interface FieldStamps {
  readonly at: Instant;
  createSalt(): string;
}

/** Written in parts, still in one transaction, so that the screen stays alive meanwhile. */
const CHANGES_PER_WRITE = 500;

/**
 * Keeps a field package, with one's own changes that have not arrived behind it, word for word, in one transaction: either the newer
 * package and they are there, or everything is as it was. Photos stay.
 * @throws StoreError `feed-altered`, `package-hash`, and those of `placeField`
 */
export async function keepField(
  database: Database,
  id: string,
  parts: FieldParts,
  options: KeepFieldOptions,
  { at, createSalt }: FieldStamps,
): Promise<KeptOwn> {
  const chain = await verifyFeed(parts.feed);
  if (!chain.ok) throw new StoreError('feed-altered', { district: id, seq: chain.seq, found: chain.code });
  await provePackages(parts.packages);
  return database.transaction('rw', tablesOf(database), async () => {
    const placed = placeField(id, await readHeld(database, id), parts, options, createSalt);
    await write(database, id, placed, parts.packages, at);
    return placed.own;
  });
}

/**
 * Erases what a package brought; one's own changes that have not arrived stay, and new ones can be recorded.
 * @throws StoreError `district-missing` where this device holds no package of the district
 */
export function eraseField(
  database: Database,
  id: string,
  erased: FieldErasure,
  { at, createSalt }: FieldStamps,
): PromiseLike<KeptOwn> {
  return database.transaction('rw', tablesOf(database), async () => {
    const placed = clearField(id, await readHeld(database, id), erased, createSalt);
    await write(database, id, placed, new Map(), at);
    return placed.own;
  });
}

const tablesOf = ({ districts, changes, packages, outbox }: Database) => [districts, changes, packages, outbox];

async function readHeld(database: Database, id: string): Promise<HeldDistrict | undefined> {
  const row = await database.districts.get(id);
  return row && { name: row.name, field: row.field, feed: await readFeedAfter(database, id, 0) };
}

async function write(
  database: Database,
  id: string,
  { feed, field }: PlacedField,
  packages: ReadonlyMap<string, Uint8Array>,
  at: Instant,
): Promise<void> {
  const [created] = feed;
  const last = feed[feed.length - 1];
  if (created.type !== 'district-created') throw new StoreError('district-missing', { district: id });
  await replaceFeed(database, id, feed);
  await dropPackages(database, id, new Set(packages.keys()));
  await keepPackages(database, id, packages);
  await followInOutbox(database, id, feed, new Set(field.received), at);
  const head = { seq: last.seq, hash: last.hash };
  await database.districts.put({ ...created.body.district, head, base: field.from, field });
}

/** The outbox goes by the places that its changes have now; what the package says has arrived at the desk is safe. */
async function followInOutbox(
  database: Database,
  id: string,
  feed: readonly AcceptedChange[],
  received: ReadonlySet<string>,
  safeAt: Instant,
): Promise<void> {
  const seqs = new Map(feed.map((change) => [change.id, change.seq]));
  const entries = await database.outbox.where('[district+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray();
  for (const entry of entries) {
    const seq = seqs.get(entry.id) ?? entry.seq;
    const patch = received.has(entry.id) && entry.state !== 'safe' ? { state: 'safe' as const, safeAt } : {};
    await database.outbox.put({ ...patchEntry(entry, { id: entry.id, ...patch }), seq });
  }
}

async function replaceFeed(database: Database, id: string, feed: readonly AcceptedChange[]): Promise<void> {
  await database.changes.where('[district+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).delete();
  for (let at = 0; at < feed.length; at += CHANGES_PER_WRITE)
    await database.changes.bulkAdd(feed.slice(at, at + CHANGES_PER_WRITE));
}

/** Takes a district's name off the packages that it names no more; those of no other district are erased. */
async function dropPackages(database: Database, id: string, named: ReadonlySet<string>): Promise<void> {
  for (const row of await database.packages.where('districts').equals(id).toArray()) {
    if (named.has(row.sha256)) continue;
    const others = row.districts.filter((district) => district !== id);
    if (others.length === 0) await database.packages.delete(row.sha256);
    else await database.packages.put({ ...row, districts: others });
  }
}
