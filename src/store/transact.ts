import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { acceptChange, EMPTY_FEED, stampChange } from '../core/register/feed.ts';
import type { Clock, Ids } from '../core/register/ports.ts';
import type { Database } from './database.ts';
import { keepPackages, provePackages } from './packages.ts';
import { StoreError } from './store-error.ts';

/** What a change is stamped with: the only clock and chance that a store knows. */
export interface Stamps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who works here, as named in changes. */
  readonly by: string;
  readonly device: string;
}

/**
 * The one door for writes: stamps drafts, gives them their places in the feed and keeps them with their packages, all in one
 * transaction: either everything is kept or nothing. Without a server this device is where changes are accepted.
 * @returns the accepted changes, kept for good
 * @throws StoreError `district-missing`, `draft-of-another-district`, `package-hash`, `store-full`, `store-failed`
 */
export async function transact(
  database: Database,
  stamps: Stamps,
  district: string,
  drafts: readonly ChangeDraft[],
  packages: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<readonly AcceptedChange[]> {
  const stray = drafts.find((draft) => draft.district !== district);
  if (stray) throw new StoreError('draft-of-another-district', { district, found: stray.district });
  await provePackages(packages);
  return database.transaction('rw', database.districts, database.changes, database.packages, async () => {
    const row = (await database.districts.get(district)) ?? openRow(district, drafts);
    const accepted = acceptDrafts(stamps, row.head, drafts);
    await database.changes.bulkAdd([...accepted]);
    await keepPackages(database, district, packages);
    const last = accepted.at(-1);
    if (last) await database.districts.put({ ...row, head: { seq: last.seq, hash: last.hash } });
    return accepted;
  });
}

/** A district begins with the change that creates it. */
function openRow(district: string, drafts: readonly ChangeDraft[]): { id: string; name: string; head: FeedHead } {
  const [first] = drafts;
  if (first?.type !== 'district-created') throw new StoreError('district-missing', { district });
  return { ...first.body.district, head: EMPTY_FEED };
}

function acceptDrafts(
  { clock, ids, by, device }: Stamps,
  head: FeedHead,
  drafts: readonly ChangeDraft[],
): readonly AcceptedChange[] {
  const accepted: AcceptedChange[] = [];
  let last = head;
  for (const draft of drafts) {
    const now = clock.now();
    const change = stampChange(draft, { id: ids.next(), recordedAt: now, clockOffset_ms: 0, by, device });
    last = acceptChange(last, change, now, () => ids.salt());
    accepted.push(last as AcceptedChange);
  }
  return accepted;
}
