import { addDays } from '../rules/calendar/add-to-day.ts';
import type { AcceptedChange } from './change.ts';
import { USUAL_FIX_DAYS } from './default-settings.ts';
import type { Settings } from './district.ts';
import type { Day } from './ports.ts';
import { tracksErased } from './seal-erased.ts';

/** Fixes of patrols that a copy of a feed should hold no longer. */
export interface FixesHeld {
  /** Patrols whose erasure the copy itself tells, and whose fixes it holds all the same. */
  readonly erased: number;
  /** Patrols whose period is over by the settings of the copy: it may be older than their erasure. */
  readonly overdue: number;
  /** The period, in days, and the first day of those. */
  readonly days: number;
  readonly oldestOn: Day | null;
}

/** What a copy of a feed holds of tracks on a day, withdrawn ones too: copies are what an erasure elsewhere does not reach. */
export function findFixesHeld(feed: readonly AcceptedChange[], settings: Pick<Settings, 'trackFixes_days'>, on: Day): FixesHeld {
  const days = settings.trackFixes_days ?? USUAL_FIX_DAYS;
  const told = new Set(tracksErased(feed));
  const held = feed.filter(({ type, sealed }) => type === 'patrol-recorded' && sealed?.office === undefined);
  const overdue = held
    .filter((change) => !told.has(change.entity.id) && addDays(change.on, days) < on)
    .map((change) => change.on);
  return {
    erased: held.filter(({ entity }) => told.has(entity.id)).length,
    overdue: overdue.length,
    days,
    oldestOn: overdue.toSorted()[0] ?? null,
  };
}
