import { settle } from '../measure/settle.ts';
import type { OverlapTable } from '../overlay/overlap-table.ts';
import type { PolygonView } from '../overlay/polygon-set.ts';
import { TangleError, visitCoverage } from './footprint/slab-areas.ts';

/** Pairs that overlap by less are slivers along a border: taken off pair by pair, and no reason to treat a whole layer as one cluster. */
export const CLUSTER_FROM_M2 = 0.01;
/** Strips of a cluster between two reports. */
const STRIPS_PER_REPORT = 1 << 18;

/**
 * Land of some features of a view, whole cm², land that several claim counted once: the sum of the settled areas less the settled double
 * claims, so that rows which overlap nothing add up to exactly their sum. `null` where claims are too tangled to be measured.
 * @param pairs the view's overlaps with itself
 */
export function unionOfRows_cm2(view: PolygonView, rows: Iterable<number>, pairs: OverlapTable): number | null {
  const isMeant = new Uint8Array(view.columns.count);
  let sum_cm2 = 0;
  for (const row of rows) {
    isMeant[row] = 1;
    sum_cm2 += settle(view.areas_m2[row]);
  }
  const clusters = new Clusters();
  const slivers: number[] = [];
  for (let k = 0; k < pairs.count; k++) {
    if (isMeant[pairs.subject[k]] === 0 || isMeant[pairs.clip[k]] === 0) continue;
    if (pairs.area_m2[k] > CLUSTER_FROM_M2) clusters.join(pairs.subject[k], pairs.clip[k]);
    else slivers.push(k);
  }
  const members = clusters.list();
  const large = new Set([...members].filter(([, of]) => of.length > 2).map(([root]) => root));
  for (const k of slivers) {
    const root = clusters.rootOf(pairs.subject[k]);
    if (root !== clusters.rootOf(pairs.clip[k]) || !large.has(root)) sum_cm2 -= pairs.settled_cm2[k];
  }
  for (let k = 0; k < pairs.count; k++) {
    if (isMeant[pairs.subject[k]] === 0 || isMeant[pairs.clip[k]] === 0 || pairs.area_m2[k] <= CLUSTER_FROM_M2) continue;
    if (!large.has(clusters.rootOf(pairs.subject[k]))) sum_cm2 -= pairs.settled_cm2[k];
  }
  try {
    for (const [root, of] of members) {
      if (!large.has(root)) continue;
      const claimed_cm2 = of.reduce((sum, row) => sum + settle(view.areas_m2[row]), 0);
      sum_cm2 += settle(measureCluster(view, of)) - claimed_cm2;
    }
  } catch (error) {
    if (error instanceof TangleError) return null;
    throw error;
  }
  return Math.max(0, sum_cm2);
}

/** Rows joined by what they share. */
class Clusters {
  readonly #parent = new Map<number, number>();

  join(a: number, b: number): void {
    const [from, to] = [this.rootOf(a), this.rootOf(b)];
    this.#parent.set(to, to);
    this.#parent.set(from, to);
  }

  rootOf(row: number): number {
    let root = row;
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up;
    if (root !== row) this.#parent.set(row, root);
    return root;
  }

  list(): ReadonlyMap<number, readonly number[]> {
    const members = new Map<number, number[]>();
    for (const row of this.#parent.keys()) {
      const root = this.rootOf(row);
      const known = members.get(root);
      if (known) known.push(row);
      else members.set(root, [row]);
    }
    return members;
  }
}

/** Area of the union of rows in m², taken apart strip by strip. @throws TangleError */
export function measureCluster(view: PolygonView, rows: readonly number[], report?: () => void): number {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    box[0] = Math.min(box[0], view.boxes[4 * row]);
    box[1] = Math.min(box[1], view.boxes[4 * row + 1]);
    box[2] = Math.max(box[2], view.boxes[4 * row + 2]);
    box[3] = Math.max(box[3], view.boxes[4 * row + 3]);
  }
  let area = 0;
  let strips = 0;
  visitCoverage(
    rows.map((row) => ({ view, row })),
    box,
    (covered, strip_m2) => {
      if (covered.includes(1)) area += strip_m2;
      if (++strips % STRIPS_PER_REPORT === 0) report?.();
    },
  );
  return area;
}
