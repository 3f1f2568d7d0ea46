import type { Measure } from '../measure/measurement.ts';
import type { PolygonColumns, PolygonView } from './polygon-set.ts';

/**
 * A view over given coordinates: boxes (mm) and areas (m²) of every feature. Areas are shoelace sums relative to each
 * ring's first vertex: shells count positive and holes negative by their orientation, so the columns must be admitted.
 * A feature without polygons has an inside-out box, which meets nothing, and area 0.
 */
export function measureView(columns: PolygonColumns, measure: Measure, coordinates: Int32Array | Float64Array): PolygonView {
  const { count, featureOffsets, polygonOffsets, ringOffsets } = columns;
  const boxes = new Float64Array(4 * count);
  const areas_m2 = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const firstRing = polygonOffsets[featureOffsets[row]];
    const lastRing = polygonOffsets[featureOffsets[row + 1]];
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    let doubled = 0;
    for (let r = firstRing; r < lastRing; r++) {
      const from = 2 * ringOffsets[r];
      const to = 2 * ringOffsets[r + 1];
      if (from === to) continue;
      const x0 = coordinates[from];
      const y0 = coordinates[from + 1];
      let px = 0;
      let py = 0;
      for (let v = from; v < to; v += 2) {
        const x = coordinates[v];
        const y = coordinates[v + 1];
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
        const qx = x - x0;
        const qy = y - y0;
        doubled += px * qy - qx * py;
        px = qx;
        py = qy;
      }
    }
    boxes[4 * row] = minX;
    boxes[4 * row + 1] = minY;
    boxes[4 * row + 2] = maxX;
    boxes[4 * row + 3] = maxY;
    areas_m2[row] = doubled / 2e6;
  }
  return { measure, columns, coordinates, boxes, areas_m2 };
}
