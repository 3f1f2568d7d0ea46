import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { ringTwiceArea } from './area.ts';
import { type BothMeasures, measureRings } from './ruler.ts';
import type { LngLat } from './units.ts';

/**
 * Both areas of a plain ring of vertices in degrees (not closed), whichever way it runs, unrounded as it was given; null below three
 * vertices and where one lies beyond the plane's reach. A ring that crosses itself must go through admission first: see `crossesItself`.
 */
export function measureOpenRing(district: DistrictPlane, points: readonly LngLat[], sigma_m?: number): BothMeasures | null {
  if (points.length < 3) return null;
  const coordinates = district.toFractionalMillimetres(Float64Array.from([...points, points[0]].flat()));
  if (coordinates.some(Number.isNaN)) return null;
  const isClockwise = ringTwiceArea(coordinates, 0, coordinates.length / 2) < 0;
  const shell = isClockwise ? reversed(coordinates) : coordinates;
  return measureRings(district, shell, Uint32Array.of(0, shell.length / 2), 0, 1, sigma_m);
}

function reversed(coordinates: Float64Array): Float64Array {
  const turned = new Float64Array(coordinates.length);
  for (let from = coordinates.length - 2, to = 0; from >= 0; from -= 2, to += 2) {
    turned[to] = coordinates[from];
    turned[to + 1] = coordinates[from + 1];
  }
  return turned;
}

/** Do two sides of the ring (not closed, any unit) cross or lie on each other? Sides that follow each other may meet at their vertex. */
export function crossesItself(points: readonly LngLat[]): boolean {
  const count = points.length;
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      if (doCross(points[i], points[i + 1], points[j], points[(j + 1) % count])) return true;
    }
  }
  return false;
}

function doCross(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const [c1, d1, a1, b1] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (c1 * d1 < 0 && a1 * b1 < 0) return true;
  return (
    (c1 === 0 && isBetween(a, b, c)) ||
    (d1 === 0 && isBetween(a, b, d)) ||
    (a1 === 0 && isBetween(c, d, a)) ||
    (b1 === 0 && isBetween(c, d, b))
  );
}

const side = (a: LngLat, b: LngLat, p: LngLat): number =>
  Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));

const isBetween = (a: LngLat, b: LngLat, p: LngLat): boolean =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);
