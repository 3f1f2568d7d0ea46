import { wrapDegrees } from '../core/geodesy/zones.ts';
import { statutoryEdge_m2 } from '../core/measure/statutory-area.ts';
import { type FeatureTable, GEOMETRY } from '../formats/feature-table.ts';

/**
 * Ellipsoidal area, m², of a feature that no plane of ours can hold (a continent), by the statutory series straight from its
 * degrees: shells minus holes, as written, neither checked nor repaired. `null` where a vertex has no place.
 */
export function measureStraight(table: FeatureTable, lonLat: Float64Array, feature: number): number | null {
  let area = 0;
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    if (table.partKinds[part] !== GEOMETRY.polygon) continue;
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const size = Math.abs(measureRing(lonLat, table.ringOffsets[ring], table.ringOffsets[ring + 1]));
      area += ring === table.partOffsets[part] ? size : -size;
    }
  }
  return Number.isFinite(area) ? area : null;
}

/** A ring that crosses the antimeridian is followed across it; one that runs round a pole is taken as written, −180 to 180. */
function measureRing(lonLat: Float64Array, from: number, to: number): number {
  const lons = new Float64Array(to - from + 1);
  for (let v = from; v <= to; v++) {
    const lon = lonLat[2 * (v < to ? v : from)];
    lons[v - from] = v === from ? lon : lons[v - from - 1] + wrapDegrees(lon - lons[v - from - 1]);
  }
  const closes = Math.abs(lons[to - from] - lons[0]) < 180;
  const lonOf = (v: number): number => (closes ? lons[v - from] : lonLat[2 * (v < to ? v : from)]);
  let sum = 0;
  for (let v = from; v < to; v++) {
    const next = v + 1 < to ? v + 1 : from;
    sum += statutoryEdge_m2(lonOf(v) - lons[0], lonLat[2 * v + 1], lonOf(v + 1) - lons[0], lonLat[2 * next + 1]);
  }
  return sum;
}
