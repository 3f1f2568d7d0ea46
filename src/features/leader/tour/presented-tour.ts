import type { TourStop } from '../../../core/register/tour.ts';
import type { Audience } from '../../../core/report/audience.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';

/** A tour with the snapshots that its stops are drawn from, by the SHA-256 of their files, and its photos: all that presenting needs. */
export interface PresentedTour {
  readonly title: string;
  readonly audience: Audience;
  readonly stops: readonly TourStop[];
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  /** Photos by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Blob>;
}
