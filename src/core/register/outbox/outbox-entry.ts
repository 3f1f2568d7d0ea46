import type { AcceptedChange } from '../change.ts';
import type { EntityRef } from '../entity-ref.ts';
import type { FeedHead } from '../feed.ts';
import type { Instant } from '../ports.ts';
import { digestCarried } from './carried-change.ts';
import { filesNamed, subjectOf } from './field-work.ts';

/** `saved`: on this device only · `sending`: on its way to a server · `safe`: its hash was read back · `attention`: somebody has to look. */
export type OutboxState = 'saved' | 'sending' | 'safe' | 'attention';

/** Why something is not safe: a stable code and its values, worded where it is shown. */
export interface OutboxReason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One change that was recorded on this device, and how safe it is. */
export interface OutboxEntry {
  readonly district: string;
  readonly id: string;
  /** Its place in the feed of this device. */
  readonly seq: number;
  readonly entity: EntityRef;
  /** Of a photo: what it shows. */
  readonly subject?: EntityRef;
  readonly type: AcceptedChange['type'];
  /** What people call it; empty where it has no name of its own. */
  readonly label: string;
  readonly recordedAt: Instant;
  /** Of the change as it is carried (`digestCarried`). */
  readonly digest: string;
  /** SHA-256 of its files. */
  readonly files: readonly string[];
  /** Of the change as JSON and its files together. */
  readonly bytes: number;
  readonly state: OutboxState;
  /** When it was last written into a file, handed over or not. What never was cannot be anywhere else. */
  readonly packedAt?: Instant;
  /** When it last went into a file. A file is a way, not a place: what was exported is not safe yet. */
  readonly exportedAt?: Instant;
  readonly safeAt?: Instant;
  /** Its place in the feed of the server, as that acknowledged it; safe once a link of the proven chain says the same. */
  readonly place?: FeedHead;
  readonly reason?: OutboxReason;
}

/** The entry of a change that was just accepted on this device. @param fileBytes size of its files together */
export function queueChange(change: AcceptedChange, fileBytes: number): OutboxEntry {
  const { district, id, seq, entity, type, recordedAt } = change;
  const subject = subjectOf(change);
  return {
    district,
    id,
    seq,
    entity,
    ...(subject && { subject }),
    type,
    label: labelOf(change),
    recordedAt,
    digest: digestCarried(change),
    files: filesNamed(change),
    bytes: new TextEncoder().encode(JSON.stringify(change)).length + fileBytes,
    state: 'saved',
  };
}

const labelOf = (change: AcceptedChange): string => (change.type === 'sighting-reported' ? change.body.sighting.no : '');

/** What is not safe yet. */
export const isUnsafe = ({ state }: Pick<OutboxEntry, 'state'>): boolean => state !== 'safe';
