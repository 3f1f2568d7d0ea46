import type { AcceptedChange } from '../core/register/change.ts';
import { sealErased, tracksErased } from '../core/register/seal-erased.ts';
import type { Database } from './database.ts';

/**
 * Erases the fixes of tracks that accepted changes say are erased: of what was recorded the digests stay, and the chain with them. In a
 * transaction of the caller's, the one that keeps these changes: the record never says so before it is so.
 */
export async function eraseTracks(
  { changes: table }: Pick<Database, 'changes'>,
  district: string,
  changes: readonly AcceptedChange[],
): Promise<void> {
  for (const patrol of tracksErased(changes)) {
    const own = await table.where('[district+entity.kind+entity.id]').equals([district, 'patrol', patrol]).sortBy('seq');
    const sealed = sealErased(own);
    await table.bulkPut(sealed.filter((change, at) => change !== own[at]));
  }
}
