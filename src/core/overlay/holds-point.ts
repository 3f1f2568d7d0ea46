import type { PolygonView } from './polygon-set.ts';

/** Whether a feature covers a place of the view's plane (mm). Points on an edge may count to either side. */
export function holdsPoint({ columns, coordinates }: PolygonView, row: number, x: number, y: number): boolean {
  const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
  const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
  let inside = false;
  for (let ring = firstRing; ring < lastRing; ring++) {
    const end = 2 * columns.ringOffsets[ring + 1] - 2;
    for (let v = 2 * columns.ringOffsets[ring]; v < end; v += 2) {
      const ay = coordinates[v + 1];
      const by = coordinates[v + 3];
      if (ay > y === by > y) continue;
      const ax = coordinates[v];
      if (x < ax + ((y - ay) / (by - ay)) * (coordinates[v + 2] - ax)) inside = !inside;
    }
  }
  return inside;
}
