import type { AcceptedChange } from '../core/register/change.ts';
import { EMPTY_FEED, type FeedHead } from '../core/register/feed.ts';
import { filesNamed, isFieldWork } from '../core/register/outbox/field-work.ts';
import { type OutboxEntry, queueChange } from '../core/register/outbox/outbox-entry.ts';
import type { Instant } from '../core/register/ports.ts';
import { sizeOf } from './attachments.ts';
import type { Attachment, Database, DistrictRow } from './database.ts';

/** What of a district was recorded in the field on this device, in its order, and what it was recorded on. */
export interface Outbox {
  readonly base: FeedHead;
  readonly entries: readonly OutboxEntry[];
}

/** New facts about one entry; members that are not given stay, `reason` goes with a new state. */
export interface OutboxPatch extends Partial<Pick<OutboxEntry, 'state' | 'reason'>> {
  readonly id: string;
  readonly packedAt?: Instant;
  readonly exportedAt?: Instant;
  readonly safeAt?: Instant;
  readonly place?: FeedHead;
}

/**
 * Queues what was just accepted, inside the transaction that accepts it: a record is never kept without its place in the outbox.
 * Without a server that is field work, which a desk takes in; whatever is recorded in a district that is `joined` to one goes there.
 */
export async function queueChanges(
  database: Database,
  accepted: readonly AcceptedChange[],
  attachments: ReadonlyMap<string, Attachment> = new Map(),
  joined = false,
): Promise<void> {
  for (const change of joined ? accepted : accepted.filter(isFieldWork)) {
    let fileBytes = 0;
    for (const name of filesNamed(change))
      fileBytes += sizeOf(attachments.get(name) ?? (await database.attachments.get(name)) ?? { mediaType: '' });
    await database.outbox.put(queueChange(change, fileBytes));
  }
}

/** @returns an empty one where the district is not kept here */
export function readOutbox(database: Database, district: string): PromiseLike<Outbox> {
  return database.transaction('r', database.districts, database.outbox, async () => {
    const row = await database.districts.get(district);
    const entries = await database.outbox
      .where('[district+seq]')
      .between([district, 0], [district, Number.MAX_SAFE_INTEGER])
      .toArray();
    return { base: baseOf(row), entries };
  });
}

/** Where the feed that this device's work goes on from stands, as the desk knows it. */
export const baseOf = (row: DistrictRow | undefined): FeedHead => row?.base ?? EMPTY_FEED;

/** Takes new facts down, all in one transaction. */
export function patchOutbox(database: Database, district: string, patches: readonly OutboxPatch[]): PromiseLike<void> {
  return database.transaction('rw', database.outbox, async () => {
    for (const patch of patches) {
      const entry = await database.outbox.get([district, patch.id]);
      if (entry) await database.outbox.put(patchEntry(entry, patch));
    }
  });
}

/** A state comes with its own reason or none: yesterday's does not stay. */
export function patchEntry(entry: OutboxEntry, { reason, ...patch }: OutboxPatch): OutboxEntry {
  const { reason: before, ...rest } = entry;
  const told = patch.state === undefined ? before : reason;
  return { ...rest, ...patch, ...(told && { reason: told }) };
}

/** Inside a transaction of the caller's. */
export const dropOutbox = (database: Database, district: string): PromiseLike<number> =>
  database.outbox.where('[district+seq]').between([district, 0], [district, Number.MAX_SAFE_INTEGER]).delete();
