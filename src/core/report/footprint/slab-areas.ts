import type { PolygonView } from '../../overlay/polygon-set.ts';

/** One polygon feature of a view. All that are measured together are in the same measure's view. */
export interface PolygonRef {
  readonly view: PolygonView;
  readonly row: number;
}

/** minX, minY, maxX, maxY in millimetres. */
export type Box = readonly [number, number, number, number];

/** A tangle beyond what a district can hold: measured anyway it would block the thread for minutes. */
export class TangleError extends Error {
  readonly code = 'footprint-too-tangled';

  constructor(readonly params: { readonly edges: number; readonly slabs: number }) {
    super('footprint-too-tangled');
    this.name = 'TangleError';
  }
}

const MM2_PER_M2 = 1e6;
/** Some seconds of work, and 40 MB of cuts. */
const MOST_EDGE_VISITS = 5e8;
const MOST_CUTS = 5e6;

/**
 * Takes a box apart into the areas that the polygons cover together. The box is cut into vertical slabs at every vertex and at
 * every crossing of two edges; within a slab no edges cross, so each strip between neighbouring edges is a trapezoid whose area is
 * its height in the middle times the width. Exact but for rounding, needs no topology, and nothing in it can fail: edges that
 * coincide enclose strips of no height.
 * @param box only what lies in the box is meant; strips that reach out of it are reported with their part outside too, so
 * `visit` must count strips only where a polygon covers them that lies in the box
 * @param visit called per strip with 1 for each polygon that covers it, else 0 (reused: read it at once), and its area in m²
 * @throws TangleError
 */
export function visitCoverage(
  polygons: readonly PolygonRef[],
  box: Box,
  visit: (covered: Uint8Array, area_m2: number) => void,
): void {
  const edges = collectEdges(polygons, box);
  const cuts = findCuts(edges);
  const order = [...edges.keys()].sort((a, b) => edges[a].x1 - edges[b].x1);
  const covered = new Uint8Array(polygons.length);
  const active: Edge[] = [];
  let next = 0;
  let visits = 0;
  for (let c = 0; c + 1 < cuts.length; c++) {
    const left = cuts[c];
    const width = cuts[c + 1] - left;
    const middle = left + width / 2;
    dropEnded(active, middle);
    for (; next < order.length && edges[order[next]].x1 < middle; next++) {
      const edge = edges[order[next]];
      if (edge.x2 > middle) active.push(edge);
    }
    visits += active.length;
    if (visits > MOST_EDGE_VISITS) throw new TangleError({ edges: edges.length, slabs: cuts.length });
    for (const edge of active) edge.y = heightAt(edge, middle);
    sortByHeight(active);
    covered.fill(0);
    for (let k = 0; k + 1 < active.length; k++) {
      covered[active[k].polygon] ^= 1;
      const height = active[k + 1].y - active[k].y;
      if (height > 0) visit(covered, (height * width) / MM2_PER_M2);
    }
  }
}

/** Area in m² that all the polygons cover together. */
export function measureCommonArea(polygons: readonly PolygonRef[]): number {
  const box = intersectBoxes(polygons);
  if (!(box[0] < box[2] && box[1] < box[3])) return 0;
  let area = 0;
  visitCoverage(polygons, box, (covered, strip) => {
    if (!covered.includes(0)) area += strip;
  });
  return area;
}

/** Where all the boxes meet; inside out where they do not. */
export function intersectBoxes(polygons: readonly PolygonRef[]): Box {
  let [minX, minY, maxX, maxY] = [-Infinity, -Infinity, Infinity, Infinity];
  for (const { view, row } of polygons) {
    minX = Math.max(minX, view.boxes[4 * row]);
    minY = Math.max(minY, view.boxes[4 * row + 1]);
    maxX = Math.min(maxX, view.boxes[4 * row + 2]);
    maxY = Math.min(maxY, view.boxes[4 * row + 3]);
  }
  return [minX, minY, maxX, maxY];
}

/** Runs from left to right; relative to the box corner (mm). `y` is the height in the slab at hand. */
interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly polygon: number;
  y: number;
}

