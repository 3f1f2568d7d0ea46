import { ITEM_STATUSES, type ClearanceItem, type ItemStatus } from '../../core/register/clearance-item.ts';
import { itemStatusOn, statusDays } from '../../core/register/item-status.ts';
import type { Day } from '../../core/register/ports.ts';

/** Status of an item on a day and since when; null before it was registered. */
export function standingOn(item: ClearanceItem, on: Day): { readonly status: ItemStatus; readonly since: Day } | null {
  const status = itemStatusOn(item, on);
  if (!status) return null;
  const upTo = item.milestones.filter((milestone) => milestone.on <= on);
  return { status, since: statusDays({ milestones: upTo })[status] ?? on };
}

/** Of several items on one parcel the one that is least far counts, so that nothing unresolved is painted over. */
export function leastFar(
  items: readonly ClearanceItem[],
  on: Day,
): { readonly status: ItemStatus; readonly since: Day } | undefined {
  return items
    .map((item) => standingOn(item, on))
    .filter((standing) => standing !== null)
    .sort((a, b) => ITEM_STATUSES.indexOf(a.status) - ITEM_STATUSES.indexOf(b.status))
    .at(0);
}
