import type { ClearanceItem } from '../register/clearance-item.ts';
import { entitiesChanged } from '../register/entities-changed.ts';
import type { Day } from '../register/ports.ts';
import type { Register } from '../register/register.ts';

/** What the register knows of buildings. Both sets stay the same objects while they hold the same. */
export interface KnownBuildings {
  /** Items that a building is registered on. */
  readonly items: ReadonlySet<string>;
  /** Red lines of which some item has a building, named on it or registered: there the office lists them. */
  readonly lines: ReadonlySet<string>;
}

const known = new WeakMap<Register['buildings'], KnownBuildings & { readonly from: Register['items'] }>();

/** Made once for as long as items and buildings stay. */
export function knownBuildings({ items, buildings }: Pick<Register, 'items' | 'buildings'>): KnownBuildings {
  const before = known.get(buildings);
  if (before?.from === items) return before;
  const built = before?.items ?? new Set([...buildings.values()].map(({ itemId }) => itemId));
  const lines = before && namesStay(before.from, items) ? before.lines : listedLines(items, built);
  const isSame = before?.lines.size === lines.size && [...lines].every((id) => before.lines.has(id));
  const made = { items: built, lines: isSame ? before.lines : lines, from: items };
  known.set(buildings, made);
  return made;
}

/** Whether every item names what it named before, on the line that it was on: a recorded step changes nothing about buildings. */
function namesStay(before: Register['items'], after: Register['items']): boolean {
  const { changed, gone } = entitiesChanged(before, after);
  if (gone.length > 0) return false;
  for (const [id, item] of changed) {
    const last = before.get(id);
    if (!last || last.redLineId !== item.redLineId || last.buildings.length > 0 !== item.buildings.length > 0) return false;
  }
  return true;
}

function listedLines(items: Register['items'], built: ReadonlySet<string>): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const { id, redLineId, buildings } of items.values())
    if (!listed.has(redLineId) && (buildings.length > 0 || built.has(id))) listed.add(redLineId);
  return listed;
}

/**
 * Whether nothing is to be demolished on an item, so that it goes from payment to clearing: no building is named on it or registered for
 * it, nobody had to move out, and somebody looked: it was surveyed by the day, or its red line is one whose buildings are listed. Where
 * none is listed they are on paper, and the item counts as built on: a duty is not dropped because nobody wrote it down.
 */
export function isBareLand(
  { id, redLineId, buildings, milestones }: Pick<ClearanceItem, 'id' | 'redLineId' | 'buildings' | 'milestones'>,
  { items, lines }: KnownBuildings,
  on: Day,
): boolean {
  if (buildings.length > 0 || items.has(id)) return false;
  const has = (...kinds: readonly string[]) => milestones.some((one) => kinds.includes(one.kind) && one.on <= on);
  return !has('vacated', 'demolished') && (lines.has(redLineId) || has('surveyed'));
}
