import type { Audience } from '../../core/report/audience.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FrozenSnapshot } from '../../core/register/frozen-snapshot.ts';
import type { GivenPicture } from '../../core/report/snapshot/make-snapshot.ts';
import type { SnapshotReading } from '../../core/report/snapshot/snapshot-reading.ts';
import type { SnapshotCamera, SnapshotWords } from '../../core/report/snapshot/snapshot.ts';
import type { AcceptedChange } from '../../core/register/change.ts';

/** What is to be frozen. */
export interface SnapshotOrder {
  /** A new id. */
  readonly id: string;
  readonly audience: Audience;
  readonly asOf: Day;
  /** Place of the feed that is known; the head where absent. */
  readonly knownAt?: number;
  readonly words: SnapshotWords;
  readonly camera: SnapshotCamera | null;
  readonly pictures: readonly GivenPicture[];
  /** Files of earlier publications for the same audience, the last week's at least. */
  readonly before: readonly Uint8Array[];
}

/** A district's whole feed with its packages by their SHA-256. */
export interface SnapshotPast {
  readonly feed: readonly AcceptedChange[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
}

export interface MadeSnapshot {
  /** The file, to be kept as an attachment under its SHA-256. */
  readonly bytes: Uint8Array;
  /** What the feed will say of it: the input of `freezeSnapshot`. */
  readonly frozen: Omit<FrozenSnapshot, 'frozenOn'>;
  /** Figures in its tables, and how many of them are hidden. */
  readonly cells: number;
  readonly hidden: number;
}

export interface SnapshotCalls {
  /**
   * Freezes a day of the open district.
   * @param past its whole feed with its packages, where a place before the head or an earlier publication is asked for
   * @throws EngineError `snapshot-past-missing`, `snapshot-unknown-place`, `snapshot-before-altered`, `snapshot-before-other`,
   * `picture-unreadable`, `cancelled`
   */
  makeSnapshot(order: SnapshotOrder, past: SnapshotPast | null): MadeSnapshot;
  /** Reads and proves a snapshot's file; answered without any district. `recorded`: its SHA-256 on record. */
  readSnapshot(bytes: Uint8Array, recorded?: string): SnapshotReading;
}

export const SNAPSHOT_CALLS = ['makeSnapshot', 'readSnapshot'] as const satisfies readonly (keyof SnapshotCalls)[];
