import { ReadError } from './reader.ts';
import { RingEdges, type Work } from './ring-edges.ts';

/** One ring of a feature: x, y interleaved, closed or not. */
export type Ring = Float64Array;

/** Rings grouped to polygons: the shell first, then its holes. */
export type PolygonRings = readonly [shell: Ring, ...holes: Ring[]];

/** Looks at boxes and edges, two seconds or so. Real features stay a hundred times below. */
const MOST_LOOKS = 400_000_000;

/** What putting a ring into order costs, in looks. */
const SORTING = 10;

/**
 * Decides by containment alone which rings are shells and which are holes, whatever their order, number or winding: a ring
 * within an odd number of others is a hole of the innermost of them, all others are shells. Rings that only cross or touch
 * contain nothing. Rings of fewer than three vertices are left to the caller.
 * @throws ReadError `polygon-too-complex` where that would take many seconds
 */
export function assembleRings(rings: readonly Ring[]): PolygonRings[] {
  const { depth, parent } = new Nesting(rings).find();
  const holesOf = new Map<number, Ring[]>();
  rings.forEach((_, n) => void (depth[n] % 2 === 0 && holesOf.set(n, [])));
  rings.forEach((ring, n) => void (depth[n] % 2 === 1 && holesOf.get(parent[n])?.push(ring)));
  return [...holesOf].map(([shell, holes]) => [rings[shell], ...holes]);
}

/** Which ring lies in which others, found from west to east: only a ring that has begun and not ended can hold the next one. */
class Nesting {
  /** In how many others a ring lies. */
  private readonly depth: Uint32Array;
  /** The innermost of them, −1 where there is none. */
  private readonly parent: Int32Array;
  /** The last ring that was found to lie in this one, because its parent does. */
  private readonly around: Int32Array;
  private readonly sizes: Float64Array;
  /** West, south, east, north of each ring. */
  private readonly boxes: Float64Array;
  private readonly edges: readonly RingEdges[];
  private readonly work: Work = { looks: 0 };

  constructor(private readonly rings: readonly Ring[]) {
    const count = rings.length;
    this.depth = new Uint32Array(count);
    this.parent = new Int32Array(count).fill(-1);
    this.around = new Int32Array(count).fill(-1);
    this.sizes = Float64Array.from(rings, (ring) => Math.abs(twiceArea(ring)));
    this.boxes = new Float64Array(4 * count);
    rings.forEach((ring, n) => this.boxes.set(boxOf(ring), 4 * n));
    this.edges = rings.map((ring) => new RingEdges(ring, this.work));
  }

  find(): { readonly depth: Uint32Array; readonly parent: Int32Array } {
    const { boxes, sizes } = this;
    const order = Uint32Array.from(sizes.keys()).sort((a, b) => boxes[4 * a] - boxes[4 * b] || sizes[b] - sizes[a]);
    const reached = new Uint32Array(order.length);
    let count = 0;
    for (const inner of order) {
      this.refuseEndless(count);
      const around: number[] = [];
      let kept = 0;
      for (let n = 0; n < count; n++) {
        const outer = reached[n];
        if (boxes[4 * outer + 2] < boxes[4 * inner]) continue;
        reached[kept++] = outer;
        if (sizes[outer] > sizes[inner] && this.boxHolds(outer, inner)) around.push(outer);
      }
      reached[kept] = inner;
      count = kept + 1;
      around.sort((a, b) => sizes[a] - sizes[b]);
      this.refuseEndless(SORTING * around.length);
      this.place(inner, around);
    }
    return { depth: this.depth, parent: this.parent };
  }

  /** @param around rings whose box holds that of `inner`, the smallest first */
  private place(inner: number, around: readonly number[]): void {
    for (const outer of around) {
      if (this.around[outer] !== inner && !this.holds(outer, inner)) continue;
      this.depth[inner]++;
      if (this.parent[inner] >= 0) continue;
      this.parent[inner] = outer;
      // What holds the parent holds this one.
      for (let above = this.parent[outer]; above >= 0; above = this.parent[above]) this.around[above] = inner;
    }
  }

  private boxHolds(outer: number, inner: number): boolean {
    const { boxes } = this;
    const [a, b] = [4 * outer, 4 * inner];
    return boxes[a] <= boxes[b] && boxes[a + 1] <= boxes[b + 1] && boxes[a + 2] >= boxes[b + 2] && boxes[a + 3] >= boxes[b + 3];
  }

  /** Some of it inside and nothing outside; where every vertex lies on the boundary, the middles of edges decide. */
  private holds(outer: number, inner: number): boolean {
    const edges = this.edges[outer];
    const ring = this.rings[inner];
    let isInside = false;
    for (let i = 0; i < ring.length; i += 2) {
      const side = edges.sideOf(ring[i], ring[i + 1]);
      if (side < 0) return false;
      isInside ||= side > 0;
      this.refuseEndless(1);
    }
    for (let i = 0; !isInside && i + 3 < ring.length; i += 2) {
      const side = edges.sideOf((ring[i] + ring[i + 2]) / 2, (ring[i + 1] + ring[i + 3]) / 2);
      if (side < 0) return false;
      isInside = side > 0;
      this.refuseEndless(1);
    }
    return isInside;
  }

  private refuseEndless(looks: number): void {
    this.work.looks += looks;
    if (this.work.looks > MOST_LOOKS) throw new ReadError('polygon-too-complex', {}, { rings: this.rings.length });
  }
}

function twiceArea(ring: Ring): number {
  const last = ring.length - 2;
  let sum = 0;
  for (let i = 0, j = last; i <= last; j = i, i += 2) {
    sum += (ring[j] - ring[0]) * (ring[i + 1] - ring[1]) - (ring[i] - ring[0]) * (ring[j + 1] - ring[1]);
  }
  return sum;
}

function boxOf(ring: Ring): readonly [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i]);
    east = Math.max(east, ring[i]);
    south = Math.min(south, ring[i + 1]);
    north = Math.max(north, ring[i + 1]);
  }
  return [west, south, east, north];
}
