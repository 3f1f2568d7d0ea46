import type { FrozenSnapshot } from '../../core/register/frozen-snapshot.ts';
import type { Tour } from '../../core/register/tour.ts';
import type { Audience } from '../../core/report/audience.ts';

export interface SavedTours {
  /** Last saved first. */
  readonly tours: readonly Tour[];
  /** The newest publication for each audience: what is frozen next must not give away what it hides. */
  readonly latest: Readonly<Partial<Record<Audience, FrozenSnapshot>>>;
}

export interface TourCalls {
  savedTours(): SavedTours;
}

export const TOUR_CALLS = ['savedTours'] as const satisfies readonly (keyof TourCalls)[];
