import { shapeOverlap } from './overlap-shape.ts';
import type { PolygonView } from './polygon-set.ts';

/** The district's rule (Settings.sliver): below `m2` square metres, or on average thinner than `width_m` metres. */
export interface SliverRule {
  readonly m2: number;
  readonly width_m: number;
}

/** Whether an overlap of known outline is a sliver; its mean width is its area divided by half its perimeter. */
export function isSliver(rule: SliverRule, area_m2: number, perimeter_m: number): boolean {
  return area_m2 < rule.m2 || area_m2 < rule.width_m * (perimeter_m / 2);
}

/**
 * Whether an overlap is a sliver. Its outline consists of parts of both outlines inside the subject's box; only where that
 * bound leaves it open is the geometry built. Falls back to the bound where the geometry cannot be made.
 */
export async function judgeSliver(
  rule: SliverRule,
  area_m2: number,
  view: PolygonView,
  row: number,
  others: PolygonView,
  other: number,
): Promise<boolean> {
  if (area_m2 < rule.m2) return true;
  const longest_m = (lengthInBox(view, row, view, row) + lengthInBox(others, other, view, row)) / 1000;
  if (!isSliver(rule, area_m2, longest_m)) return false;
  const shape = await shapeOverlap(view, row, others, other);
  return isSliver(rule, area_m2, shape.ok ? shape.perimeter_m : longest_m);
}

/** Length (mm) of the outline of one feature that can lie inside the box of another: edges that miss it count nothing. */
function lengthInBox(view: PolygonView, row: number, framing: PolygonView, frame: number): number {
  const [x0, y0, x1, y1] = framing.boxes.subarray(4 * frame, 4 * frame + 4);
  const { columns, coordinates } = view;
  const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
  const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
  const diagonal = Math.hypot(x1 - x0, y1 - y0);
  let length = 0;
  for (let r = firstRing; r < lastRing; r++) {
    for (let v = 2 * columns.ringOffsets[r]; v < 2 * columns.ringOffsets[r + 1] - 2; v += 2) {
      const ax = coordinates[v];
      const ay = coordinates[v + 1];
      const bx = coordinates[v + 2];
      const by = coordinates[v + 3];
      if (Math.max(ax, bx) < x0 || Math.min(ax, bx) > x1 || Math.max(ay, by) < y0 || Math.min(ay, by) > y1) continue;
      length += Math.min(diagonal, Math.hypot(bx - ax, by - ay));
    }
  }
  return length;
}
