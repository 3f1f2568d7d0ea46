import type { Snapshot } from './snapshot.ts';

/**
 * What is wrong with a snapshot's file. `not-json` · `not-canonical`: other bytes than the same content would be written as ·
 * `format-unknown`: made by a version that this program does not read · `malformed`: a member is missing or of another kind ·
 * `part-altered`: a part is not what was frozen · `sha256-differs`: the whole is not · `not-as-recorded`: another file than the one on record.
 */
export type SnapshotFindingCode =
  | 'not-json'
  | 'not-canonical'
  | 'format-unknown'
  | 'malformed'
  | 'part-altered'
  | 'sha256-differs'
  | 'not-as-recorded';

export interface SnapshotFinding {
  readonly code: SnapshotFindingCode;
  /** Path of the part (`figures.clearance`), or the place of the character (`@1234`). */
  readonly place: string;
  readonly stated: string;
  readonly computed: string;
}

export interface SnapshotReading {
  readonly ok: boolean;
  /** What the file says now, also where it was altered; null where it cannot be read at all. */
  readonly snapshot: Snapshot | null;
  /** SHA-256 of the bytes: the name under which the feed knows the file. */
  readonly file_sha256: string;
  readonly findings: readonly SnapshotFinding[];
}
