import type { PolygonView } from './polygon-set.ts';

/** The shortest way between two things in a view's plane: its length and its two ends, millimetres of the plane. */
export interface Gap {
  /** 0 where they meet or one holds the other. Plane length, not reduced to the ellipsoid. */
  readonly distance_m: number;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/**
 * Distances between polygons by their segments: exact up to the rounding of doubles, no geometry is built. Cost is the number of
 * edges of one side times those of the other that are not farther than the best found so far. Scratch memory only: one meter
 * per task. Both sides must be admitted and views of the same plane; a feature without polygons is infinitely far.
 */
export class DistanceMeter {
  #best = Number.POSITIVE_INFINITY;
  #fromX = 0;
  #fromY = 0;
  #toX = 0;
  #toY = 0;

  /** From a place to a feature. */
  toPoint(x: number, y: number, view: PolygonView, row: number): Gap {
    if (holds(view, row, x, y)) return { distance_m: 0, from: [x, y], to: [x, y] };
    this.#best = Number.POSITIVE_INFINITY;
    const { coordinates } = view;
    forEachEdge(view, row, (o) => {
      this.#pointToSegment(x, y, coordinates[o], coordinates[o + 1], coordinates[o + 2], coordinates[o + 3], false);
    });
    return this.#finish();
  }

