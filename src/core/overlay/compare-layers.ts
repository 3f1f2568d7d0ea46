import Flatbush from 'flatbush';
import { measureView } from './measure-view.ts';
import { outlineDistance_mm } from './outline-distance.ts';
import { TaskCancelled, type TaskHost } from './overlap-table.ts';
import type { PolygonColumns } from './polygon-set.ts';

/** One of two versions of a layer: admitted polygons with their office numbers. */
export interface LayerSide {
  readonly columns: PolygonColumns;
  /** One for each row; null where it has none. Repeated ones are told apart by their shapes. */
  readonly ids: readonly (string | null)[];
}

/** What became of a row: the same in both · same number, other shape · same shape, other number · not in the first. */
export const DIFFERENCES = ['same', 'changed', 'renamed', 'added'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export interface LayerComparison {
  /** Index into `DIFFERENCES`, for each row of the second side. */
  readonly kinds: Uint8Array;
  /** Row of the first side that it was, −1 for what is added. */
  readonly partners: Int32Array;
  /** How far the outlines of the two lie apart, mm: at most the tolerance but where it changed; NaN for what is added. */
  readonly moved_mm: Float64Array;
  /** Rows of the first side that are in no row of the second, in their order. */
  readonly gone: Uint32Array;
}

const [SAME, CHANGED, RENAMED, ADDED] = DIFFERENCES.keys();
const NONE = -1;
/** Rows compared between two pauses. */
const ROWS_PER_SLICE = 2_000;
/** Of many rows with one number, or stacked on one place, this many are looked at for each. */
const MOST_CANDIDATES = 500;

/**
 * What differs between two versions of a layer. First come rows of one number and one shape; then rows of one shape, whatever
 * number they bear, so that a renumbering does not look like a reshaping; then rows of one number whose shape changed. Two shapes
 * are one where their outlines lie nowhere farther apart than the tolerance (`outlineDistance_mm`). A row without a number is
 * found by its shape alone. Each row has at most one partner. @throws TaskCancelled
 */
export async function compareLayers(
  before: LayerSide,
  after: LayerSide,
  tolerance_mm: number,
  host: TaskHost = {},
): Promise<LayerComparison> {
  const matching = new Matching(before, after, tolerance_mm);
  const rows = after.columns.count;
  const passes = [
    (row: number) => matching.takeSame(row),
    (row: number) => matching.takeShape(row),
    (row: number) => matching.takeNumber(row),
  ];
  for (const [pass, take] of passes.entries()) {
    for (let row = 0; row < rows; row++) {
      if (matching.isOpen(row)) take(row);
      if (row % ROWS_PER_SLICE !== ROWS_PER_SLICE - 1) continue;
      if (host.signal?.aborted) throw new TaskCancelled();
      host.onProgress?.((pass + row / rows) / passes.length);
      await host.pause?.();
    }
  }
  host.onProgress?.(1);
  return matching.finish();
}

class Matching {
  readonly #kinds: Uint8Array;
  readonly #partners: Int32Array;
  readonly #moved: Float64Array;
  readonly #taken: Uint8Array;
  readonly #boxesBefore: Float64Array;
  readonly #boxesAfter: Float64Array;
  /** First row of each number, and the next of the same. */
  readonly #first = new Map<string, number>();
  readonly #next: Int32Array;
  /** Middles of the boxes of what is not taken after the first pass. */
  #middles: { readonly tree: Flatbush; readonly rows: Uint32Array } | null = null;

  constructor(
    private readonly before: LayerSide,
    private readonly after: LayerSide,
    private readonly tolerance: number,
  ) {
    const { count } = after.columns;
    this.#kinds = new Uint8Array(count).fill(ADDED);
    this.#partners = new Int32Array(count).fill(NONE);
    this.#moved = new Float64Array(count).fill(Number.NaN);
    this.#taken = new Uint8Array(before.columns.count);
    this.#boxesBefore = measureView(before.columns, 'planar', before.columns.coordinates).boxes;
    this.#boxesAfter = measureView(after.columns, 'planar', after.columns.coordinates).boxes;
    this.#next = new Int32Array(before.columns.count).fill(NONE);
    for (let row = before.columns.count - 1; row >= 0; row--) {
      const id = before.ids[row];
      if (id === null) continue;
      this.#next[row] = this.#first.get(id) ?? NONE;
      this.#first.set(id, row);
    }
  }

  isOpen(row: number): boolean {
    return this.#partners[row] === NONE;
  }

  /** One number and one shape. */
  takeSame(row: number): void {
    for (const other of this.#withNumberOf(row)) if (this.#takeIfOneShape(row, other, SAME)) return;
  }

  /** One shape. Where either has no number, that is all there is to know it by. */
  takeShape(row: number): void {
    this.#middles ??= this.#plant();
    const b = 4 * row;
    const boxes = this.#boxesAfter;
    if (!(boxes[b] <= boxes[b + 2])) return;
    const x = (boxes[b] + boxes[b + 2]) / 2;
    const y = (boxes[b + 1] + boxes[b + 3]) / 2;
    const { tree, rows } = this.#middles;
    const id = this.after.ids[row];
    let looked = 0;
    for (const found of tree.search(x - this.tolerance, y - this.tolerance, x + this.tolerance, y + this.tolerance)) {
      if (++looked > MOST_CANDIDATES) return;
      const other = rows[found];
      const was = this.before.ids[other];
      if (this.#takeIfOneShape(row, other, id === null || was === null || id === was ? SAME : RENAMED)) return;
    }
  }

  /** One number; of several the one whose box differs least. */
  takeNumber(row: number): void {
    let nearest = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (const other of this.#withNumberOf(row)) {
      const apart = this.#boxesApart(row, other);
      if (!(apart < least) && nearest !== NONE) continue;
      nearest = other;
      least = apart;
    }
    if (nearest !== NONE)
      this.#take(row, nearest, CHANGED, outlineDistance_mm(this.before.columns, nearest, this.after.columns, row));
  }

  finish(): LayerComparison {
    const gone = this.#taken.reduce<number[]>((rows, taken, row) => {
      if (taken === 0) rows.push(row);
      return rows;
    }, []);
    return { kinds: this.#kinds, partners: this.#partners, moved_mm: this.#moved, gone: Uint32Array.from(gone) };
  }

  *#withNumberOf(row: number): Generator<number> {
    const id = this.after.ids[row];
    let looked = 0;
    for (let other = id === null ? NONE : (this.#first.get(id) ?? NONE); other !== NONE; other = this.#next[other]) {
      if (++looked > MOST_CANDIDATES) return;
      if (this.#taken[other] === 0) yield other;
    }
  }

  #takeIfOneShape(row: number, other: number, kind: number): boolean {
    if (this.#taken[other] === 1 || !(this.#boxesApart(row, other) <= this.tolerance)) return false;
    const apart = outlineDistance_mm(this.before.columns, other, this.after.columns, row, this.tolerance);
    if (!(apart <= this.tolerance)) return false;
    this.#take(row, other, kind, apart);
    return true;
  }

  #take(row: number, other: number, kind: number, moved: number): void {
    this.#taken[other] = 1;
    this.#partners[row] = other;
    this.#kinds[row] = kind;
    this.#moved[row] = moved;
  }

  /** Largest difference of two sides of the boxes; no outlines can lie nearer. */
  #boxesApart(row: number, other: number): number {
    let apart = 0;
    for (let side = 0; side < 4; side++)
      apart = Math.max(apart, Math.abs(this.#boxesAfter[4 * row + side] - this.#boxesBefore[4 * other + side]));
    return apart;
  }

  #plant(): { tree: Flatbush; rows: Uint32Array } {
    const boxes = this.#boxesBefore;
    const rows = Uint32Array.from(this.#taken.keys()).filter(
      (row) => this.#taken[row] === 0 && boxes[4 * row] <= boxes[4 * row + 2],
    );
    const tree = new Flatbush(Math.max(1, rows.length));
    for (const row of rows) {
      const x = (boxes[4 * row] + boxes[4 * row + 2]) / 2;
      const y = (boxes[4 * row + 1] + boxes[4 * row + 3]) / 2;
      tree.add(x, y, x, y);
    }
    // Flatbush refuses zero entries; one in nowhere is never found.
    if (rows.length === 0) tree.add(Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE);
    tree.finish();
    return { tree, rows };
  }
}
