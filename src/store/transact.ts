import type { AcceptedChange, ChangeDraft, ChangeStamp } from '../core/register/change.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { acceptChange, EMPTY_FEED, stampChange } from '../core/register/feed.ts';
import type { Clock, Ids } from '../core/register/ports.ts';
import type { Referee } from '../core/register/referee.ts';
import type { Refusal } from '../core/register/refusal.ts';
import { keepAttachments, proveAttachments, requireAttachments } from './attachments.ts';
import type { Attachment, Database, DistrictRow } from './database.ts';
import { appendFeed, feedTables } from './kept-feed.ts';
import { queueChanges } from './outbox.ts';
import { keepPackages, provePackages } from './packages.ts';
import { DraftRefused, StoreError } from './store-error.ts';

/** What a change is stamped with: the only clock and chance that a store knows. */
export interface Stamps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who works here, as named in changes. */
  readonly by: string;
  readonly device: string;
  /** A server's clock less this device's, milliseconds; 0 where none was asked. */
  readonly clockOffset_ms?: number;
}

export interface TransactOptions {
  /** Where the feed stood for their author: the last change that the drafts were judged on. */
  readonly after: FeedHead;
  /** Packages that the drafts name, by their SHA-256. */
  readonly packages?: ReadonlyMap<string, Uint8Array>;
  /** Originals of photos and sidecars that the drafts name, by their SHA-256. */
  readonly attachments?: ReadonlyMap<string, Attachment>;
  /**
   * Who recorded each draft elsewhere, when and on what, in the order of the drafts: taken from an outbox, whose stamps stay. Such
   * changes are not this device's own and not queued in its outbox.
   */
  readonly recorded?: readonly ChangeStamp[];
}

/** Accepted and written in parts, still in one transaction, so that the page stays alive meanwhile. */
const CHANGES_PER_WRITE = 50;

/**
 * The one door for writes: asks the referee, stamps drafts, gives them their places in the feed and keeps them with their packages
 * and files, all in one transaction: either everything is kept or nothing. Without a server this device is where changes are accepted.
 * @returns the accepted changes, kept for good
 * @throws DraftRefused what the register or the law forbids, whoever asks
 * @throws StoreError `feed-moved` where another tab wrote meanwhile, `district-missing`, `draft-of-another-district`, `package-hash`,
 * `package-missing`, `attachment-missing`, `store-full`, `store-failed`
 */
export async function transact(
  database: Database,
  stamps: Stamps,
  referee: Referee,
  district: string,
  drafts: readonly ChangeDraft[],
  { after, packages = new Map(), attachments = new Map(), recorded }: TransactOptions,
): Promise<readonly AcceptedChange[]> {
  await provePackages(packages);
  await proveAttachments(attachments);
  // Before the transaction: IndexedDB ends one that waits for anything else. What happens in between is found by `after`.
  const brought = await packagesBrought(drafts, packages, async (name) => (await database.packages.get(name))?.bytes);
  await askReferee(referee, district, drafts, after.seq, brought);
  const eraser = drafts.some(({ type }) => type === 'track-erased') ? await import('./erase-tracks.ts') : null;
  const { districts, packages: packageTable, attachments: files, outbox } = database;
  return database.transaction('rw', [districts, ...feedTables(database), packageTable, files, outbox], async () => {
    const row = (await database.districts.get(district)) ?? openRow(district, drafts);
    if (!isSameHead(row.head, after)) throw new StoreError('feed-moved', { seq: row.head.seq });
    await keepPackages(database, district, packages);
    await requirePackages(database, district, drafts);
    await keepAttachments(database, district, attachments);
    await requireAttachments(database, district, drafts);
    const accepted: AcceptedChange[] = [];
    for (let at = 0; at < drafts.length; at += CHANGES_PER_WRITE) {
      const to = at + CHANGES_PER_WRITE;
      const part = acceptDrafts(stamps, accepted.at(-1) ?? row.head, drafts.slice(at, to), recorded?.slice(at, to));
      await appendFeed(database, district, part);
      const joined = row.joined !== undefined;
      if (!recorded || joined) await queueChanges(database, part, attachments, joined);
      accepted.push(...part);
    }
    const last = accepted.at(-1);
    // In a team the server erases first: until it has said so what was recorded stays as it is.
    if (row.joined === undefined) await eraser?.eraseTracks(database, district, accepted);
    if (last) await database.districts.put({ base: row.head, ...row, head: { seq: last.seq, hash: last.hash } });
    return accepted;
  });
}

