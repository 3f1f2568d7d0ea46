import type { TaskHost } from '../../overlay/overlap-table.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { entitiesChanged } from '../../register/entities-changed.ts';
import { openMap } from '../../register/layered-map.ts';
import type { Day } from '../../register/ports.ts';
import { pause } from '../pause.ts';
import { CompensatedSearch, type ItemsOfParcel, type PlacedItem } from './compensated-land.ts';
import type { DistrictLand, LandLayer } from './district-land.ts';
import type { SharedLand } from './land-facts.ts';
import type { ParcelRow } from './parcel-outlines.ts';
import { PlacedItems } from './placed-items.ts';

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
  readonly placed = new PlacedItems();
  /** The first item of each parcel, in the order in which they came. */
  readonly firsts: PlacedItem[] = [];
  readonly #search: CompensatedSearch;

  constructor(land: DistrictLand, on: Day) {
    this.#search = new CompensatedSearch(land, on, () => NONE);
  }

  add(item: ClearanceItem): void {
    const placed = this.#search.place(item);
    if (placed && this.placed.add(placed)) this.firsts.push(placed);
  }
}

/** Kept from change to change, for as long as layers, shapes of parcels and red lines stay. */
export class KeptCompensated {
  #items: ReadonlyMap<string, ClearanceItem> = new Map<string, ClearanceItem>();
  #placed = new PlacedItems();
  #found: ReadonlyMap<string, readonly SharedLand[]> = new Map<string, readonly SharedLand[]>();
  #outside: ReadonlySet<string> = new Set<string>();

  constructor(private readonly on: Day) {}

  /** Layers or red lines are others than before. */
  forget(): void {
    this.#items = new Map<string, ClearanceItem>();
    this.#placed = new PlacedItems();
    this.#found = new Map<string, readonly SharedLand[]>();
    this.#outside = new Set<string>();
  }

  /** The items of a parcel as they were placed by the last `find`; read before those of another are asked for. */
  placedOn(layer: LandLayer, row: number): readonly PlacedItem[] {
    return this.#placed.on(layer, row);
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
    const first = this.#items.size > 0 ? null : (placing ?? (await this.#placeAll(land, items, host)));
    const moved = first ? NOTHING_MOVED : await this.#placeChanged(land, items, host);
    const placedOn: ItemsOfParcel = first
      ? (layer, row) => first.placed.on(layer, row)
      : (layer, row) => moved.get(layer.idOf(row)) ?? this.#placed.on(layer, row);
    const search = new CompensatedSearch(land, this.on, placedOn);

    const found = openMap(this.#found);
    const outside = new Set(this.#outside);
    let differs = false;
    let done = 0;
    for (const { layer, row } of first ? first.firsts : withNeighbours(moved, search, land)) {
      for (const { item } of this.#placed.on(layer, row)) {
        differs = found.delete(item.id) || differs;
        outside.delete(item.id);
      }
      // Those of neighbours are asked for meanwhile: of a list of one nothing is read after that.
      for (const placed of placedOn(layer, row)) {
        if (++done % ITEMS_PER_SLICE === 0) await pause(host);
        if (placed.isPaid && search.isOutside(placed)) outside.add(placed.item.id);
        const shared = search.of(placed);
        if (shared.length === 0) continue;
        found.set(placed.item.id, shared);
        differs = true;
      }
    }
    if (first) this.#placed = first.placed;
    for (const [parcelId, placed] of moved) {
      const place = land.placeOf(parcelId);
      if (place) this.#placed.replace(place.layer, place.row, placed);
    }
    this.#items = items;
    if (differs) this.#found = found;
    if (outside.size !== this.#outside.size || [...outside].some((id) => !this.#outside.has(id))) this.#outside = outside;
    return { compensated: this.#found, outside: this.#outside };
  }

  async #placeAll(land: DistrictLand, items: ReadonlyMap<string, ClearanceItem>, host: TaskHost): Promise<ItemPlacing> {
    const placing = new ItemPlacing(land, this.on);
    let done = 0;
    for (const item of items.values()) {
      if (++done % (8 * ITEMS_PER_SLICE) === 0) await pause(host);
      placing.add(item);
    }
    return placing;
  }

  /** By parcel of which an item changed, its items as they are placed now. */
  async #placeChanged(
    land: DistrictLand,
    items: ReadonlyMap<string, ClearanceItem>,
    host: TaskHost,
  ): Promise<ReadonlyMap<string, readonly PlacedItem[]>> {
    const { changed, gone } = entitiesChanged(this.#items, items);
    const search = new CompensatedSearch(land, this.on, () => NONE);
    const moved = new Map<string, PlacedItem[]>();
    const stayOn = (parcelId: string): readonly PlacedItem[] => {
      const place = land.placeOf(parcelId);
      return place ? this.#placed.on(place.layer, place.row).filter(({ item }) => items.get(item.id) === item) : NONE;
    };
    const parcel = (parcelId: string, added: readonly PlacedItem[] = NONE): void => {
      const known = moved.get(parcelId);
      if (known) known.push(...added);
      else moved.set(parcelId, [...stayOn(parcelId), ...added]);
    };
    for (const id of gone) {
      const item = this.#items.get(id);
      if (item) parcel(item.parcelId);
    }
    let done = 0;
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
const NOTHING_MOVED: ReadonlyMap<string, readonly PlacedItem[]> = new Map<string, readonly PlacedItem[]>();

/** Parcels of which an item changed, and those that may share land with one. */
function withNeighbours(
  moved: ReadonlyMap<string, unknown>,
  search: CompensatedSearch,
  { placeOf }: Pick<DistrictLand, 'placeOf'>,
): readonly ParcelRow[] {
  const concerned = new Set(moved.keys());
  for (const parcelId of moved.keys()) search.visitNeighbours(parcelId, (near) => concerned.add(near));
  return [...concerned].flatMap((parcelId) => placeOf(parcelId) ?? []);
}
