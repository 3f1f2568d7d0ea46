import type { FrozenSnapshot } from '../../core/register/frozen-snapshot.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FigureRef, Tour } from '../../core/register/tour.ts';
import type { Audience } from '../../core/report/audience.ts';

export interface SavedTours {
  /** Last saved first. */
  readonly tours: readonly Tour[];
  /** The newest publications for each audience, the last one last: what is frozen next must not give away what they hide. */
  readonly latest: Readonly<Record<Audience, readonly FrozenSnapshot[]>>;
}

export interface TourCalls {
  /**
   * What figures were on an earlier day, by all that is known; null for one that there was not. For the maker's own eyes: what an audience
   * may know of it is `tellBefore`'s.
   */
  figuresBefore(on: Day, figures: readonly FigureRef[]): readonly (number | null)[];
  savedTours(): SavedTours;
}

export const TOUR_CALLS = ['savedTours', 'figuresBefore'] as const satisfies readonly (keyof TourCalls)[];
