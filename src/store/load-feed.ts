import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import { EMPTY_FEED } from '../core/register/feed.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import { verifyFeed, verifyRead } from './verify-feed.ts';

const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** The changes of a district after a place in its feed, in order. */
export function readFeedAfter(database: Database, district: string, seq: number): PromiseLike<AcceptedChange[]> {
  return database.changes.where('[district+seq]').between([district, seq], [district, LAST_SEQ], false, true).toArray();
}

/**
 * At most `count` changes of a district before a place in its feed, in order.
 * @throws StoreError `feed-altered`, as for all that follow
 */
export function readFeedBefore(database: Database, district: string, seq: number, count: number): Promise<AcceptedChange[]> {
  return readProven(database, district, async () => {
    const last = database.changes.where('[district+seq]').between([district, 0], [district, seq], true, false).reverse();
    return (await last.limit(count).toArray()).reverse();
  });
}

/** The changes of entities, in the order of the feed. */
export function readChangesOf(database: Database, district: string, entities: readonly EntityRef[]): Promise<AcceptedChange[]> {
  const keys = entities.map(({ kind, id }) => [district, kind, id]);
  return readProven(database, district, () =>
    database.changes.where('[district+entity.kind+entity.id]').anyOf(keys).sortBy('seq'),
  );
}

/** Changes by their ids, in the order of the feed; those that are not kept here are left out. */
export function readChanges(database: Database, district: string, ids: readonly string[]): Promise<AcceptedChange[]> {
  const keys = ids.map((id) => [district, id]);
  return readProven(database, district, () => database.changes.where('[district+id]').anyOf(keys).sortBy('seq'));
}

/**
 * What is read one by one while the district is open is proven as what is opened: a history must not show, and no undo rest on, what
 * somebody wrote into the database meanwhile.
 */
async function readProven(
  database: Database,
  district: string,
  read: () => PromiseLike<AcceptedChange[]>,
): Promise<AcceptedChange[]> {
  const { changes, successors, head } = await database.transaction('r', database.districts, database.changes, async () => {
    const found = await read();
    return {
      changes: found,
      successors: await database.changes.bulkGet(found.map(({ seq }): [string, number] => [district, seq + 1])),
      head: (await database.districts.get(district))?.head ?? EMPTY_FEED,
    };
  });
  const chain = await verifyRead(changes, successors, head);
  if (!chain.ok) throw new StoreError('feed-altered', { district, seq: chain.seq, found: chain.code });
  return changes;
}

/**
 * A district's whole feed, with its hash chain verified.
 * @throws StoreError `district-missing`, `feed-altered`
 */
export async function loadFeed(database: Database, district: string): Promise<readonly AcceptedChange[]> {
  const [row, feed] = await database.transaction(
    'r',
    database.districts,
    database.changes,
    async () => [await database.districts.get(district), await readFeedAfter(database, district, 0)] as const,
  );
  if (!row) throw new StoreError('district-missing', { district });
  const chain = await verifyFeed(feed);
  if (!chain.ok) throw new StoreError('feed-altered', { district, seq: chain.seq, found: chain.code });
  if (chain.head.seq !== row.head.seq || chain.head.hash !== row.head.hash) {
    throw new StoreError('feed-altered', { district, seq: chain.head.seq + 1, found: 'chain-cut-off' });
  }
  return feed;
}
