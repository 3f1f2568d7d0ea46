import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import { DistanceMeter } from '../../overlay/distance.ts';
import type { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { Fix } from '../../register/patrol.ts';
import type { Instant } from '../../register/ports.ts';

/** When somebody was as near to a target as it takes to see it, and how near at best. */
export interface Seen {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** From the way to the target's shape, in the district's plane; 0 inside. */
  readonly nearest_m: number;
}

/**
 * The features that were seen from a clean track: those whose shape comes as near as `within_m` to a fix, or to the straight line
 * between two fixes of one piece. Nothing is seen from a gap. Exact distances in the plane, whose scale is off by at most 0.04 %
 * (1 cm in 30 m). A target that only the line between two fixes came near to counts from the later of the two.
 */
export function seeTargets(
  pieces: readonly (readonly Fix[])[],
  polygons: MeasuredPolygons,
  plane: DistrictPlane,
  within_m: number,
): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  const meter = new DistanceMeter();
  const view = polygons.view('planar');
  const index = polygons.index('planar');
  const reach = 1000 * within_m;
  for (const piece of pieces) {
    const at = plane.toFractionalMillimetres(Float64Array.from(piece.flatMap(([lon, lat]) => [lon, lat])));
    const isNear = (n: number, row: number) =>
      meter.wayWithin(at[2 * n], at[2 * n + 1], at[2 * n], at[2 * n + 1], view, row, within_m) !== null;
    for (let n = piece.length === 1 ? 0 : 1; n < piece.length; n++) {
      const m = Math.max(0, n - 1);
      const [x1, y1, x2, y2] = [at[2 * m], at[2 * m + 1], at[2 * n], at[2 * n + 1]];
      if (!Number.isFinite(x1 + y1 + x2 + y2)) continue;
      const [left, right] = x1 < x2 ? [x1, x2] : [x2, x1];
      const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1];
      for (const row of index.search(left - reach, low - reach, right + reach, high + reach)) {
        const gap = meter.wayWithin(x1, y1, x2, y2, view, row, within_m);
        if (!gap) continue;
        const first = isNear(m, row) ? piece[m] : piece[n];
        const last = first === piece[n] || isNear(n, row) ? piece[n] : first;
        seen.set(row, extend(seen.get(row), { firstAt: first[2], lastAt: last[2], nearest_m: gap.distance_m }));
      }
    }
  }
  return seen;
}

/** Both times and the nearer of two. */
export function extend(known: Seen | undefined, more: Seen): Seen {
  if (!known) return more;
  return {
    firstAt: known.firstAt <= more.firstAt ? known.firstAt : more.firstAt,
    lastAt: known.lastAt >= more.lastAt ? known.lastAt : more.lastAt,
    nearest_m: Math.min(known.nearest_m, more.nearest_m),
  };
}
