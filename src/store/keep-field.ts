import type { Instant } from '../core/register/ports.ts';
import type { Database } from './database.ts';
import { feedTables, readFeedAfter, replaceAfter } from './kept-feed.ts';
import { type FieldStamps, followInOutbox } from './follow-in-outbox.ts';
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

const tablesOf = (database: Database) => [database.districts, ...feedTables(database), database.packages, database.outbox];

async function readHeld(database: Database, id: string): Promise<HeldDistrict | undefined> {
  const row = await database.districts.get(id);
  return row && { ...row, emptied: row.emptiedOn !== undefined, feed: await readFeedAfter(database, id, 0) };
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
  await replaceAfter(database, id, 0, feed.slice(0, field.head.seq), feed.slice(field.head.seq));
  await dropPackages(database, id, new Set(packages.keys()));
  await keepPackages(database, id, packages);
  await followInOutbox(database, id, feed, new Set(field.received), at);
  const head = { seq: last.seq, hash: last.hash };
  await database.districts.put({ ...created.body.district, head, base: field.from, field });
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
