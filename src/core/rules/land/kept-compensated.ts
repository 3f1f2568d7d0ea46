import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { entitiesChanged } from '../../register/entities-changed.ts';
import { openMap } from '../../register/layered-map.ts';
import type { Day } from '../../register/ports.ts';
import { pause } from '../pause.ts';
import { CompensatedSearch, type PlacedItem } from './compensated-land.ts';
import type { DistrictLand } from './district-land.ts';
import type { SharedLand } from './land-facts.ts';

const ITEMS_PER_SLICE = 128;

/** What is compensated of the land of items on a day. Each part is the same object while it holds the same. */
export interface CompensatedFacts {
  /** By item, land that is compensated already. */
  readonly compensated: ReadonlyMap<string, readonly SharedLand[]>;
  /** Paid items whose parcel had no land in their red line. */
  readonly outside: ReadonlySet<string>;
}

/** Places items one after the other, by their parcels. */
export class ItemPlacing {
  readonly placed = new Map<string, PlacedItem[]>();
  readonly #search: CompensatedSearch;

  constructor(land: DistrictLand, on: Day) {
    this.#search = new CompensatedSearch(land, on, () => NONE);
  }

  add(item: ClearanceItem): void {
    const placed = this.#search.place(item);
    if (!placed) return;
    const known = this.placed.get(item.parcelId);
    if (known) known.push(placed);
    else this.placed.set(item.parcelId, [placed]);
  }
}

/** Kept from change to change, for as long as layers, shapes of parcels and red lines stay. */
export class KeptCompensated {
  #items: ReadonlyMap<string, ClearanceItem> = new Map<string, ClearanceItem>();
  #placed = new Map<string, readonly PlacedItem[]>();
  #found: ReadonlyMap<string, readonly SharedLand[]> = new Map<string, readonly SharedLand[]>();
  #outside: ReadonlySet<string> = new Set<string>();

  constructor(private readonly on: Day) {}

  /** Layers or red lines are others than before. */
  forget(): void {
    this.#items = new Map<string, ClearanceItem>();
    this.#placed = new Map<string, readonly PlacedItem[]>();
    this.#found = new Map<string, readonly SharedLand[]>();
    this.#outside = new Set<string>();
  }

  /** The items of a parcel as they were placed by the last `find`. */
  placedOn(parcelId: string): readonly PlacedItem[] {
    return this.#placed.get(parcelId) ?? NONE;
  }

  /** To be shown every item by a pass that reads them all anyway; null where not all have to be placed. */
  beginPlacing(land: DistrictLand): ItemPlacing | null {
    return this.#items.size === 0 ? new ItemPlacing(land, this.on) : null;
  }

  /**
   * Nothing is kept of a run that was cancelled. @throws TaskCancelled
   * @param placing was shown all of `items`
   */
  async find(
    land: DistrictLand,
    items: ReadonlyMap<string, ClearanceItem>,
    host: TaskHost,
    placing: ItemPlacing | null = null,
  ): Promise<CompensatedFacts> {
    if (items === this.#items) return { compensated: this.#found, outside: this.#outside };
    const isFirst = this.#items.size === 0;
    const moved = placing?.placed ?? (await this.#placeChanged(land, items, host));
    const placedOn = (parcelId: string) => moved.get(parcelId) ?? this.#placed.get(parcelId) ?? NONE;
    const search = new CompensatedSearch(land, this.on, placedOn);
    const concerned = isFirst ? moved.keys() : withNeighbours(moved, search);

    const found = openMap(this.#found);
    const outside = new Set(this.#outside);
    let differs = false;
    let done = 0;
    for (const parcelId of concerned) {
      for (const { item } of isFirst ? NONE : (this.#placed.get(parcelId) ?? NONE)) {
        differs = found.delete(item.id) || differs;
        outside.delete(item.id);
      }
      for (const placed of placedOn(parcelId)) {
        if (++done % ITEMS_PER_SLICE === 0) await pause(host);
        if (placed.isPaid && search.isOutside(placed)) outside.add(placed.item.id);
        const shared = search.of(placed);
        if (shared.length === 0) continue;
        found.set(placed.item.id, shared);
        differs = true;
      }
    }
    if (isFirst) this.#placed = moved;
    else for (const [parcelId, placed] of moved) this.#placed.set(parcelId, placed);
    this.#items = items;
    if (differs) this.#found = found;
    if (outside.size !== this.#outside.size || [...outside].some((id) => !this.#outside.has(id))) this.#outside = outside;
    return { compensated: this.#found, outside: this.#outside };
  }

  /** The items of every parcel of which one changed, as they are placed now. */
  async #placeChanged(
    land: DistrictLand,
    items: ReadonlyMap<string, ClearanceItem>,
    host: TaskHost,
  ): Promise<Map<string, PlacedItem[]>> {
    const { changed, gone } = entitiesChanged(this.#items, items);
    const search = new CompensatedSearch(land, this.on, () => NONE);
    const moved = new Map<string, PlacedItem[]>();
    const parcel = (parcelId: string, added: readonly PlacedItem[] = NONE): void => {
      const known = moved.get(parcelId);
      if (known) known.push(...added);
      else
        moved.set(parcelId, [
          ...(this.#placed.get(parcelId) ?? NONE).filter(({ item }) => items.get(item.id) === item),
          ...added,
        ]);
    };
    for (const id of gone) {
      const item = this.#items.get(id);
      if (item) parcel(item.parcelId);
    }
    let done = 0;
    if (this.#items.size === 0) {
      const placing = new ItemPlacing(land, this.on);
      for (const [, item] of changed) {
        if (++done % (8 * ITEMS_PER_SLICE) === 0) await pause(host);
        placing.add(item);
      }
      return placing.placed;
    }
    for (const [id, item] of changed) {
      if (++done % (8 * ITEMS_PER_SLICE) === 0) await pause(host);
      const earlier = this.#items.get(id);
      if (earlier && earlier.parcelId !== item.parcelId) parcel(earlier.parcelId);
      const placed = search.place(item);
      if (placed) parcel(item.parcelId, [placed]);
      else if (earlier) parcel(item.parcelId);
    }
    return moved;
  }
}

const NONE: readonly PlacedItem[] = [];

function withNeighbours(moved: ReadonlyMap<string, unknown>, search: CompensatedSearch): ReadonlySet<string> {
  const concerned = new Set(moved.keys());
  for (const parcelId of moved.keys()) search.visitNeighbours(parcelId, (near) => concerned.add(near));
  return concerned;
}
