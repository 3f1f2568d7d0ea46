import { nameDay, numberDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';

/** The same day of the week before, which change is told against; null before the district's first day. */
export function weekBefore(day: Day, firstDay: Day): Day | null {
  const before = nameDay(numberDay(day) - 7);
  return before < firstDay ? null : before;
}
