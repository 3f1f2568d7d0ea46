import { solveGeodesic } from './geodesic.ts';
import type { Bounds } from './plane.ts';

/** Half the circumference: what is said where no shortest line is found. */
const OPPOSITE_M = 20_000_000;

/** Shortest way between two boxes of degrees, metres; 0 where they meet. Neither crosses the antimeridian. */
export function distanceBetween(one: Bounds, other: Bounds): number {
  const [lonA, lonB] = nearest(one[0], one[2], other[0], other[2]);
  const [latA, latB] = nearest(one[1], one[3], other[1], other[3]);
  if (lonA === lonB && latA === latB) return 0;
  return solveGeodesic(lonA, latA, lonB, latB)?.length_m ?? OPPOSITE_M;
}

/** The facing ends of two ranges, or the same value twice where they meet. */
function nearest(least: number, most: number, otherLeast: number, otherMost: number): readonly [number, number] {
  if (most < otherLeast) return [most, otherLeast];
  if (otherMost < least) return [least, otherMost];
  const middle = (Math.max(least, otherLeast) + Math.min(most, otherMost)) / 2;
  return [middle, middle];
}
