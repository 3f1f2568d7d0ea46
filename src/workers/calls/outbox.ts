import type { AcceptedChange, Change, ChangeDraft, ChangeStamp } from '../../core/register/change.ts';
import type { District } from '../../core/register/district.ts';
import type { EntityRef } from '../../core/register/entity-ref.ts';
import type { FeedHead } from '../../core/register/feed.ts';
import type { OutboxReason } from '../../core/register/outbox/outbox-entry.ts';
import type { Day, Instant } from '../../core/register/ports.ts';

/** Where the files of a district lie: in this device's database or its second copy, which the engine reads itself, or handed over. */
export type FileSource =
  | { readonly from: 'second-copy' }
  | { readonly from: 'kept'; readonly district: string }
  | { readonly from: 'given'; readonly files: ReadonlyMap<string, Uint8Array> };

/** A file that was written, and what it should have held and does not. */
export interface PackedFile {
  readonly blob: Blob;
  /** SHA-256 of files that are not on this device, or are damaged there. */
  readonly missing: readonly string[];
}

/** Whose outbox it is and when it was written. */
export interface OutboxHeader {
  readonly district: District;
  readonly base: FeedHead;
  readonly device: string;
  readonly exportedAt: Instant;
}

/** An outbox file that was read, proven and waits to be taken in. */
export interface WaitingOutbox extends OutboxHeader {
  readonly outboxId: string;
  readonly fileName: string;
  readonly changes: readonly string[];
  /** Files that it names and does not bring. */
  readonly missing: readonly string[];
}

/** What the desk's store knows, which the engine does not. */
export interface DeskHolds {
  /** Changes of the outboxes that are on record here already. */
  readonly changes: readonly AcceptedChange[];
  /** Outboxes whose base is a change of this feed. */
  readonly bases: readonly string[];
  /** SHA-256 of the files that are kept here. */
  readonly files: readonly string[];
}

/** One record of an outbox: its changes and photos, taken whole or not at all. */
export interface JudgedRecord {
  readonly outboxId: string;
  readonly record: EntityRef;
  /** Its number; empty where it has none. */
  readonly label: string;
  readonly types: readonly ChangeDraft['type'][];
  readonly by: string;
  readonly device: string;
  readonly recordedAt: Instant;
  readonly photos: number;
  /** `new`: would be taken in · `here`: is on record already · `refused`: may not be taken in, with the reason */
  readonly verdict: 'new' | 'here' | 'refused';
  readonly refusal?: OutboxReason;
  /** The desk recorded something of it after the phone had its package: judged as things are now. */
  readonly moved: boolean;
  readonly changes: readonly string[];
}

/** What taking outboxes in would record, and what it brings to the store. */
export interface OutboxAdmission {
  readonly records: readonly JudgedRecord[];
  readonly drafts: readonly ChangeDraft[];
  /** In the order of the drafts. */
  readonly recorded: readonly ChangeStamp[];
  readonly photos: ReadonlyMap<string, { readonly mediaType: string; readonly content: Blob }>;
}

export interface OutboxCalls {
  /** One file that carries changes and their photos; written piece by piece. */
  packOutbox(header: OutboxHeader, changes: readonly Change[], files: FileSource): PackedFile;
  /** What a zip is by its manifest: null where it is no container. Never rejects for what is in it. */
  kindOfFile(file: Blob): 'district' | 'outbox' | 'other' | null;
  /** Reads and proves an outbox. @throws ReadError; EngineError `outbox-of-another-district` */
  readOutbox(fileName: string, file: Blob): WaitingOutbox;
  /** Judges outboxes together, in their order, as if those before were taken in. */
  judgeOutboxes(outboxIds: readonly string[], holds: DeskHolds, today: Day): readonly JudgedRecord[];
  /** The same, with everything that the store needs to take them in. */
  admitOutboxes(outboxIds: readonly string[], holds: DeskHolds, today: Day): OutboxAdmission;
  dropOutbox(outboxId: string): void;
}

export const OUTBOX_CALLS = [
  'packOutbox',
  'kindOfFile',
  'readOutbox',
  'judgeOutboxes',
  'admitOutboxes',
  'dropOutbox',
] as const satisfies readonly (keyof OutboxCalls)[];
