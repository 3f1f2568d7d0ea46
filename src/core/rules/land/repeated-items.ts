import type { Day } from '../../register/ports.ts';
import { CompensatedSearch } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { RepeatedItem } from './land-facts.ts';

/** Items of one parcel in one red line beyond the first: their land would be paid for again. Only a feed from elsewhere brings them. */
export function gatherRepeatedItems(land: DistrictLand, on: Day): readonly RepeatedItem[] {
  const repeated: RepeatedItem[] = [];
  for (const ofParcel of land.itemsOfParcel.values()) {
    if (ofParcel.length < 2) continue;
    // Which is the first is told by what is recorded, never by the order in which the feed brought them.
    const items = [...ofParcel].sort((a, b) => compare(a.milestones[0].on, b.milestones[0].on) || compare(a.id, b.id));
    for (const [n, item] of items.entries()) {
      const first = items.slice(0, n).find(({ redLineId }) => redLineId === item.redLineId);
      if (!first) continue;
      const search = new CompensatedSearch(land, on, () => []);
      const placed = search.place(item);
      repeated.push({ first: first.id, second: item.id, cm2: placed ? search.measure_cm2(placed) : 0 });
    }
  }
  return repeated;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
