import type { PlacedItem } from './compensated-land.ts';
import type { LandLayer } from './district-land.ts';

/** What a row holds: nearly every parcel has one item, and a list for each of a hundred thousand would cost more than what it holds. */
type Held = PlacedItem | PlacedItem[] | undefined;

/** Placed items by the row of their parcel: asking for a neighbour's by its place needs no look at the spelling of an id. */
export class PlacedItems {
  readonly #rows = new Map<LandLayer, Held[]>();
  readonly #one: PlacedItem[] = [];
  /** The rows asked for last: as a rule all are of one layer. */
  #lastLayer: LandLayer | null = null;
  #lastRows: Held[] | undefined;

  /** The items of a parcel; to be read before those of another are asked for. */
  on(layer: LandLayer, row: number): readonly PlacedItem[] {
    const held = this.#rowsOf(layer)?.[row];
    if (held === undefined) return NONE;
    if (Array.isArray(held)) return held;
    this.#one[0] = held;
    return this.#one;
  }

  /** Whether it is the first of its parcel. */
  add(placed: PlacedItem): boolean {
    const rows = this.#rowsOf(placed.layer) ?? this.#begin(placed.layer);
    const held = rows[placed.row];
    if (held === undefined) rows[placed.row] = placed;
    else if (Array.isArray(held)) held.push(placed);
    else rows[placed.row] = [held, placed];
    return held === undefined;
  }

  /** Puts other items in the place of those that a parcel had. */
  replace(layer: LandLayer, row: number, items: readonly PlacedItem[]): void {
    const rows = this.#rowsOf(layer) ?? this.#begin(layer);
    rows[row] = items.length > 1 ? [...items] : items[0];
  }

  #rowsOf(layer: LandLayer): Held[] | undefined {
    if (layer === this.#lastLayer) return this.#lastRows;
    this.#lastLayer = layer;
    this.#lastRows = this.#rows.get(layer);
    return this.#lastRows;
  }

  #begin(layer: LandLayer): Held[] {
    const rows = new Array<Held>(layer.count);
    this.#rows.set(layer, rows);
    this.#lastLayer = layer;
    this.#lastRows = rows;
    return rows;
  }
}

const NONE: readonly PlacedItem[] = [];
