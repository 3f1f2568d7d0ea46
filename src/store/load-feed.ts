import type { AcceptedChange } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import { EMPTY_FEED } from '../core/register/feed.ts';
import type { Database } from './database.ts';
import { feedTables, lookBefore, type LookedUp, lookUpEntities, lookUpIds, readFeedAfter } from './kept-feed.ts';
import { StoreError } from './store-error.ts';
import { verifyFeed, verifyRead } from './verify-feed.ts';

/**
 * At most `count` changes of a district before a place in its feed, in order.
 * @throws StoreError `feed-altered`, as for all that follow
 */
export const readFeedBefore = (database: Database, district: string, seq: number, count: number): Promise<AcceptedChange[]> =>
  readProven(database, district, () => lookBefore(database, district, seq, count));

/** The changes of entities, in the order of the feed. */
export const readChangesOf = (database: Database, district: string, entities: readonly EntityRef[]): Promise<AcceptedChange[]> =>
  readProven(database, district, () => lookUpEntities(database, district, entities));

/** Changes by their ids, in the order of the feed; those that are not kept here are left out. */
export const readChanges = (database: Database, district: string, ids: readonly string[]): Promise<AcceptedChange[]> =>
  readProven(database, district, () => lookUpIds(database, district, ids));

/**
 * What is read one by one while the district is open is proven as what is opened: a history must not show, and no undo rest on, what
 * somebody wrote into the database meanwhile.
 */
async function readProven(database: Database, district: string, look: () => Promise<LookedUp>): Promise<AcceptedChange[]> {
  const { changes, successors, head } = await database.transaction(
    'r',
    [database.districts, ...feedTables(database)],
    async () => ({ ...(await look()), head: (await database.districts.get(district))?.head ?? EMPTY_FEED }),
  );
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
    [database.districts, ...feedTables(database)],
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
