import type { ClearanceItem } from '../../register/clearance-item.ts';
import { entitiesChanged } from '../../register/entities-changed.ts';
import type { Day } from '../../register/ports.ts';
import { sameObjects } from '../last-made.ts';
import { CompensatedSearch } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { RepeatedItem } from './land-facts.ts';

type Groups = DistrictLand['itemsOfParcel'];

/** Items of one parcel in one red line beyond the first: their land would be paid for again. Only a feed from elsewhere brings them. */
export class KeptRepeatedItems {
  #rests: readonly unknown[] = [];
  #groups: Groups = new Map<string, readonly ClearanceItem[]>();
  #byParcel = new Map<string, readonly RepeatedItem[]>();
  #found: readonly RepeatedItem[] = [];

  constructor(private readonly on: Day) {}

  /**
   * The same list while it holds the same; after a change only parcels whose items changed are looked at.
   * @param layers the layers of `land`, the same object while they are the same
   */
  find(land: DistrictLand, layers: readonly unknown[]): readonly RepeatedItem[] {
    const rests = [layers, land.redLines, land.parcelShapes];
    const isAnew = !sameObjects(rests, this.#rests);
    if (!isAnew && land.itemsOfParcel === this.#groups) return this.#found;
    const before: Groups = isAnew ? new Map<string, readonly ClearanceItem[]>() : this.#groups;
    let differs = isAnew && this.#byParcel.size > 0;
    if (isAnew) this.#byParcel = new Map<string, readonly RepeatedItem[]>();
    const { changed, gone } = entitiesChanged(before, land.itemsOfParcel);
    for (const parcelId of gone) differs = this.#byParcel.delete(parcelId) || differs;
    const search = new CompensatedSearch(land, this.on, () => []);
    for (const [parcelId, items] of changed) {
      const repeated = items.length < 2 ? NONE : among(search, items);
      if (repeated.length === 0 && this.#byParcel.size === 0) continue;
      differs = this.#byParcel.delete(parcelId) || repeated.length > 0 || differs;
      if (repeated.length > 0) this.#byParcel.set(parcelId, repeated);
    }
    this.#rests = rests;
    this.#groups = land.itemsOfParcel;
    if (differs) this.#found = [...this.#byParcel.values()].flat();
    return this.#found;
  }
}

function among(search: CompensatedSearch, ofParcel: readonly ClearanceItem[]): readonly RepeatedItem[] {
  // Which is the first is told by what is recorded, never by the order in which the feed brought them.
  const items = [...ofParcel].sort((a, b) => compare(a.milestones[0].on, b.milestones[0].on) || compare(a.id, b.id));
  return items.flatMap((item, n) => {
    const first = items.slice(0, n).find(({ redLineId }) => redLineId === item.redLineId);
    if (!first) return [];
    const placed = search.place(item);
    return [{ first: first.id, second: item.id, cm2: placed ? search.measure_cm2(placed) : 0 }];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const NONE: readonly RepeatedItem[] = [];
