import { type FeatureTable, GEOMETRY } from './feature-table.ts';
import type { WrittenPolygons } from './package/original-coordinates.ts';

/** The polygons of chosen features with the numbers that the table has of them. */
export function selectWritten(table: FeatureTable, features: Uint32Array): WrittenPolygons {
  const { partKinds, partOffsets, ringOffsets: tableRings, coordinates } = table;
  const featureOffsets = [0];
  const polygonOffsets = [0];
  const ringOffsets = [0];
  const spans: (readonly [from: number, to: number])[] = [];
  let vertices = 0;
  for (const feature of features) {
    for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
      if (partKinds[part] !== GEOMETRY.polygon) continue;
      for (let ring = partOffsets[part]; ring < partOffsets[part + 1]; ring++) {
        spans.push([tableRings[ring], tableRings[ring + 1]]);
        vertices += tableRings[ring + 1] - tableRings[ring];
        ringOffsets.push(vertices);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    featureOffsets.push(polygonOffsets.length - 1);
  }
  const written = new Float64Array(2 * vertices);
  let at = 0;
  for (const [from, to] of spans) {
    written.set(coordinates.subarray(2 * from, 2 * to), at);
    at += 2 * (to - from);
  }
  return {
    featureOffsets: Uint32Array.from(featureOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    ringOffsets: Uint32Array.from(ringOffsets),
    coordinates: written,
  };
}
