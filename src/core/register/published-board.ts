import type { Day } from './ports.ts';

/**
 * A week's board (晒比) that was published: not the figures, but all that it takes to make them again to the last digit, and the hash
 * that tells whether they are the same.
 */
export interface PublishedBoard {
  readonly id: string;
  /** Last day of the week: what had taken effect by it … */
  readonly asOf: Day;
  /** … by what was known at this place of the feed. */
  readonly knownAt: number;
  readonly figures_sha256: string;
  /** Version of the program that reckoned them: another may count otherwise. */
  readonly software: string;
  /** The day it was published. */
  readonly publishedOn: Day;
}