  /** From one feature to another. */
  between(view: PolygonView, row: number, others: PolygonView, other: number): Gap {
    const held = findHeldVertex(view, row, others, other) ?? findHeldVertex(others, other, view, row);
    if (held) return { distance_m: 0, from: held, to: held };
    this.#best = Number.POSITIVE_INFINITY;
    const a = view.coordinates;
    const b = others.coordinates;
    const box = others.boxes.subarray(4 * other, 4 * other + 4);
    forEachEdge(view, row, (e) => {
      const minX = Math.min(a[e], a[e + 2]);
      const maxX = Math.max(a[e], a[e + 2]);
      const minY = Math.min(a[e + 1], a[e + 3]);
      const maxY = Math.max(a[e + 1], a[e + 3]);
      if (squared(minX - box[2], box[0] - maxX, minY - box[3], box[1] - maxY) >= this.#best) return;
      forEachEdge(others, other, (f) => {
        const right = Math.max(b[f], b[f + 2]);
        const left = Math.min(b[f], b[f + 2]);
        const top = Math.max(b[f + 1], b[f + 3]);
        const bottom = Math.min(b[f + 1], b[f + 3]);
        if (squared(minX - right, left - maxX, minY - top, bottom - maxY) >= this.#best) return;
        this.#segments(a, e, b, f);
      });
    });
    return this.#finish();
  }

  /**
   * From a straight way to a feature, where they come as near as `within_m`; null elsewhere. A way without length is a place.
   * Edges beyond that distance cost a comparison of boxes.
   */
  wayWithin(x1: number, y1: number, x2: number, y2: number, view: PolygonView, row: number, within_m: number): Gap | null {
    if (holds(view, row, x1, y1)) return { distance_m: 0, from: [x1, y1], to: [x1, y1] };
    // A hair more than asked, so that what lies exactly at the distance is found.
    const limit = (1000 * within_m) ** 2 * (1 + 1e-12);
    this.#best = limit;
    const way = Float64Array.of(x1, y1, x2, y2);
    const [left, right] = x1 < x2 ? [x1, x2] : [x2, x1];
    const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1];
    const { coordinates: c } = view;
    forEachEdge(view, row, (o) => {
      const away = squared(
        left - Math.max(c[o], c[o + 2]),
        Math.min(c[o], c[o + 2]) - right,
        low - Math.max(c[o + 1], c[o + 3]),
        Math.min(c[o + 1], c[o + 3]) - high,
      );
      if (away < this.#best) this.#segments(way, 0, c, o);
    });
    return this.#best < limit ? this.#finish() : null;
  }

  #finish(): Gap {
    return {
      distance_m: Math.sqrt(this.#best) / 1000,
      from: [this.#fromX, this.#fromY],
      to: [this.#toX, this.#toY],
    };
  }

  #segments(a: Int32Array | Float64Array, e: number, b: Int32Array | Float64Array, f: number): void {
    const [ax, ay, bx, by] = [a[e], a[e + 1], a[e + 2], a[e + 3]];
    const [cx, cy, dx, dy] = [b[f], b[f + 1], b[f + 2], b[f + 3]];
    const ofC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const ofD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
    const ofA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
    const ofB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
    if (ofC * ofD < 0 && ofA * ofB < 0) {
      const share = ofA / (ofA - ofB);
      this.#keep(0, ax + share * (bx - ax), ay + share * (by - ay), ax + share * (bx - ax), ay + share * (by - ay));
      return;
    }
    this.#pointToSegment(ax, ay, cx, cy, dx, dy, false);
    this.#pointToSegment(bx, by, cx, cy, dx, dy, false);
    this.#pointToSegment(cx, cy, ax, ay, bx, by, true);
    this.#pointToSegment(dx, dy, ax, ay, bx, by, true);
  }

  /** `turned`: the place belongs to the second side. */
  #pointToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number, turned: boolean): void {
    const runX = bx - ax;
    const runY = by - ay;
    const length = runX * runX + runY * runY;
    const along = length > 0 ? ((px - ax) * runX + (py - ay) * runY) / length : 0;
    const share = Math.min(1, Math.max(0, along));
    const x = share === 1 ? bx : ax + share * runX;
    const y = share === 1 ? by : ay + share * runY;
    const distance = (px - x) * (px - x) + (py - y) * (py - y);
    if (distance >= this.#best) return;
    if (turned) this.#keep(distance, x, y, px, py);
    else this.#keep(distance, px, py, x, y);
  }

  #keep(best: number, fromX: number, fromY: number, toX: number, toY: number): void {
    this.#best = best;
    this.#fromX = fromX;
    this.#fromY = fromY;
    this.#toX = toX;
    this.#toY = toY;
  }
}

/**
 * Whether a feature holds a place, by the crossings of the line to the right of it. Of two features that share a border exactly
 * one holds a place on it: an edge is read from its lower end whichever way it runs.
 */
export function holds(view: PolygonView, row: number, x: number, y: number): boolean {
  const { boxes, coordinates } = view;
  const b = 4 * row;
  if (!(x >= boxes[b] && x <= boxes[b + 2] && y >= boxes[b + 1] && y <= boxes[b + 3])) return false;
  let inside = false;
  forEachEdge(view, row, (o) => {
    const upwards = coordinates[o + 1] < coordinates[o + 3];
    const low = upwards ? o : o + 2;
    const high = upwards ? o + 2 : o;
    const lowY = coordinates[low + 1];
    const highY = coordinates[high + 1];
    if (lowY > y || highY <= y) return;
    const crossing = coordinates[low] + ((y - lowY) * (coordinates[high] - coordinates[low])) / (highY - lowY);
    if (crossing > x) inside = !inside;
  });
  return inside;
}

/** A vertex of the first feature inside the second; one a part is enough where no edges cross. */
function findHeldVertex(view: PolygonView, row: number, others: PolygonView, other: number): [number, number] | null {
  const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
  for (let p = featureOffsets[row]; p < featureOffsets[row + 1]; p++) {
    const v = 2 * ringOffsets[polygonOffsets[p]];
    const x = view.coordinates[v];
    const y = view.coordinates[v + 1];
    if (holds(others, other, x, y)) return [x, y];
  }
  return null;
}

/** Calls with the index of each edge's first coordinate; the edge ends at the vertex after it. */
export function forEachEdge(view: PolygonView, row: number, visit: (o: number) => void): void {
  const { featureOffsets, polygonOffsets, ringOffsets } = view.columns;
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  for (let r = polygonOffsets[featureOffsets[row]]; r < lastRing; r++) {
    const end = 2 * ringOffsets[r + 1] - 2;
    for (let v = 2 * ringOffsets[r]; v < end; v += 2) visit(v);
  }
}

/** Square of the distance between two boxes from the gaps between their sides; a negative gap is an overlap. */
function squared(right: number, left: number, above: number, below: number): number {
  const x = Math.max(0, right, left);
  const y = Math.max(0, above, below);
  return x * x + y * y;
}
