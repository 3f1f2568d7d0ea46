import Flatbush from 'flatbush';
import type { PolygonView } from './polygon-set.ts';

/** Spatial index over the boxes of a view. `data` can be transferred to another thread and opened again there. */
export interface PolygonIndex {
  readonly count: number;
  readonly data: ArrayBufferLike;
  /** Rows whose boxes meet or touch the box (mm), in the index's own order. */
  search(minX: number, minY: number, maxX: number, maxY: number): number[];
  /** Visits the same rows without making a list of them. */
  visit(minX: number, minY: number, maxX: number, maxY: number, visit: (row: number) => void): void;
  /** Of these rows the ones above `row`: each pair of a self-join is then met once. */
  searchAfter(row: number, minX: number, minY: number, maxX: number, maxY: number): number[];
}

/** Flatbush's own default. */
const NODE_SIZE = 16;

/** Indexes a view. Rows without polygons are kept as a point at the set's corner, so that rows and entries agree. */
export function indexPolygons(view: PolygonView): PolygonIndex {
  const { boxes } = view;
  const count = view.columns.count;
  if (count === 0) return new EmptyIndex();
  // Whole millimetres of the plane take half the room.
  const tree = new Flatbush(count, NODE_SIZE, view.measure === 'planar' ? Int32Array : Float64Array);
  const [cornerX, cornerY] = findCorner(boxes);
  for (let b = 0; b < 4 * count; b += 4) {
    if (boxes[b] <= boxes[b + 2]) tree.add(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3]);
    else tree.add(cornerX, cornerY, cornerX, cornerY);
  }
  tree.finish();
  return new TreeIndex(tree);
}

/** Opens an index that came from another thread. */
export function openIndex(data: ArrayBufferLike): PolygonIndex {
  return data.byteLength === 0 ? new EmptyIndex() : new TreeIndex(Flatbush.from(data));
}

class TreeIndex implements PolygonIndex {
  readonly #tree: Flatbush;

  constructor(tree: Flatbush) {
    this.#tree = tree;
  }

  get count(): number {
    return this.#tree.numItems;
  }

  get data(): ArrayBufferLike {
    return this.#tree.data;
  }

  search(minX: number, minY: number, maxX: number, maxY: number): number[] {
    return this.#tree.search(minX, minY, maxX, maxY);
  }

  visit(minX: number, minY: number, maxX: number, maxY: number, visit: (row: number) => void): void {
    this.#tree.search(minX, minY, maxX, maxY, (row) => {
      visit(row);
      return false;
    });
  }

  searchAfter(row: number, minX: number, minY: number, maxX: number, maxY: number): number[] {
    return this.#tree.search(minX, minY, maxX, maxY, (other) => other > row);
  }
}

/** Flatbush refuses zero entries; an empty layer is still a layer. */
class EmptyIndex implements PolygonIndex {
  readonly count = 0;
  readonly data = new ArrayBuffer(0);

  search(): number[] {
    return [];
  }

  visit(): void {}

  searchAfter(): number[] {
    return [];
  }
}

function findCorner(boxes: Float64Array): [number, number] {
  let x = Infinity;
  let y = Infinity;
  for (let b = 0; b < boxes.length; b += 4) {
    if (boxes[b] < x) x = boxes[b];
    if (boxes[b + 1] < y) y = boxes[b + 1];
  }
  return Number.isFinite(x) ? [x, y] : [0, 0];
}
