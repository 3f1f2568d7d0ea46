import type { MeasuredPolygons } from './measured-polygons.ts';

/** A place on a polygon's outline, millimetres from the district's origin. */
export interface OutlinePlace {
  readonly row: number;
  readonly kind: 'vertex' | 'edge';
  readonly east_mm: number;
  readonly north_mm: number;
  readonly distance_mm: number;
}

/**
 * The vertex nearest to a place within a radius, else the nearest point of an edge: of the rows that `accepts`. Distances in the plane. An edge's
 * point is not rounded.
 */
export function findNearestVertex(
  polygons: MeasuredPolygons,
  east_mm: number,
  north_mm: number,
  radius_mm: number,
  accepts: (row: number) => boolean = () => true,
): OutlinePlace | null {
  const { columns } = polygons;
  let vertex: OutlinePlace | null = null;
  let edge: OutlinePlace | null = null;
  const box = [east_mm - radius_mm, north_mm - radius_mm, east_mm + radius_mm, north_mm + radius_mm] as const;
  for (const row of polygons.index('planar').search(...box)) {
    if (!accepts(row)) continue;
    const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
    const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
    for (let ring = firstRing; ring < lastRing; ring++) {
      for (let v = columns.ringOffsets[ring]; v + 1 < columns.ringOffsets[ring + 1]; v++) {
        const [x1, y1, x2, y2] = columns.coordinates.subarray(2 * v, 2 * v + 4);
        const toVertex = Math.hypot(x1 - east_mm, y1 - north_mm);
        if (toVertex <= (vertex?.distance_mm ?? radius_mm)) {
          vertex = { row, kind: 'vertex', east_mm: x1, north_mm: y1, distance_mm: toVertex };
        }
        if (vertex) continue;
        const along = footOn(x1, y1, x2, y2, east_mm, north_mm);
        const [x, y] = [x1 + along * (x2 - x1), y1 + along * (y2 - y1)];
        const toEdge = Math.hypot(x - east_mm, y - north_mm);
        if (toEdge <= (edge?.distance_mm ?? radius_mm)) {
          edge = { row, kind: 'edge', east_mm: x, north_mm: y, distance_mm: toEdge };
        }
      }
    }
  }
  return vertex ?? edge;
}

/** Where the perpendicular from a point meets a segment, as a share of its length, kept within it. */
function footOn(x1: number, y1: number, x2: number, y2: number, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  return squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
}
