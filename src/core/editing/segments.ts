/** A place in the plane, whole millimetres from the district's origin. */
export type PlanePoint = readonly [east_mm: number, north_mm: number];
/** Vertices in order; the first is not repeated at the end. */
export type OpenRing = readonly PlanePoint[];

/** Where two segments meet: as shares of their lengths, and the place itself, unrounded. */
export interface Meeting {
  readonly onFirst: number;
  readonly onSecond: number;
  readonly at: PlanePoint;
}

/** The one place where two segments that are not parallel meet, their ends included; null where they do not. */
export function meetSegments(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint): Meeting | null {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = ux * vy - uy * vx;
  if (turn === 0) return null;
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]];
  const onFirst = (wx * vy - wy * vx) / turn;
  const onSecond = (wx * uy - wy * ux) / turn;
  if (onFirst < 0 || onFirst > 1 || onSecond < 0 || onSecond > 1) return null;
  return { onFirst, onSecond, at: [a[0] + onFirst * ux, a[1] + onFirst * uy] };
}

/** Distance from a place to a segment, and the foot's share of the segment, kept within it. */
export function distanceToSegment(p: PlanePoint, a: PlanePoint, b: PlanePoint): { distance_mm: number; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return { distance_mm: Math.hypot(p[0] - a[0] - share * dx, p[1] - a[1] - share * dy), share };
}

/** Positive where the ring runs counter-clockwise. */
export function doubledArea(ring: OpenRing): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let n = 1; n + 1 < ring.length; n++) {
    const [[x1, y1], [x2, y2]] = [ring[n], ring[n + 1]];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

/** Whether rings enclose a place by the even-odd rule: a shell and its holes together. Points on an edge may count to either side. */
export function enclose(rings: readonly OpenRing[], [x, y]: PlanePoint): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let n = 0; n < ring.length; n++) {
      const [[ax, ay], [bx, by]] = [ring[n], ring[(n + 1) % ring.length]];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}

/** Whether a place lies on an outline, to within the grid of millimetres. */
export function isOnOutline(rings: readonly OpenRing[], at: PlanePoint): boolean {
  return rings.some((ring) => ring.some((from, n) => distanceToSegment(at, from, ring[(n + 1) % ring.length]).distance_mm <= 1));
}
