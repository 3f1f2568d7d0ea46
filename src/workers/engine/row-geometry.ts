import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';

export { readRowGeometry, roundDegrees } from '../../core/overlay/read-row.ts';

/** West, south, east, north of a geometry. */
export function boundsOf(geometry: Polygon | MultiPolygon): Bounds {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const [lon, lat] of polygons.flat(2)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** How many vertices (closing points left out), parts and holes a feature has. */
export function countRow(columns: PolygonColumns, row: number): { vertices: number; parts: number; holes: number } {
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  const parts = featureOffsets[row + 1] - featureOffsets[row];
  const firstRing = polygonOffsets[featureOffsets[row]];
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  const rings = lastRing - firstRing;
  return { vertices: ringOffsets[lastRing] - ringOffsets[firstRing] - rings, parts, holes: rings - parts };
}
