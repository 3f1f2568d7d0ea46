import type { Building } from '../register/building.ts';
import type { ClearanceItem } from '../register/clearance-item.ts';
import type { Day } from '../register/ports.ts';

const known = new WeakMap<ReadonlyMap<string, Building>, ReadonlySet<string>>();

/** Items that a building is registered on; made once for as long as the buildings stay. */
export function itemsWithBuildings(buildings: ReadonlyMap<string, Building>): ReadonlySet<string> {
  const made = known.get(buildings) ?? new Set([...buildings.values()].map(({ itemId }) => itemId));
  known.set(buildings, made);
  return made;
}

/**
 * Whether nothing is to be demolished on an item: it was surveyed by the day, no building is named on it or registered for it, and
 * nobody had to move out. Bare land goes from payment to clearing. What was not surveyed is not known, and counts as built on: a duty
 * is not dropped because nobody looked.
 */
export function isBareLand(
  { id, buildings, milestones }: Pick<ClearanceItem, 'id' | 'buildings' | 'milestones'>,
  built: ReadonlySet<string>,
  on: Day,
): boolean {
  if (buildings.length > 0 || built.has(id)) return false;
  const has = (...kinds: readonly string[]) => milestones.some((one) => kinds.includes(one.kind) && one.on <= on);
  return has('surveyed') && !has('vacated', 'demolished');
}
