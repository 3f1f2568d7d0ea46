import Flatbush from 'flatbush';
import type { PolygonColumns } from './polygon-set.ts';

/** From this many vertex-edge pairs on, the edges are indexed. */
const INDEX_FROM_PAIRS = 100_000;
/** Edges on either side of the one that was nearest to the vertex before. */
const NEIGHBOURS = 2;

/**
 * How far the outlines of two features lie apart, millimetres: the largest distance of a vertex of either from the other's outline.
 * Start, direction and order of the rings, and vertices on a straight side, make no difference. What bulges between two vertices
 * is met from the other side, whose vertex it is.
 * @param limit_mm once it is passed the rest is of no interest: the answer is then infinite
 */
export function outlineDistance_mm(
  a: PolygonColumns,
  rowA: number,
  b: PolygonColumns,
  rowB: number,
  limit_mm = Number.POSITIVE_INFINITY,
): number {
  const first = ringsOf(a, rowA);
  const second = ringsOf(b, rowB);
  if (isSame(first, second)) return 0;
  const there = farthest(first, second, limit_mm);
  return there > limit_mm ? Number.POSITIVE_INFINITY : Math.max(there, farthest(second, first, limit_mm));
}

interface Rings {
  readonly coordinates: Int32Array;
  /** Vertices of the feature, the closing ones included. */
  readonly from: number;
  readonly to: number;
  /** First vertex of each ring, and the end of the last. */
  readonly offsets: Uint32Array;
}

function ringsOf({ coordinates, featureOffsets, polygonOffsets, ringOffsets }: PolygonColumns, row: number): Rings {
  const firstRing = polygonOffsets[featureOffsets[row]];
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  const offsets = ringOffsets.subarray(firstRing, lastRing + 1);
  return { coordinates, from: offsets[0], to: offsets[offsets.length - 1], offsets };
}

function isSame(a: Rings, b: Rings): boolean {
  const length = a.to - a.from;
  if (length !== b.to - b.from || a.offsets.length !== b.offsets.length) return false;
  for (let ring = 0; ring < a.offsets.length; ring++) if (a.offsets[ring] - a.from !== b.offsets[ring] - b.from) return false;
  for (let i = 0; i < 2 * length; i++) if (a.coordinates[2 * a.from + i] !== b.coordinates[2 * b.from + i]) return false;
  return true;
}

/** Largest distance of a vertex from the other's edges; infinite where it passes the limit, or where there is nothing to be near to. */
function farthest(vertices: Rings, outline: Rings, limit_mm: number): number {
  const edges = new Edges(outline);
  const limit = limit_mm * limit_mm;
  let worst = 0;
  for (let ring = 0; ring + 1 < vertices.offsets.length; ring++) {
    // The closing vertex is the first again.
    for (let vertex = vertices.offsets[ring]; vertex + 1 < vertices.offsets[ring + 1]; vertex++) {
      const distance = edges.squaredDistance(
        vertices.coordinates[2 * vertex],
        vertices.coordinates[2 * vertex + 1],
        limit === Number.POSITIVE_INFINITY ? worst : limit,
        (vertices.to - vertices.from) * edges.count >= INDEX_FROM_PAIRS,
      );
      if (distance > worst) worst = distance;
      if (worst > limit) return Number.POSITIVE_INFINITY;
    }
  }
  return Math.sqrt(worst);
}

class Edges {
  /** Vertex at which each edge begins. */
  readonly #starts: Uint32Array;
  readonly #coordinates: Int32Array;
  #nearest = 0;
  #tree: Flatbush | null = null;
  #reach = 1000;

  constructor({ coordinates, offsets, from, to }: Rings) {
    this.#coordinates = coordinates;
    const starts = new Uint32Array(Math.max(0, to - from));
    let count = 0;
    for (let ring = 0; ring + 1 < offsets.length; ring++)
      for (let vertex = offsets[ring]; vertex + 1 < offsets[ring + 1]; vertex++) starts[count++] = vertex;
    this.#starts = starts.subarray(0, count);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Squared distance of a place from the nearest edge; any value up to `enough` will do where it is at most that. */
  squaredDistance(x: number, y: number, enough: number, indexed: boolean): number {
    const { count } = this;
    if (count === 0) return Number.POSITIVE_INFINITY;
    let best = Number.POSITIVE_INFINITY;
    for (let step = -NEIGHBOURS; step <= NEIGHBOURS; step++) {
      const edge = (this.#nearest + step + count) % count;
      const distance = this.#toEdge(edge < 0 ? 0 : edge, x, y);
      if (distance < best) {
        best = distance;
        if (best <= enough) {
          this.#nearest = edge;
          return best;
        }
      }
    }
    return indexed ? this.#search(x, y) : this.#scan(x, y, best);
  }

  #scan(x: number, y: number, known: number): number {
    let best = known;
    for (let edge = 0; edge < this.count; edge++) {
      const distance = this.#toEdge(edge, x, y);
      if (distance >= best) continue;
      best = distance;
      this.#nearest = edge;
    }
    return best;
  }

  /** In boxes that grow until they hold an edge not farther than their half side. */
  #search(x: number, y: number): number {
    this.#tree ??= this.#plant();
    for (let reach = this.#reach; ; reach *= 4) {
      let best = Number.POSITIVE_INFINITY;
      for (const edge of this.#tree.search(x - reach, y - reach, x + reach, y + reach)) {
        const distance = this.#toEdge(edge, x, y);
        if (distance >= best) continue;
        best = distance;
        this.#nearest = edge;
      }
      if (best <= reach * reach) {
        this.#reach = Math.max(1000, Math.sqrt(best));
        return best;
      }
    }
  }

  #plant(): Flatbush {
    const tree = new Flatbush(this.count);
    const c = this.#coordinates;
    for (const start of this.#starts) {
      const v = 2 * start;
      tree.add(Math.min(c[v], c[v + 2]), Math.min(c[v + 1], c[v + 3]), Math.max(c[v], c[v + 2]), Math.max(c[v + 1], c[v + 3]));
    }
    tree.finish();
    return tree;
  }

  #toEdge(edge: number, x: number, y: number): number {
    const c = this.#coordinates;
    const v = 2 * this.#starts[edge];
    const runX = c[v + 2] - c[v];
    const runY = c[v + 3] - c[v + 1];
    const fromX = x - c[v];
    const fromY = y - c[v + 1];
    const length = runX * runX + runY * runY;
    const along = length > 0 ? (fromX * runX + fromY * runY) / length : 0;
    const share = along < 0 ? 0 : along > 1 ? 1 : along;
    const offX = fromX - share * runX;
    const offY = fromY - share * runY;
    return offX * offX + offY * offY;
  }
}
