import { nameGiven } from '../core/register/named-anew.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { namedFiles } from '../core/register/outbox/field-work.ts';
import { attachmentOf, keepAttachments, proveAttachments } from './attachments.ts';
import type { Attachment, Database } from './database.ts';
import { followBase } from '../core/report/field-package/own-changes.ts';
import { type FieldStamps, followInOutbox } from './follow-in-outbox.ts';
import { appendFeed, changeAt, feedTables, readFeedAfter, replaceAfter } from './kept-feed.ts';
import { keepPackages, provePackages } from './packages.ts';
import { StoreError } from './store-error.ts';
import { followFeed, lookThrough, verifyFeed } from './verify-feed.ts';

/** What a district is made of: its feed and the packages that it names. */
export interface DistrictParts {
  readonly feed: readonly AcceptedChange[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
  /** Originals and sidecars of photos that came with it, by their SHA-256. */
  readonly photos?: ReadonlyMap<string, Uint8Array>;
  /** Place and hash up to which the engine has just proven this feed: it is then not hashed a second time, but must end there. */
  readonly proven?: FeedHead;
}

/** What was kept already and goes on after the feed that was given: to be taken into the register too. */
export interface SavedDistrict {
  readonly ahead: readonly AcceptedChange[];
}

/**
 * Keeps a district that came from a file or an address. One that is kept already is only ever added to: work that was done here
 * on the same feed stays, and is handed back as `ahead`. One of which only one's own work was left takes the district in before it.
 * @param onWritten how many of its changes lie in the transaction that is under way
 * @throws StoreError `feed-altered`, `package-hash`, `district-missing` (a feed that creates no district), `district-diverged`,
 * `draft-of-another-district`,
 * `store-full`, `store-failed`
 */
export async function saveDistrict(
  database: Database,
  id: string,
  { feed: given, packages, photos = new Map(), proven }: DistrictParts,
  { at, createSalt }: FieldStamps,
  onWritten: (count: number) => void = () => {},
): Promise<SavedDistrict> {
  let erases = false;
  let name: string | undefined;
  let stray: AcceptedChange | undefined;
  await lookThrough(given, (slice) => {
    erases ||= slice.some(({ type }) => type === 'track-erased');
    name = nameGiven(slice) ?? name;
    stray ??= slice.find(({ district }) => district !== id);
  });
  const eraser = erases ? await import('../core/register/seal-erased.ts') : null;
  const tracks = eraser && (await import('./erase-tracks.ts'));
  // A copy from before the erasure may still hold what is erased by now.
  const feed = eraser?.sealErased(given) ?? given;
  // What is sealed only now was not proven so.
  const chain = proven && feed === given ? await followFeed(feed, proven) : await verifyFeed(feed);
  if (!chain.ok) throw new StoreError('feed-altered', { district: id, seq: chain.seq, found: chain.code });
  const created = feed.find((change) => change.type === 'district-created' && change.district === id);
  if (created?.type !== 'district-created') throw new StoreError('district-missing', { district: id });
  const named = { id, name: name ?? created.body.district.name };
  if (stray) throw new StoreError('draft-of-another-district', { district: id, found: stray.district });
  await provePackages(packages);
  const attachments = await proveAttachments(photosOf(feed, photos));

  const { districts, packages: packageTable, attachments: files, outbox } = database;
  return database.transaction('rw', [districts, ...feedTables(database), packageTable, files, outbox], async () => {
    const kept = await database.districts.get(id);
    if (kept?.emptiedOn !== undefined) {
      const own = await readFeedAfter(database, id, 1);
      const followed = followBase(feed, own, [], createSalt);
      await keepPackages(database, id, packages);
      await keepAttachments(database, id, attachments);
      await replaceAfter(database, id, 0, feed, followed.feed.slice(feed.length));
      await followInOutbox(database, id, followed.feed, new Set(), at);
      const { seq, hash } = followed.feed[followed.feed.length - 1];
      await database.districts.put({ ...named, head: { seq, hash }, base: chain.head });
      return { ahead: followed.unsent };
    }
    const keptSeq = kept?.head.seq ?? 0;
    const shared = Math.min(keptSeq, feed.length);
    if (shared > 0) {
      const lastShared = await changeAt(database, id, shared);
      if (lastShared?.hash !== feed[shared - 1].hash)
        throw new StoreError('district-diverged', { district: id, seq: await findFork(database, id, feed, shared) });
    }
    await keepPackages(database, id, packages);
    await keepAttachments(database, id, attachments);
    if (keptSeq >= feed.length) return { ahead: await readFeedAfter(database, id, feed.length) };
    await appendFeed(database, id, feed.slice(shared), (count) => onWritten(shared + count));
    await tracks?.eraseTracks(database, id, feed.slice(shared));
    // What a file brings beyond the server's feed is not the server's yet: it stays behind the place that this device read there.
    const base = kept?.joined ? kept.base : chain.head;
    await database.districts.put({ ...kept, ...named, head: chain.head, base });
    return { ahead: [] };
  });
}

/** Files that the feed names, with the media types that it gives them; others belong to nobody and are left. */
function photosOf(feed: readonly AcceptedChange[], photos: ReadonlyMap<string, Uint8Array>): Map<string, Attachment> {
  const files = new Map<string, Attachment>();
  if (photos.size === 0) return files;
  for (const { name, mediaType } of namedFiles(feed)) {
    const bytes = photos.get(name);
    if (bytes) files.set(name, attachmentOf({ mediaType, bytes }));
  }
  return files;
}

/** The first place where two feeds differ; `last` is one where they do. Every hash rests on the one before: what parted stays apart. */
async function findFork(database: Database, id: string, feed: readonly AcceptedChange[], last: number): Promise<number> {
  let from = 1;
  let to = last;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const kept = await changeAt(database, id, middle);
    if (kept?.hash === feed[middle - 1].hash) from = middle + 1;
    else to = middle;
  }
  return from;
}
