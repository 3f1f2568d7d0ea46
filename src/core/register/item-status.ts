import type { ClearanceItem, ItemStatus, MilestoneKind } from './clearance-item.ts';
import { ITEM_STATUSES } from './clearance-item.ts';
import type { Day } from './ports.ts';

const STATUS_OF: Readonly<Record<MilestoneKind, ItemStatus>> = {
  registered: 'registered',
  surveyed: 'registered',
  published: 'registered',
  signed: 'signed',
  decided: 'signed',
  paid: 'paid',
  vacated: 'paid',
  demolished: 'demolished',
  cleared: 'demolished',
  'handed-over': 'handed-over',
  archived: 'handed-over',
};

/** How far each step leads, as a place in `ITEM_STATUSES`: asked for every step of every item of a district. */
const PLACE_OF = Object.fromEntries(
  Object.entries(STATUS_OF).map(([kind, status]) => [kind, ITEM_STATUSES.indexOf(status)]),
) as Readonly<Record<MilestoneKind, number>>;

/** The furthest status reached on or before the day; `null` before the item was registered. */
export function itemStatusOn(item: Pick<ClearanceItem, 'milestones'>, day: Day): ItemStatus | null {
  let furthest = -1;
  for (const { kind, on } of item.milestones) {
    if (on <= day) furthest = Math.max(furthest, PLACE_OF[kind]);
  }
  return ITEM_STATUSES[furthest] ?? null;
}

/**
 * The day from which each status was reached or passed, so that the days never run backwards even where a step was not
 * recorded. Statuses that are still ahead are absent.
 */
export function statusDays(item: Pick<ClearanceItem, 'milestones'>): Readonly<Partial<Record<ItemStatus, Day>>> {
  const days: Partial<Record<ItemStatus, Day>> = {};
  for (const { kind, on } of item.milestones) {
    for (let place = 0; place <= PLACE_OF[kind]; place++) {
      const status = ITEM_STATUSES[place];
      const known = days[status];
      if (known === undefined || on < known) days[status] = on;
    }
  }
  return days;
}
