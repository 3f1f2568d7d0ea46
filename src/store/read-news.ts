import { type FeedHead, verifyChain } from '../core/register/feed.ts';
import type { Database } from './database.ts';
import { feedTables, readFeedAfter } from './kept-feed.ts';
import { provePackages } from './packages.ts';
import type { DistrictParts } from './save-district.ts';
import { StoreError } from './store-error.ts';

export interface News extends DistrictParts {
  /** The end that was known as it is called now: the server gave the same changes their places. */
  readonly renamed?: FeedHead;
}

/**
 * What was kept after a change that is known, with the packages that it brings: what another tab wrote. Null where the feed that is
 * kept here does not go on from that change: it was removed, or is another one.
 * @throws StoreError `feed-altered`, `package-hash`
 */
export async function readNews(database: Database, district: string, { seq, hash }: FeedHead): Promise<News | null> {
  const { renamed, known, feed } = await database.transaction('r', [database.districts, ...feedTables(database)], async () => {
    const [first, ...rest] = await readFeedAfter(database, district, seq - 1);
    return { renamed: (await database.districts.get(district))?.renamed, known: first, feed: rest };
  });
  const isRenamed = renamed?.was.seq === seq && renamed.was.hash === hash && renamed.is.hash === known?.hash;
  if (known?.seq !== seq || (known.hash !== hash && !isRenamed)) return null;
  const chain = verifyChain(feed, known);
  if (!chain.ok) throw new StoreError('feed-altered', { district, seq: chain.seq, found: chain.code });
  const named = feed.flatMap((change) => (change.type === 'layer-imported' ? [change.body.layer.package_sha256] : []));
  const rows = await database.packages.bulkGet(named);
  const packages = new Map(rows.flatMap((row) => (row ? [[row.sha256, row.bytes] as const] : [])));
  await provePackages(packages);
  return { feed, packages, ...(isRenamed && { renamed: { seq, hash: known.hash } }) };
}
