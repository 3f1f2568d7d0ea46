import type { PolygonIndex } from '../core/overlay/index-polygons.ts';
import { tabulateSelfOverlaps } from '../core/overlay/self-overlap.ts';
import type { OverlapTable } from '../core/overlay/overlap-table.ts';
import type { PolygonView } from '../core/overlay/polygon-set.ts';
import { settle } from '../core/measure/settle.ts';
import { type Box, TangleError, visitCoverage } from '../core/report/footprint/slab-areas.ts';

/** Pairs that overlap by less are slivers along a border: taken off pair by pair, and no reason to treat a whole layer as one cluster. */
const CLUSTER_FROM_M2 = 0.01;

/**
 * Area of the union of all features of a view in m², settled: land that several of them claim counts once. Features that
 * overlap nothing are added as they are, two that overlap lose their common part once, and clusters of three or more are
 * taken apart exactly. `null` where a cluster is too tangled to be measured.
 */
export function measureUnion(view: PolygonView, index: PolygonIndex): number | null {
  const pairs = tabulateSelfOverlaps(view, index);
  const { clusterOf, members } = findClusters(view.columns.count, pairs);
  let sum = 0;
  for (let row = 0; row < view.columns.count; row++) if (!members.has(clusterOf[row])) sum += view.areas_m2[row];
  for (let k = 0; k < pairs.count; k++) {
    const isInCluster = clusterOf[pairs.subject[k]] === clusterOf[pairs.clip[k]] && members.has(clusterOf[pairs.subject[k]]);
    if (!isInCluster) sum -= pairs.area_m2[k];
  }
  try {
    for (const rows of members.values()) sum += measureCluster(view, rows);
  } catch (error) {
    if (error instanceof TangleError) return null;
    throw error;
  }
  return settle(Math.max(0, sum)) / 10_000;
}

/** Clusters of three or more features joined by overlaps that are no slivers. */
function findClusters(
  count: number,
  { count: pairCount, subject, clip, area_m2 }: OverlapTable,
): { clusterOf: Uint32Array; members: Map<number, number[]> } {
  const parent = Uint32Array.from({ length: count }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  for (let k = 0; k < pairCount; k++) if (area_m2[k] > CLUSTER_FROM_M2) parent[rootOf(subject[k])] = rootOf(clip[k]);
  const clusterOf = parent.map((_, row) => rootOf(row));
  const sizes = new Uint32Array(count);
  for (const root of clusterOf) sizes[root]++;
  const members = new Map<number, number[]>();
  clusterOf.forEach((root, row) => {
    if (sizes[root] < 3) return;
    const rows = members.get(root);
    if (rows === undefined) members.set(root, [row]);
    else rows.push(row);
  });
  return { clusterOf, members };
}

function measureCluster(view: PolygonView, rows: readonly number[]): number {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    box[0] = Math.min(box[0], view.boxes[4 * row]);
    box[1] = Math.min(box[1], view.boxes[4 * row + 1]);
    box[2] = Math.max(box[2], view.boxes[4 * row + 2]);
    box[3] = Math.max(box[3], view.boxes[4 * row + 3]);
  }
  let area = 0;
  visitCoverage(
    rows.map((row) => ({ view, row })),
    box satisfies Box,
    (covered, strip_m2) => {
      if (covered.includes(1)) area += strip_m2;
    },
  );
  return area;
}
