import type { PolygonIndex } from '../overlay/index-polygons.ts';
import type { PolygonView } from '../overlay/polygon-set.ts';
import type { PreparedClip } from '../overlay/prepare-clip.ts';
import { tabulateSelfOverlaps } from '../overlay/self-overlap.ts';
import { TripleMeter } from '../overlay/triples.ts';
import { type Box, visitCoverage } from './footprint/slab-areas.ts';

/** Pairs or groups measured between two pauses. */
const MEASURED_PER_SLICE = 200;

/**
 * Land that several features of one set claim, inside a clip. Most features overlap nobody or one other, which edge
 * integrals measure; only where three may meet is the land swept in strips.
 */
export class DoubleClaims {
  readonly #view: PolygonView;
  readonly #clip: PreparedClip;
  readonly #pairs: readonly (readonly [number, number])[];
  /** Classes and their total ask for the same groups. */
  readonly #pairAreas = new Map<string, number>();
  readonly #swept = new Map<string, number>();
  readonly #triples = new TripleMeter();

  constructor(view: PolygonView, index: PolygonIndex, clip: PreparedClip) {
    const pairs = tabulateSelfOverlaps(view, index);
    this.#view = view;
    this.#clip = clip;
    this.#pairs = Array.from({ length: pairs.count }, (_, k) => [pairs.subject[k], pairs.clip[k]] as const);
  }

  /**
   * By how much the sum of these features' areas inside the clip exceeds the area of their union, square metres.
   * @throws TangleError
   */
  async measure(rows: Iterable<number>, pause?: () => Promise<void>): Promise<number> {
    const wanted = new Set(rows);
    const pairs = this.#pairs.filter(([a, b]) => wanted.has(a) && wanted.has(b));
    const groupOf = joinTriangles(pairs);
    const groups = new Map<number, Set<number>>();
    let doubled_m2 = 0;
    let measured = 0;
    for (const [a, b] of pairs) {
      if (++measured % MEASURED_PER_SLICE === 0) await pause?.();
      const group = groupOf(a);
      if (group !== groupOf(b)) doubled_m2 += this.#common(a, b);
      else groups.set(group, (groups.get(group) ?? new Set()).add(a).add(b));
    }
    for (const group of groups.values()) {
      if (++measured % MEASURED_PER_SLICE === 0) await pause?.();
      doubled_m2 += this.#sweep([...group].sort((a, b) => a - b));
    }
    return doubled_m2;
  }

  /** Every strip of land counts once less than it is claimed. */
  #sweep(cluster: readonly number[]): number {
    const key = cluster.join();
    let doubled_m2 = this.#swept.get(key);
    if (doubled_m2 === undefined) this.#swept.set(key, (doubled_m2 = this.#sweepAnew(cluster)));
    return doubled_m2;
  }

  #sweepAnew(cluster: readonly number[]): number {
    const polygons = [...cluster.map((row) => ({ view: this.#view, row })), this.#clip];
    let doubled_m2 = 0;
    visitCoverage(polygons, boxAround(this.#view, cluster), (covered, area_m2) => {
      if (covered[cluster.length] === 0) return;
      let claims = 0;
      for (let k = 0; k < cluster.length; k++) claims += covered[k];
      if (claims > 1) doubled_m2 += (claims - 1) * area_m2;
    });
    return doubled_m2;
  }

  #common(row: number, other: number): number {
    const key = `${row}/${other}`;
    let area = this.#pairAreas.get(key);
    if (area === undefined) {
      area = this.#triples.measure(this.#view, row, this.#view, other, this.#clip);
      this.#pairAreas.set(key, area);
    }
    return area;
  }
}

/**
 * Where three features meet, each two of them overlap: only triangles of pairs can hold land claimed three times. Features joined
 * by triangles get the same group; all else overlaps in pairs that nobody else reaches into.
 */
function joinTriangles(pairs: readonly (readonly [number, number])[]): (row: number) => number {
  const neighbours = new Map<number, Set<number>>();
  const meet = (a: number, b: number) => neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
  for (const [a, b] of pairs) {
    meet(a, b);
    meet(b, a);
  }
  const parent = new Map<number, number>();
  const rootOf = (row: number): number => {
    let root = row;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  for (const [a, b] of pairs) {
    const ofB = neighbours.get(b);
    for (const c of neighbours.get(a) ?? []) {
      if (c === b || !ofB?.has(c)) continue;
      for (const other of [b, c]) {
        const [from, to] = [rootOf(other), rootOf(a)];
        if (from !== to) parent.set(from, to);
      }
    }
  }
  return rootOf;
}

function boxAround({ boxes }: PolygonView, rows: readonly number[]): Box {
  return [
    Math.min(...rows.map((row) => boxes[4 * row])),
    Math.min(...rows.map((row) => boxes[4 * row + 1])),
    Math.max(...rows.map((row) => boxes[4 * row + 2])),
    Math.max(...rows.map((row) => boxes[4 * row + 3])),
  ];
}
