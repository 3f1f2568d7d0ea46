import { atan2, cos, sin } from '../core/geodesy/elementary.ts';
/** Plane position in whole millimetres from the district's origin (east, north); fractions only inside a computation. */
export type Point = readonly [x: number, y: number];

/** Open ring: the first vertex is not repeated. Shells run counter-clockwise, holes clockwise. */
export type Ring = readonly Point[];

/** Shell first, then holes. */
export type PolygonRings = readonly Ring[];

export const toWhole = (x: number, y: number): Point => [Math.round(x), Math.round(y)];

/** Not `** 2`: engines may differ in the last bit of a power, never in that of a product. */
export const square = (value: number): number => value * value;

export const distance = (a: Point, b: Point): number => Math.sqrt(square(b[0] - a[0]) + square(b[1] - a[1]));

/** Twice the signed area of the triangle a b c; positive when c lies left of a → b. */
export const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Signed area in mm², positive counter-clockwise; relative to the first vertex, so whole results stay exact. */
export function ringArea(ring: Ring): number {
  const [ox, oy] = ring[0];
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += (ring[j][0] - ox) * (ring[i][1] - oy) - (ring[i][0] - ox) * (ring[j][1] - oy);
  }
  return twice / 2;
}

export function ringCentroid(ring: Ring): Point {
  const [ox, oy] = ring[0];
  let twice = 0;
  let sx = 0;
  let sy = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[j][0] - ox;
    const ay = ring[j][1] - oy;
    const bx = ring[i][0] - ox;
    const by = ring[i][1] - oy;
    const cross = ax * by - bx * ay;
    twice += cross;
    sx += (ax + bx) * cross;
    sy += (ay + by) * cross;
  }
  return twice === 0 ? ring[0] : [ox + sx / (3 * twice), oy + sy / (3 * twice)];
}

export function ringContains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j];
    const [bx, by] = ring[i];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Shortest distance from a point to the ring's edges, millimetres. */
export function distanceToRing(ring: Ring, p: Point): number {
  let best = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j];
    const dx = ring[i][0] - ax;
    const dy = ring[i][1] - ay;
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - ax) * dx + (p[1] - ay) * dy) / length2));
    const ex = ax + t * dx - p[0];
    const ey = ay + t * dy - p[1];
    best = Math.min(best, ex * ex + ey * ey);
  }
  return Math.sqrt(best);
}

/** The segments cross in their interiors; touching does not count. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** No two edges meet except neighbours at their shared vertex. Touching counts as meeting: such a ring is not kept. */
export function isSimpleRing(ring: Ring): boolean {
  const n = ring.length;
  if (n < 3) return false;
  for (let i = 0; i < n; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % n];
    if (a[0] === b[0] && a[1] === b[1]) return false;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const c = ring[j];
      const d = ring[(j + 1) % n];
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) continue;
      if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) continue;
      if (turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0) return false;
    }
  }
  return true;
}

/** A point well inside the ring: the centroid, else the middle of the widest span at one of several heights. */
export function innerPoint(ring: Ring): Point {
  const centroid = ringCentroid(ring);
  if (ringContains(ring, centroid) && distanceToRing(ring, centroid) > 5000) return centroid;
  let south = Infinity;
  let north = -Infinity;
  for (const [, y] of ring) {
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  let best: Point = centroid;
  let widest = -1;
  for (let k = 1; k < 12; k++) {
    const y = south + ((north - south) * k) / 12 + 0.37;
    const xs: number[] = [];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j];
      const [bx, by] = ring[i];
      if (ay > y !== by > y) xs.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
    }
    xs.sort((p, q) => p - q);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      if (xs[i + 1] - xs[i] <= widest) continue;
      widest = xs[i + 1] - xs[i];
      best = [(xs[i] + xs[i + 1]) / 2, y];
    }
  }
  return best;
}

/** Unit vector along the ring's longer axis, from its second moments of area. */
export function longAxis(ring: Ring): Point {
  const [cx, cy] = ringCentroid(ring);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[j][0] - cx;
    const ay = ring[j][1] - cy;
    const bx = ring[i][0] - cx;
    const by = ring[i][1] - cy;
    const cross = ax * by - bx * ay;
    xx += (ax * ax + ax * bx + bx * bx) * cross;
    yy += (ay * ay + ay * by + by * by) * cross;
    xy += (ax * by + 2 * ax * ay + 2 * bx * by + bx * ay) * cross * 0.5;
  }
  const angle = 0.5 * atan2(2 * xy, xx - yy);
  return [cos(angle), sin(angle)];
}

/** Extent of the ring along a direction: least and greatest projection. */
export function spanAlong(ring: Ring, [ux, uy]: Point): { readonly low: number; readonly high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const [x, y] of ring) {
    const t = x * ux + y * uy;
    low = Math.min(low, t);
    high = Math.max(high, t);
  }
  return { low, high };
}
