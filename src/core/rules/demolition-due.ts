import type { ClearanceItem } from '../register/clearance-item.ts';
import { numberDay } from '../register/day.ts';
import type { Day } from '../register/ports.ts';
import { isBareLand, type KnownBuildings } from './bare-land.ts';
import { addMonths } from './calendar/add-to-day.ts';

const DONE: ReadonlySet<string> = new Set(['demolished', 'cleared', 'handed-over', 'archived']);

/**
 * The payment of an item that nothing was demolished or cleared after by a day, and the last day for it; null for any other item, and
 * for bare land, where nothing stands.
 */
export function demolitionDue(
  item: Pick<ClearanceItem, 'id' | 'redLineId' | 'buildings' | 'milestones'>,
  on: Day,
  months: number,
  built: KnownBuildings,
): { readonly paidOn: Day; readonly dueOn: Day; readonly daysLate: number } | null {
  let paidOn: Day | undefined;
  for (const { kind, on: takenOn } of item.milestones) {
    if (takenOn > on) continue;
    if (DONE.has(kind)) return null;
    if (kind === 'paid') paidOn ??= takenOn;
  }
  if (paidOn === undefined || isBareLand(item, built, on)) return null;
  const dueOn = addMonths(paidOn, months);
  return { paidOn, dueOn, daysLate: on > dueOn ? numberDay(on) - numberDay(dueOn) : 0 };
}
