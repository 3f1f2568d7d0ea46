import type { PolygonIndex } from '../overlay/index-polygons.ts';
import type { PolygonView } from '../overlay/polygon-set.ts';
import type { PreparedClip } from '../overlay/prepare-clip.ts';
import { tabulateSelfOverlaps } from '../overlay/self-overlap.ts';
import { TripleMeter } from '../overlay/triples.ts';
import { type Box, visitCoverage } from './footprint/slab-areas.ts';

/** Clusters measured between two pauses. */
const CLUSTERS_PER_SLICE = 50;

/**
 * Land that several features of one set claim, inside a clip. Most features overlap nobody, so only clusters of claims are
 * looked at: two by edge integrals, three and more slab by slab.
 */
export class DoubleClaims {
  readonly #view: PolygonView;
  readonly #clip: PreparedClip;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #pairAreas = new Map<string, number>();
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
    let doubled_m2 = 0;
    let measured = 0;
    for (const cluster of this.#cluster(new Set(rows))) {
      if (++measured % CLUSTERS_PER_SLICE === 0) await pause?.();
      doubled_m2 += cluster.length === 2 ? this.#common(cluster[0], cluster[1]) : this.#sweep(cluster);
    }
    return doubled_m2;
  }

  /** Every strip of land counts once less than it is claimed. */
  #sweep(cluster: readonly number[]): number {
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

  /** Groups of features that hang together by overlaps; features that overlap nobody are in none. */
  #cluster(rows: ReadonlySet<number>): readonly number[][] {
    const root = new Map<number, number>();
    const rootOf = (row: number): number => {
      let at = row;
      for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
      return at;
    };
    for (const [a, b] of this.#pairs) {
      if (!rows.has(a) || !rows.has(b)) continue;
      for (const row of [a, b]) if (!root.has(row)) root.set(row, row);
      root.set(rootOf(a), rootOf(b));
    }
    const clusters = new Map<number, number[]>();
    for (const row of root.keys()) {
      const cluster = clusters.get(rootOf(row));
      if (cluster) cluster.push(row);
      else clusters.set(rootOf(row), [row]);
    }
    return [...clusters.values()].map((cluster) => cluster.sort((a, b) => a - b));
  }
}

function boxAround({ boxes }: PolygonView, rows: readonly number[]): Box {
  return [
    Math.min(...rows.map((row) => boxes[4 * row])),
    Math.min(...rows.map((row) => boxes[4 * row + 1])),
    Math.max(...rows.map((row) => boxes[4 * row + 2])),
    Math.max(...rows.map((row) => boxes[4 * row + 3])),
  ];
}
