import type { ClearanceItem } from '../register/clearance-item.ts';

/**
 * Reads the records of many items, one kind of record after the other, and tells how much that was. What lies far apart in memory is
 * asked for by many short steps that do not wait for each other; a rule, which does much between two items, would wait for each by itself.
 */
export function fetchItems(items: readonly ClearanceItem[]): number {
  let read = 0;
  for (let k = 0; k < items.length; k++) read += items[k].milestones.length + items[k].parcelId.length;
  for (let k = 0; k < items.length; k++) {
    const { milestones } = items[k];
    for (let n = 0; n < milestones.length; n++) read += milestones[n].on.length;
  }
  return read;
}