/**
 * Edges cut to the box's width. One that stays above the box cannot be below anything in it and is left out; one that stays below
 * only counts as being there, so it is laid flat under the box where it crosses nothing.
 */
function collectEdges(polygons: readonly PolygonRef[], [minX, minY, maxX, maxY]: Box): Edge[] {
  const edges: Edge[] = [];
  const width = maxX - minX;
  const height = maxY - minY;
  polygons.forEach(({ view, row }, polygon) => {
    const { coordinates } = view;
    const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
    for (let ring = polygonOffsets[featureOffsets[row]]; ring < polygonOffsets[featureOffsets[row + 1]]; ring++) {
      for (let v = ringOffsets[ring]; v + 1 < ringOffsets[ring + 1]; v++) {
        const ax = coordinates[2 * v] - minX;
        const bx = coordinates[2 * v + 2] - minX;
        if (ax === bx || Math.max(ax, bx) <= 0 || Math.min(ax, bx) >= width) continue;
        const ay = coordinates[2 * v + 1] - minY;
        const by = coordinates[2 * v + 3] - minY;
        const [fromX, fromY, toX, toY] = ax < bx ? [ax, ay, bx, by] : [bx, by, ax, ay];
        const x1 = Math.max(fromX, 0);
        const x2 = Math.min(toX, width);
        const y1 = heightOn(fromX, fromY, toX, toY, x1);
        const y2 = heightOn(fromX, fromY, toX, toY, x2);
        if (y1 > height && y2 > height) continue;
        const below = y1 <= 0 && y2 <= 0;
        edges.push({ x1, x2, y1: below ? 0 : y1, y2: below ? 0 : y2, polygon, y: 0 });
      }
    }
  });
  return edges;
}

const heightAt = ({ x1, y1, x2, y2 }: Edge, x: number): number => heightOn(x1, y1, x2, y2, x);

function heightOn(x1: number, y1: number, x2: number, y2: number, x: number): number {
  if (x === x1) return y1;
  return x === x2 ? y2 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
}

/** Ascending x of all ends and crossings, each once. */
function findCuts(edges: readonly Edge[]): Float64Array {
  const cuts: number[] = [];
  const sorted = [...edges].sort((a, b) => a.x1 - b.x1);
  const active: Edge[] = [];
  let visits = 0;
  for (const edge of sorted) {
    cuts.push(edge.x1, edge.x2);
    dropEnded(active, edge.x1);
    visits += active.length;
    if (visits > MOST_EDGE_VISITS || cuts.length > MOST_CUTS) throw new TangleError({ edges: edges.length, slabs: cuts.length });
    for (const other of active) {
      const crossing = findCrossing(edge, other);
      if (crossing !== null) cuts.push(crossing);
    }
    active.push(edge);
  }
  const ascending = Float64Array.from(cuts).sort();
  let count = 0;
  for (const x of ascending) if (count === 0 || x > ascending[count - 1]) ascending[count++] = x;
  return ascending.subarray(0, count);
}

/** Takes out, in place, the edges that end at or left of `x`. */
function dropEnded(active: Edge[], x: number): void {
  let count = 0;
  for (const edge of active) if (edge.x2 > x) active[count++] = edge;
  active.length = count;
}

function findCrossing(a: Edge, b: Edge): number | null {
  if (Math.max(a.y1, a.y2) < Math.min(b.y1, b.y2) || Math.max(b.y1, b.y2) < Math.min(a.y1, a.y2)) return null;
  const left = Math.max(a.x1, b.x1);
  const right = Math.min(a.x2, b.x2);
  const before = heightAt(a, left) - heightAt(b, left);
  const after = heightAt(a, right) - heightAt(b, right);
  return before * after < 0 ? left + (before / (before - after)) * (right - left) : null;
}

/** Insertion sort: from slab to slab the order hardly changes. */
function sortByHeight(active: Edge[]): void {
  for (let i = 1; i < active.length; i++) {
    const edge = active[i];
    let at = i;
    for (; at > 0 && active[at - 1].y > edge.y; at--) active[at] = active[at - 1];
    active[at] = edge;
  }
}
