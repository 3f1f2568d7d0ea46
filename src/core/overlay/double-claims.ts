import { measureUnion } from './union-area.ts';
import type { PolygonIndex } from './index-polygons.ts';
import { OverlapMeter } from './overlap-area.ts';
import type { PolygonView } from './polygon-set.ts';
import type { PreparedClip } from './prepare-clip.ts';
import { tabulateSelfOverlaps } from './self-overlap.ts';
import { TripleMeter } from './triples.ts';

/** Clusters measured between two pauses. */
const CLUSTERS_PER_SLICE = 50;

export type DoubledArea =
  | { readonly ok: true; readonly doubled_m2: number }
  | { readonly ok: false; readonly code: 'clipping-failed' };

/**
 * Land that several features of one set claim, inside a clip. Most features overlap nobody, so only clusters of claims are
 * looked at: two by edge integrals, three and more by the union of their shapes.
 */
export class DoubleClaims {
  readonly #view: PolygonView;
  readonly #clip: PreparedClip;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #pairAreas = new Map<string, number>();
  readonly #triples = new TripleMeter();
  readonly #meter = new OverlapMeter();

  constructor(view: PolygonView, index: PolygonIndex, clip: PreparedClip) {
    const pairs = tabulateSelfOverlaps(view, index);
    this.#view = view;
    this.#clip = clip;
    this.#pairs = Array.from({ length: pairs.count }, (_, k) => [pairs.subject[k], pairs.clip[k]] as const);
  }

  /** By how much the sum of these features' areas inside the clip exceeds the area of their union, square metres. */
  async measure(rows: Iterable<number>, pause?: () => Promise<void>): Promise<DoubledArea> {
    let doubled_m2 = 0;
    let measured = 0;
    for (const cluster of this.#cluster(new Set(rows))) {
      if (++measured % CLUSTERS_PER_SLICE === 0) await pause?.();
      if (cluster.length === 2) {
        doubled_m2 += this.#common(cluster[0], cluster[1]);
        continue;
      }
      const united = await measureUnion(this.#view, cluster, this.#clip);
      if (!united.ok) return united;
      doubled_m2 += cluster.reduce((sum, row) => sum + this.#meter.measure(this.#view, row, this.#clip), -united.area_m2);
    }
    return { ok: true, doubled_m2 };
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
