import type { FeedHead } from '../core/register/feed.ts';
import { attachmentOf } from './attachments.ts';
import { createDatabase } from './database.ts';
import { feedTables, readFeedAfter } from './kept-feed.ts';
import { loadPackages } from './packages.ts';
import type { DistrictParts } from './save-district.ts';
import { guardStore, StoreError } from './store-error.ts';
import { DATABASE_NAME } from './open-store.ts';
import { hasSecondCopy } from './second-copy/has-second-copy.ts';

/** What this device keeps of a district, as it lies there, and where its feed must end. */
export interface KeptDistrict extends DistrictParts {
  readonly head: FeedHead;
}

/**
 * Reads a kept district without looking into its feed: whoever asks proves the chain up to `head`. For a thread of its own, so
 * that megabytes never cross to another. Packages are proven.
 * @throws StoreError `district-missing`, `package-hash`, `store-failed`
 */
export async function readKept(district: string, name = DATABASE_NAME): Promise<KeptDistrict> {
  const database = createDatabase(name);
  try {
    return await guardStore(async () => {
      const [row, feed] = await database.transaction('r', [database.districts, ...feedTables(database)], async () => [
        await database.districts.get(district),
        await readFeedAfter(database, district, 0),
      ]);
      if (!row) throw new StoreError('district-missing', { district });
      return { feed, packages: await loadPackages(database, district), head: row.head };
    });
  } finally {
    database.close();
  }
}

/** What the database has lost, or cannot read any more, may lie in the second copy. */
async function copied(sha256: string): Promise<Uint8Array | null> {
  if (!(await hasSecondCopy())) return null;
  return (await import('./second-copy/read-alone.ts')).readCopied(sha256);
}

/** The files of a kept district, read one by one by their SHA-256. For a thread of its own. */
export async function openKeptFiles(
  district: string,
  name = DATABASE_NAME,
): Promise<{ read(sha256: string): Promise<Uint8Array | null>; close(): void }> {
  const database = createDatabase(name);
  return {
    read: (sha256) =>
      guardStore(async () => {
        const row = await database.attachments.get(sha256);
        if (!row?.districts.includes(district)) return copied(sha256);
        const { content } = attachmentOf(row);
        const bytes = await content.arrayBuffer().catch(() => null);
        return bytes ? new Uint8Array(bytes) : copied(sha256);
      }),
    close: () => database.close(),
  };
}
