import type { AcceptedChange } from '../core/register/change.ts';
import { sealErased, tracksErased } from '../core/register/seal-erased.ts';
import type { Database } from './database.ts';
import { alterChanges, lookUpEntities } from './kept-feed.ts';

/**
 * Erases the fixes of tracks that accepted changes say are erased: of what was recorded the digests stay, and the chain with them. In a
 * transaction of the caller's, the one that keeps these changes: the record never says so before it is so.
 */
export async function eraseTracks(database: Database, district: string, changes: readonly AcceptedChange[]): Promise<void> {
  for (const patrol of tracksErased(changes)) {
    const { changes: own } = await lookUpEntities(database, district, [{ kind: 'patrol', id: patrol }]);
    const sealed = sealErased(own);
    const altered = sealed.filter((change, at) => change !== own[at]);
    await alterChanges(database, district, altered);
  }
}
