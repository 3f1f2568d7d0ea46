import type { SketchShape } from './sketch-reducer.ts';

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What of a finished sketch can be taken hold of: a vertex, or the middle of a side, where a new vertex begins. */
export type Handle =
  | { readonly kind: 'vertex'; readonly index: number }
  /** `index`: the place of the vertex that would be inserted. */
  | { readonly kind: 'middle'; readonly index: number };

/** Middles of the sides in CSS pixels; sides too short to aim at have none. */
export function middlesOf(
  points: readonly ScreenPoint[],
  shape: SketchShape,
  least_px: number,
): { readonly index: number; readonly at: ScreenPoint }[] {
  const sides = shape === 'polygon' ? points.length : points.length - 1;
  const middles: { index: number; at: ScreenPoint }[] = [];
  for (let n = 0; n < sides; n++) {
    const [from, to] = [points[n], points[(n + 1) % points.length]];
    if (Math.hypot(to.x - from.x, to.y - from.y) < least_px) continue;
    middles.push({ index: n + 1, at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } });
  }
  return middles;
}

/** The handle nearest to the pointer within reach; a vertex before a middle. */
export function findHandle(
  points: readonly ScreenPoint[],
  shape: SketchShape,
  pointer: ScreenPoint,
  reach_px: number,
): Handle | null {
  const vertex = nearest(points, pointer, reach_px);
  if (vertex >= 0) return { kind: 'vertex', index: vertex };
  const middles = middlesOf(points, shape, 4 * reach_px);
  const middle = nearest(
    middles.map(({ at }) => at),
    pointer,
    reach_px,
  );
  return middle >= 0 ? { kind: 'middle', index: middles[middle].index } : null;
}

function nearest(points: readonly ScreenPoint[], { x, y }: ScreenPoint, reach_px: number): number {
  let best = -1;
  let least = reach_px;
  points.forEach((point, n) => {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance > least) return;
    least = distance;
    best = n;
  });
  return best;
}
