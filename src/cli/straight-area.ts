import { wrapDegrees } from '../core/geodesy/zones.ts';
import { statutoryEdge_m2 } from '../core/measure/statutory-area.ts';
import { type FeatureTable, GEOMETRY } from '../formats/feature-table.ts';

/** Why a feature has no such area: a vertex has no place, or a ring leaves open which side of it is the inside. */
export type NotMeasured = 'not-measured' | 'encloses-pole';

/**
 * Ellipsoidal area, m², of a feature that no plane of ours can hold (a continent), by the statutory series straight from its
 * degrees: shells minus holes, neither checked nor repaired.
 */
export function measureStraight(table: FeatureTable, lonLat: Float64Array, feature: number): number | NotMeasured {
  let area = 0;
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    if (table.partKinds[part] !== GEOMETRY.polygon) continue;
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const vertices = lonLat.subarray(2 * table.ringOffsets[ring], 2 * table.ringOffsets[ring + 1]);
      if (!vertices.every((value, n) => Math.abs(value) <= (n % 2 === 0 ? 180 : 90))) return 'not-measured';
      const lons = chooseLongitudes(vertices);
      if (lons === null) return 'encloses-pole';
      const size = Math.abs(measureRing(vertices, lons));
      area += ring === table.partOffsets[part] ? size : -size;
    }
  }
  return area;
}

/**
 * Longitudes to measure a ring by. One that crosses the antimeridian is followed across it. As written, −180 to 180, is taken
 * one that says so itself: an edge all the way from −180 to 180 (a map of the world), or a long one along a pole (Antarctica).
 * `null` for a ring round a pole that does neither.
 */
function chooseLongitudes(vertices: Float64Array): Float64Array | null {
  const count = vertices.length / 2;
  const written = Float64Array.from({ length: count }, (_, v) => vertices[2 * v]);
  const followed = written.slice();
  let isWrittenWhole = false;
  let isBroken = false;
  let net = 0;
  for (let v = 0; v < count; v++) {
    const next = (v + 1) % count;
    const span = Math.abs(written[next] - written[v]);
    const isAlongPole = Math.abs(vertices[2 * v + 1]) === 90 && vertices[2 * v + 1] === vertices[2 * next + 1];
    if (span === 360) isWrittenWhole = true;
    else if (span > 180 && !isAlongPole) isBroken = true;
    const step = wrapDegrees(written[next] - written[v]);
    net += step;
    if (next !== 0) followed[next] = followed[v] + step;
  }
  const closes = Math.abs(net) < 180;
  if (closes && !isWrittenWhole) return followed;
  const touchesPole = vertices.some((value, n) => n % 2 === 1 && Math.abs(value) === 90);
  return isBroken || (!closes && !touchesPole) ? null : written;
}

function measureRing(vertices: Float64Array, lons: Float64Array): number {
  let sum = 0;
  for (let v = 0; v < lons.length; v++) {
    const next = (v + 1) % lons.length;
    sum += statutoryEdge_m2(lons[v] - lons[0], vertices[2 * v + 1], lons[next] - lons[0], vertices[2 * next + 1]);
  }
  return sum;
}
