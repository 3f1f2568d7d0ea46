import { PerimeterMeter } from './overlap-perimeter.ts';
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

const meter = new PerimeterMeter();

/**
 * Whether an overlap is a sliver. Its outline consists of parts of both outlines inside what their boxes share: where even all of
 * those are too short to make it one, nothing else is asked; elsewhere its own length is measured.
 */
export function judgeSliver(
  rule: SliverRule,
  area_m2: number,
  view: PolygonView,
  row: number,
  others: PolygonView,
  other: number,
): boolean {
  if (area_m2 < rule.m2) return true;
  const box = commonBox(view, row, others, other);
  const longest_m = (lengthInBox(view, row, box) + lengthInBox(others, other, box)) / 1000;
  if (!isSliver(rule, area_m2, longest_m)) return false;
  return isSliver(rule, area_m2, meter.measure(view, row, others, other));
}

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

function commonBox(view: PolygonView, row: number, others: PolygonView, other: number): Box {
  const [a, b] = [view.boxes, others.boxes];
  const [i, j] = [4 * row, 4 * other];
  return [Math.max(a[i], b[j]), Math.max(a[i + 1], b[j + 1]), Math.min(a[i + 2], b[j + 2]), Math.min(a[i + 3], b[j + 3])];
}

/** Length (mm) of the outline of one feature inside a box (Liang and Barsky's clipping of each edge). */
function lengthInBox({ columns, coordinates }: PolygonView, row: number, box: Box): number {
  const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
  const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
  let length = 0;
  for (let r = firstRing; r < lastRing; r++) {
    for (let v = 2 * columns.ringOffsets[r]; v < 2 * columns.ringOffsets[r + 1] - 2; v += 2)
      length += edgeInBox(coordinates[v], coordinates[v + 1], coordinates[v + 2], coordinates[v + 3], box);
  }
  return length;
}

function edgeInBox(ax: number, ay: number, bx: number, by: number, [x0, y0, x1, y1]: Box): number {
  if (Math.max(ax, bx) < x0 || Math.min(ax, bx) > x1 || Math.max(ay, by) < y0 || Math.min(ay, by) > y1) return 0;
  const [dx, dy] = [bx - ax, by - ay];
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    const [enters, leaves] = [((dx > 0 ? x0 : x1) - ax) / dx, ((dx > 0 ? x1 : x0) - ax) / dx];
    from = Math.max(from, enters);
    to = Math.min(to, leaves);
  }
  if (dy !== 0) {
    const [enters, leaves] = [((dy > 0 ? y0 : y1) - ay) / dy, ((dy > 0 ? y1 : y0) - ay) / dy];
    from = Math.max(from, enters);
    to = Math.min(to, leaves);
  }
  return to > from ? (to - from) * Math.hypot(dx, dy) : 0;
}
