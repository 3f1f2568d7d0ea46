import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { Database, FeedBlock } from './database.ts';
import {
  blockAt,
  blockOf,
  blocksAfter,
  blocksBefore,
  blocksWith,
  CHANGES_PER_BLOCK,
  changeIn,
  cutBlocks,
  isInBlocks,
  keyOfChange,
  keyOfEntity,
  lastInBlocks,
} from './feed-blocks.ts';
import { StoreError } from './store-error.ts';

/*
 * The feeds as they lie in the database, and the only place that knows how: what comes in long stretches lies in blocks, what is recorded
 * or taken in a little at a time row by row. Both may follow one another in any order; none is ever rewritten into the other.
 */

const LAST_SEQ = Number.MAX_SAFE_INTEGER;
/** Fewer than these stay rows: many small pulls must leave no thousands of small blocks behind. */
const LEAST_FOR_BLOCKS = 200;

/** Changes that were looked up, with those that follow them, by which they are proven. */
export interface LookedUp {
  readonly changes: AcceptedChange[];
  readonly successors: readonly AcceptedChange[];
}

/** The tables that a transaction names which reads or writes a feed. */
export const feedTables = ({ changes, blocks }: Database) => [changes, blocks];

const rowsAfter = ({ changes }: Database, district: string, seq: number) =>
  changes.where('[district+seq]').between([district, seq], [district, LAST_SEQ], false, true);

/** The changes of a district after a place in its feed, in order. */
export async function readFeedAfter(database: Database, district: string, seq: number): Promise<AcceptedChange[]> {
  const [blocks, rows] = await Promise.all([
    blocksAfter(database, district, seq).toArray(),
    rowsAfter(database, district, seq).toArray(),
  ]);
  return inOrder(blocks, rows, (change) => change.seq > seq);
}

/** At most `count` changes of a district before a place in its feed, in order. */
export async function lookBefore(database: Database, district: string, seq: number, count: number): Promise<LookedUp> {
  const before = database.changes.where('[district+seq]').between([district, 0], [district, seq], true, false).reverse();
  const [rows, blocks] = await Promise.all([before.limit(count).toArray(), blocksBefore(database, district, seq, count)]);
  const changes = inOrder(blocks, rows, (change) => change.seq < seq).slice(-count);
  return { changes, successors: await successorsOf(database, district, changes, blocks) };
}

/** The changes of entities, in the order of the feed. */
export function lookUpEntities(database: Database, district: string, entities: readonly EntityRef[]): Promise<LookedUp> {
  const rows = database.changes
    .where('[district+entity.kind+entity.id]')
    .anyOf(entities.map(({ kind, id }) => [district, kind, id]));
  return lookUp(database, district, rows, new Set(entities.map(keyOfEntity)), ({ entity }) => keyOfEntity(entity));
}

/** Changes by their ids, in the order of the feed; those that are not kept here are left out. */
export function lookUpIds(database: Database, district: string, ids: readonly string[]): Promise<LookedUp> {
  const rows = database.changes.where('[district+id]').anyOf(ids.map((id) => [district, id]));
  return lookUp(database, district, rows, new Set(ids.map(keyOfChange)), ({ id }) => keyOfChange(id));
}

/** The change at a place. */
export async function changeAt(database: Database, district: string, seq: number): Promise<AcceptedChange | undefined> {
  return (await changesAt(database, district, [seq], []))[0];
}

/**
 * Puts changes behind those that are kept, in a transaction of the caller's: long stretches block by block, so that the page stays alive
 * meanwhile, others as rows.
 * @param changes one stretch of the district's feed
 * @param onWritten how many of them are written
 * @throws StoreError `draft-of-another-district`; `store-failed` where a place or an id is taken
 */
export async function appendFeed(
  database: Database,
  district: string,
  changes: readonly AcceptedChange[],
  onWritten: (count: number) => void = () => {},
): Promise<void> {
  if (changes.length === 0) return;
  const inBlocks = changes.length >= LEAST_FOR_BLOCKS;
  await refuseTaken(database, district, changes, inBlocks);
  if (!inBlocks) {
    await database.changes.bulkAdd([...changes]);
    onWritten(changes.length);
    return;
  }
  for (let at = 0; at < changes.length; at += CHANGES_PER_BLOCK) {
    await database.blocks.add(blockOf(district, changes.slice(at, at + CHANGES_PER_BLOCK)));
    onWritten(Math.min(at + CHANGES_PER_BLOCK, changes.length));
  }
}

/**
 * Puts stretches into the place of all that follows a place, in a transaction of the caller's. Each begins a block of its own: what is
 * replaced next, one's own work behind what was brought, does not lie in one with what stays.
 */
