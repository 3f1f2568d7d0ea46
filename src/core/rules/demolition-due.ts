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
  const { milestones } = item;
  const paid = milestones.find((one) => one.kind === 'paid' && one.on <= on);
  if (!paid || milestones.some((one) => DONE.has(one.kind) && one.on <= on)) return null;
  if (isBareLand(item, built, on)) return null;
  const dueOn = addMonths(paid.on, months);
  return { paidOn: paid.on, dueOn, daysLate: Math.max(0, numberDay(on) - numberDay(dueOn)) };
}
