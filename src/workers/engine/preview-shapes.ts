import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { GEOMETRY } from '../../formats/feature-table.ts';
import type { ImportSession } from './import-session.ts';

/** The first features of a file as they were written, for the map before anything is accepted. */
export function previewShapes(
  { table, located }: ImportSession,
  limit: number,
): FeatureCollection<Polygon | MultiPolygon | Point> {
  const features: Feature<Polygon | MultiPolygon | Point>[] = [];
  for (let feature = 0; feature < table.count && features.length < limit; feature++) {
    const polygons: Position[][][] = [];
    for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
      if (table.partKinds[part] !== GEOMETRY.polygon) continue;
      const rings: Position[][] = [];
      for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
        const positions = readRing(located.lonLat, table.ringOffsets[ring], table.ringOffsets[ring + 1]);
        if (positions.length >= 4) rings.push(positions);
      }
      if (rings.length > 0) polygons.push(rings);
    }
    if (polygons.length > 0)
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: polygons } });
  }
  return { type: 'FeatureCollection', features };
}

function readRing(lonLat: Float64Array, from: number, to: number): Position[] {
  const positions: Position[] = [];
  for (let v = from; v < to; v++) {
    const lon = lonLat[2 * v];
    const lat = lonLat[2 * v + 1];
    if (Number.isFinite(lon) && Number.isFinite(lat)) positions.push([lon, lat]);
  }
  const [first, last] = [positions[0], positions.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) positions.push(first);
  return positions;
}
