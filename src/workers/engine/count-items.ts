import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import { entitiesChanged } from '../../core/register/entities-changed.ts';
import type { DistrictSession } from './district-session.ts';

interface Counts {
  readonly items: ReadonlyMap<string, ClearanceItem>;
  readonly perLine: Map<string, number>;
  /** Items by their parcel, where it is in no layer. */
  readonly unplaced: Map<string, number>;
}

/** What was counted last, for as long as the layers stay. */
const counted = new WeakMap<DistrictSession['placeOf'], Counts>();

/** Items of each red line, and the parcels of items that no layer holds; after a change only items that changed are counted anew. */
export function countItems({ register, placeOf }: DistrictSession): Pick<Counts, 'perLine' | 'unplaced'> {
  const before = counted.get(placeOf) ?? { items: new Map<string, ClearanceItem>(), perLine: new Map(), unplaced: new Map() };
  const { items } = register;
  const { perLine, unplaced } = before;
  const count = (item: ClearanceItem | undefined, by: 1 | -1) => {
    if (!item) return;
    add(perLine, item.redLineId, by);
    if (!placeOf(item.parcelId)) add(unplaced, item.parcelId, by);
  };
  const { changed, gone } = entitiesChanged(before.items, items);
  for (const id of gone) count(before.items.get(id), -1);
  for (const [id, item] of changed) {
    count(before.items.get(id), -1);
    count(item, 1);
  }
  counted.set(placeOf, { items, perLine, unplaced });
  return { perLine, unplaced };
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
