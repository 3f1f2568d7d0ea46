import type { OpenRing, PlanePoint } from './segments.ts';

/**
 * A place inside a ring, near its middle: the middle of the longest stretch that the ring encloses on the level of its vertices' mean.
 * Null where the ring encloses nothing there. Millimetres, unrounded.
 */
export function placeWithin(ring: OpenRing): PlanePoint | null {
  if (ring.length < 3) return null;
  const level = ring.reduce((sum, [, y]) => sum + y, 0) / ring.length;
  const meets = ring
    .flatMap(([ax, ay], n): number[] => {
      const [bx, by] = ring[(n + 1) % ring.length];
      return ay > level === by > level ? [] : [ax + ((level - ay) / (by - ay)) * (bx - ax)];
    })
    .sort((a, b) => a - b);
  let widest: { readonly from: number; readonly to: number } | null = null;
  for (let n = 0; n + 1 < meets.length; n += 2) {
    const [from, to] = [meets[n], meets[n + 1]];
    if (to - from > (widest ? widest.to - widest.from : 0)) widest = { from, to };
  }
  return widest && [(widest.from + widest.to) / 2, level];
}
