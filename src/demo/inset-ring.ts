import { isSimpleRing, type Point, type Ring, ringArea, toWhole, square } from './ring.ts';

/**
 * The ring moved inwards, each edge by its own distance (mm; edge i runs from vertex i to i + 1). Edges that the move
 * would turn round are left out. Null where nothing simple remains.
 */
export function insetRing(ring: Ring, distances: readonly number[]): Point[] | null {
  let points = [...ring];
  let widths = [...distances];
  for (let round = 0; round < 60 && points.length >= 3; round++) {
    const moved = moveEdges(points, widths);
    const keep = points.map((_, i) => !isTurned(points, moved, i));
    if (keep.every(Boolean)) return finish(moved.flat());
    const worst = keep.indexOf(false);
    ({ points, widths } = dropEdge(points, widths, worst));
  }
  return null;
}

/** The same distance on every edge. */
export function shrinkRing(ring: Ring, by: number): Point[] | null {
  return insetRing(
    ring,
    ring.map(() => by),
  );
}

/** Corners sharper than about 40° are cut off at `by` millimetres from the corner, as at street crossings. */
export function splayCorners(ring: Ring, by: number): Point[] {
  const out: Point[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[(i + ring.length - 1) % ring.length];
    const p = ring[i];
    const b = ring[(i + 1) % ring.length];
    const la = Math.sqrt(square(p[0] - a[0]) + square(p[1] - a[1]));
    const lb = Math.sqrt(square(b[0] - p[0]) + square(b[1] - p[1]));
    const sine = ((p[0] - a[0]) * (b[1] - p[1]) - (p[1] - a[1]) * (b[0] - p[0])) / (la * lb);
    if (sine < 0.64 || la < 3 * by || lb < 3 * by) {
      out.push(p);
      continue;
    }
    out.push(toWhole(p[0] + ((a[0] - p[0]) * by) / la, p[1] + ((a[1] - p[1]) * by) / la));
    out.push(toWhole(p[0] + ((b[0] - p[0]) * by) / lb, p[1] + ((b[1] - p[1]) * by) / lb));
  }
  return out;
}

/** Per vertex of the ring, where it goes: one point, or two where neighbouring edges are nearly in line and move differently. */
function moveEdges(points: Ring, widths: readonly number[]): Point[][] {
  const n = points.length;
  return points.map((p, i) => {
    const a = points[(i + n - 1) % n];
    const b = points[(i + 1) % n];
    const la = Math.sqrt(square(p[0] - a[0]) + square(p[1] - a[1])) || 1;
    const lb = Math.sqrt(square(b[0] - p[0]) + square(b[1] - p[1])) || 1;
    const ux = (p[0] - a[0]) / la;
    const uy = (p[1] - a[1]) / la;
    const vx = (b[0] - p[0]) / lb;
    const vy = (b[1] - p[1]) / lb;
    const wa = widths[(i + n - 1) % n];
    const wb = widths[i];
    const cross = ux * vy - uy * vx;
    if (Math.abs(cross) > 0.12) {
      const t = (wb - wa * (ux * vx + uy * vy)) / cross;
      return [toWhole(p[0] - uy * wa + ux * -t, p[1] + ux * wa + uy * -t)];
    }
    const first = toWhole(p[0] - uy * wa, p[1] + ux * wa);
    const second = toWhole(p[0] - vy * wb, p[1] + vx * wb);
    if (wa === wb) return [toWhole((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)];
    return [first, second];
  });
}

function isTurned(points: Ring, moved: readonly Point[][], i: number): boolean {
  const n = points.length;
  const j = (i + 1) % n;
  const from = moved[i][moved[i].length - 1];
  const to = moved[j][0];
  return (to[0] - from[0]) * (points[j][0] - points[i][0]) + (to[1] - from[1]) * (points[j][1] - points[i][1]) <= 0;
}

/** Removes edge i by letting its neighbours meet: its two ends become one vertex where the neighbours' lines cross. */
function dropEdge(points: Ring, widths: readonly number[], i: number): { points: Point[]; widths: number[] } {
  const n = points.length;
  const a = points[(i + n - 1) % n];
  const p = points[i];
  const q = points[(i + 1) % n];
  const b = points[(i + 2) % n];
  const ux = p[0] - a[0];
  const uy = p[1] - a[1];
  const vx = b[0] - q[0];
  const vy = b[1] - q[1];
  const cross = ux * vy - uy * vx;
  const t = cross === 0 ? 0 : ((q[0] - p[0]) * vy - (q[1] - p[1]) * vx) / cross;
  const long = Math.abs(cross) < 0.12 * Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy)) || t < -0.9 || t > 3;
  const meet: Point = long ? [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] : [p[0] + ux * t, p[1] + uy * t];
  const replaced = points.map((v, k) => (k === (i + 1) % n ? meet : v));
  return { points: replaced.filter((_, k) => k !== i), widths: widths.filter((_, k) => k !== i) };
}

function finish(ring: readonly Point[]): Point[] | null {
  const clean = ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length];
    return p[0] !== before[0] || p[1] !== before[1];
  });
  return clean.length >= 3 && ringArea(clean) > 0 && isSimpleRing(clean) ? clean : null;
}