/** Packages of layers that take the place of others: given with the drafts, or kept before. */
export async function packagesBrought(
  drafts: readonly ChangeDraft[],
  given: ReadonlyMap<string, Uint8Array>,
  kept: (name: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const brought = new Map<string, Uint8Array>();
  if (!drafts.some(({ type }) => type === 'layer-withdrawn')) return brought;
  for (const draft of drafts) {
    if (draft.type !== 'layer-imported') continue;
    const name = draft.body.layer.package_sha256;
    const bytes = given.get(name) ?? (await kept(name));
    if (bytes) brought.set(name, bytes);
  }
  return brought;
}

/**
 * Every draft is judged, whatever made it. The one that begins a district is judged here, because no register knows it.
 * @throws DraftRefused with the refusal's code; `at` among its params is the place of the draft, from 0
 * @throws StoreError `draft-of-another-district`
 */
export async function askReferee(
  referee: Referee,
  district: string,
  drafts: readonly ChangeDraft[],
  after: number,
  packages: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const stray = drafts.find((draft) => draft.district !== district);
  if (stray) throw new StoreError('draft-of-another-district', { district, found: stray.district });
  const [first] = drafts;
  const begins = first?.type === 'district-created' && drafts.length === 1;
  const refused = begins ? await judgeBeginning(first) : await referee.admit(drafts, after, packages);
  if (refused) throw new DraftRefused(refused.refusal, refused.at);
}

/** With what checks all settings of a district; a phone, which begins none, does not load it. */
async function judgeBeginning(draft: ChangeDraft<'district-created'>): Promise<{ at: number; refusal: Refusal } | null> {
  const refusal = (await import('./judge-beginning.ts')).judgeBeginning(draft);
  return refusal && { at: 0, refusal };
}

/** A district begins with the change that creates it. */
function openRow(district: string, [first]: readonly ChangeDraft[]): DistrictRow {
  if (first?.type !== 'district-created') throw new StoreError('district-missing', { district });
  return { ...first.body.district, head: EMPTY_FEED };
}

/** Two feeds of one length are still two where a district was removed and begun again. */
export const isSameHead = (a: FeedHead, b: FeedHead): boolean => a.seq === b.seq && a.hash === b.hash;

/** A layer on record whose package is not here could never be opened again. */
async function requirePackages(database: Database, district: string, drafts: readonly ChangeDraft[]): Promise<void> {
  for (const draft of drafts) {
    if (draft.type !== 'layer-imported') continue;
    const name = draft.body.layer.package_sha256;
    const kept = await database.packages.get(name);
    if (!kept?.districts.includes(district)) throw new StoreError('package-missing', { package: name });
  }
}

/** Stamps drafts, those that were recorded elsewhere with their own stamps, and gives them their places after `head`. */
export function acceptDrafts(
  { clock, ids, by, device, clockOffset_ms = 0 }: Stamps,
  head: FeedHead,
  drafts: readonly ChangeDraft[],
  recorded?: readonly ChangeStamp[],
): readonly AcceptedChange[] {
  const accepted: AcceptedChange[] = [];
  let last = head;
  for (const [at, draft] of drafts.entries()) {
    const now = clock.now();
    const stamp = recorded ? recorded[at] : { id: ids.next(), recordedAt: now, clockOffset_ms, by, device };
    const change = stampChange(draft, stamp);
    last = acceptChange(last, change, now, () => ids.salt());
    accepted.push(last as AcceptedChange);
  }
  return accepted;
}
