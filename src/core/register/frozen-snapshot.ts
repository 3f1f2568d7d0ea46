import type { Audience } from '../report/audience.ts';
import type { Day } from './ports.ts';

/**
 * A snapshot that was frozen: what it says of itself, and the file that holds it. The file is kept as an attachment and never
 * made again: what was published stays as it was, whatever is recorded later.
 */
export interface FrozenSnapshot {
  readonly id: string;
  readonly audience: Audience;
  /** What had taken effect by this day … */
  readonly asOf: Day;
  /** … by what was known at this place of the feed. */
  readonly knownAt: { readonly seq: number; readonly chainHash: string };
  readonly title: string;
  /** SHA-256 of the file, by which it is kept; not the one that stands in it. */
  readonly file_sha256: string;
  readonly bytes: number;
  /** The day it was put on record. */
  readonly frozenOn: Day;
}
