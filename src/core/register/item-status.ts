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

/** The furthest status reached on or before the day; `null` before the item was registered. */
export function itemStatusOn(item: Pick<ClearanceItem, 'milestones'>, day: Day): ItemStatus | null {
  let furthest = -1;
  for (const { kind, on } of item.milestones) {
    if (on <= day) furthest = Math.max(furthest, ITEM_STATUSES.indexOf(STATUS_OF[kind]));
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
    for (const status of ITEM_STATUSES.slice(0, ITEM_STATUSES.indexOf(STATUS_OF[kind]) + 1)) {
      const known = days[status];
      if (known === undefined || on < known) days[status] = on;
    }
  }
  return days;
}