export async function replaceAfter(
  database: Database,
  district: string,
  after: number,
  ...stretches: readonly (readonly AcceptedChange[])[]
): Promise<void> {
  await rowsAfter(database, district, after).delete();
  await cutBlocks(database, district, after);
  for (const stretch of stretches) await appendFeed(database, district, stretch);
}

/** Writes changes anew in the places that they have, in a transaction of the caller's: nothing of what they said before stays. */
export async function alterChanges(database: Database, district: string, changes: readonly AcceptedChange[]): Promise<void> {
  const altered = new Map<number, FeedBlock>();
  for (const change of changes) {
    const { seq } = change;
    const known = [...altered.values()].find(({ from, to }) => from <= seq && seq <= to);
    const block = known ?? (await blockAt(database, district, seq));
    if (block)
      altered.set(
        block.to,
        blockOf(
          district,
          block.changes.map((one) => (one.seq === seq ? change : one)),
        ),
      );
    else await database.changes.put(change);
  }
  for (const block of altered.values()) await database.blocks.put(block);
}

/** Erases a district's feed, in a transaction of the caller's. */
export const removeFeed = (database: Database, district: string): Promise<void> => replaceAfter(database, district, 0);

function inOrder(
  blocks: readonly FeedBlock[],
  rows: readonly AcceptedChange[],
  isWanted: (change: AcceptedChange) => boolean,
): AcceptedChange[] {
  const changes = blocks.flatMap((block) => block.changes.filter(isWanted));
  for (const row of rows) changes.push(row);
  return changes.sort((a, b) => a.seq - b.seq);
}

async function lookUp(
  database: Database,
  district: string,
  rows: { toArray(): PromiseLike<AcceptedChange[]> },
  keys: ReadonlySet<string>,
  keyOf: (change: AcceptedChange) => string,
): Promise<LookedUp> {
  const [single, blocks] = await Promise.all([rows.toArray(), blocksWith(database, district, [...keys])]);
  const changes = inOrder(blocks, single, (change) => keys.has(keyOf(change)));
  return { changes, successors: await successorsOf(database, district, changes, blocks) };
}

const successorsOf = (
  database: Database,
  district: string,
  changes: readonly AcceptedChange[],
  read: readonly FeedBlock[],
): Promise<readonly AcceptedChange[]> =>
  changesAt(
    database,
    district,
    changes.map(({ seq }) => seq + 1),
    read,
  );

/** The changes at places, those in blocks that were read already without another look. */
async function changesAt(
  database: Database,
  district: string,
  seqs: readonly number[],
  read: readonly FeedBlock[],
): Promise<readonly AcceptedChange[]> {
  const blocks = [...read];
  const unread = seqs.filter((seq) => !changeIn(blocks, seq));
  const rows = await database.changes.bulkGet(unread.map((seq): [string, number] => [district, seq]));
  const single = new Map(rows.flatMap((row) => (row ? [[row.seq, row] as const] : [])));
  for (const seq of unread) {
    if (single.has(seq) || changeIn(blocks, seq)) continue;
    const block = await blockAt(database, district, seq);
    if (block) blocks.push(block);
  }
  return seqs.flatMap((seq) => changeIn(blocks, seq) ?? single.get(seq) ?? []);
}

/** What the unique indexes of the rows cannot see: blocks lie beside them. */
async function refuseTaken(
  database: Database,
  district: string,
  changes: readonly AcceptedChange[],
  inBlocks: boolean,
): Promise<void> {
  const stray = changes.find((change) => change.district !== district);
  if (stray) throw new StoreError('draft-of-another-district', { district, found: stray.district });
  const [{ seq: first }] = changes;
  const ids = [...new Set(changes.map(({ id }) => id))];
  const end = await lastInBlocks(database, district);
  const isTaken =
    ids.length < changes.length ||
    changes.some(({ seq }, n) => seq !== first + n) ||
    first <= end ||
    (end > 0 && (await isInBlocks(database, district, ids))) ||
    (inBlocks && (await isInRows(database, district, first, ids)));
  if (isTaken) throw new StoreError('store-failed', { name: 'ConstraintError' });
}

async function isInRows(database: Database, district: string, first: number, ids: readonly string[]): Promise<boolean> {
  const last = await rowsAfter(database, district, 0).last();
  if (!last) return false;
  if (last.seq >= first) return true;
  const sorted = [...ids].sort();
  const among = database.changes
    .where('[district+id]')
    .between([district, sorted[0]], [district, sorted[sorted.length - 1]], true, true);
  if ((await among.limit(1).count()) === 0) return false;
  const found = await Promise.all(sorted.map((id) => database.changes.where('[district+id]').equals([district, id]).count()));
  return found.some((count) => count > 0);
}
