import { settle } from '../core/measure/settle.ts';
import type { PolygonIndex } from '../core/overlay/index-polygons.ts';
import { PairRows, type TaskHost } from '../core/overlay/overlap-table.ts';
import type { PolygonView } from '../core/overlay/polygon-set.ts';
import { visitSelfOverlapsInSlices } from '../core/overlay/self-overlap.ts';
import { TangleError } from '../core/report/footprint/slab-areas.ts';
import { CLUSTER_FROM_M2, measureCluster } from '../core/report/union-of-rows.ts';
import { CliError } from './cli-error.ts';
import { MOST_PAIRS } from './pair-totals.ts';

/** Share of the work that finding the pairs is; the rest takes clusters apart. */
const PAIRS_SHARE = 0.7;

/**
 * Area of the union of all features of a view in m², settled: land that several of them claim counts once. Features that
 * overlap nothing are added as they are, two that overlap lose their common part once, and clusters of three or more are
 * taken apart exactly. `null` where a cluster is too tangled to be measured.
 * @throws CliError `too-many-pairs`; TaskCancelled
 */
export async function measureUnion(
  view: PolygonView,
  index: PolygonIndex,
  host: TaskHost = {},
  mostPairs: number = MOST_PAIRS,
): Promise<number | null> {
  const pairs = new ClusteredPairs(view.columns.count, mostPairs);
  await visitSelfOverlapsInSlices(
    view,
    index,
    { ...host, onProgress: (done) => host.onProgress?.(PAIRS_SHARE * done) },
    (row, other, area_m2) => pairs.add(row, other, area_m2),
  );
  const clusters = pairs.listClusters();
  let sum = -pairs.sumOutside(clusters);
  for (let row = 0; row < view.columns.count; row++) if (!clusters.has(pairs.rootOf(row))) sum += view.areas_m2[row];
  let done = 0;
  const report = (): void => host.onProgress?.(PAIRS_SHARE + ((1 - PAIRS_SHARE) * done) / clusters.size);
  try {
    for (const rows of clusters.values()) {
      sum += measureCluster(view, rows, report);
      done++;
      report();
    }
  } catch (error) {
    if (error instanceof TangleError) return null;
    throw error;
  }
  return settle(Math.max(0, sum)) / 10_000;
}

/** Features joined by overlaps that are no slivers, built pair by pair; only slivers are kept. */
class ClusteredPairs {
  readonly #parent: Uint32Array;
  /** m² of the pairs within the cluster of a root. */
  readonly #within_m2: Float64Array;
  readonly #slivers = new PairRows();
  #count = 0;

  constructor(
    count: number,
    private readonly mostPairs: number,
  ) {
    this.#parent = Uint32Array.from({ length: count }, (_, row) => row);
    this.#within_m2 = new Float64Array(count);
  }

  /** @throws CliError `too-many-pairs` */
  add(row: number, other: number, area_m2: number): void {
    if (++this.#count > this.mostPairs) throw new CliError('too-many-pairs', { most: this.mostPairs });
    if (area_m2 <= CLUSTER_FROM_M2) {
      this.#slivers.push(row, other, area_m2);
      return;
    }
    const [from, to] = [this.rootOf(row), this.rootOf(other)];
    if (from !== to) this.#within_m2[to] += this.#within_m2[from];
    this.#parent[from] = to;
    this.#within_m2[to] += area_m2;
  }

  rootOf(row: number): number {
    const parent = this.#parent;
    let root = row;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Rows of every cluster of three or more, by its root. */
  listClusters(): ReadonlyMap<number, readonly number[]> {
    const sizes = new Uint32Array(this.#parent.length);
    for (let row = 0; row < sizes.length; row++) sizes[this.rootOf(row)]++;
    const clusters = new Map<number, number[]>();
    for (let row = 0; row < sizes.length; row++) {
      const root = this.rootOf(row);
      if (sizes[root] < 3) continue;
      const rows = clusters.get(root);
      if (rows === undefined) clusters.set(root, [row]);
      else rows.push(row);
    }
    return clusters;
  }

  /** m² of the pairs that lie in none of these clusters. */
  sumOutside(clusters: ReadonlyMap<number, unknown>): number {
    let sum = 0;
    for (let row = 0; row < this.#parent.length; row++)
      if (this.#parent[row] === row && !clusters.has(row)) sum += this.#within_m2[row];
    const { count, subject, clip, area_m2 } = this.#slivers.finish();
    for (let k = 0; k < count; k++) {
      const root = this.rootOf(subject[k]);
      if (root !== this.rootOf(clip[k]) || !clusters.has(root)) sum += area_m2[k];
    }
    return sum;
  }
}
