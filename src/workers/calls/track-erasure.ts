import type { Day } from '../../core/register/ports.ts';
import type { TrackReach } from '../../core/register/patrol.ts';

/** Tracks of a district and the time that their fixes are kept for. */
export interface TracksDue {
  /** The period, in days. */
  readonly days: number;
  /** Patrols on record whose fixes are there. */
  readonly kept: number;
  /** Of these, those whose time is over, and the first day of them. */
  readonly due: number;
  readonly oldestOn: Day | null;
  /** Patrols whose fixes were erased before. */
  readonly erased: number;
}

/** What the fixes of one patrol proved, as `eraseTrack` records it. */
export interface ReachDue {
  readonly patrolId: string;
  readonly reached: TrackReach;
}

export interface TrackErasureCalls {
  tracksDue(on: Day): TracksDue;
  /** What tracks prove whose time is over on a day, the oldest first, at most `most`; nothing is written. */
  reachesDue(on: Day, most: number): readonly ReachDue[];
}

export const TRACK_ERASURE_CALLS = ['tracksDue', 'reachesDue'] as const satisfies readonly (keyof TrackErasureCalls)[];
