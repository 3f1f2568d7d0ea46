import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';

/** 10 decimals of a degree are a hundredth of a millimetre: the millimetre columns come back exactly. */
const DEGREE_DIGITS = 1e10;

/** One feature of the columns as GeoJSON in lon/lat. */
export function readRowGeometry(columns: PolygonColumns, row: number, plane: DistrictPlane): Polygon | MultiPolygon {
  const { featureOffsets, polygonOffsets, ringOffsets, coordinates } = columns;
  const polygons: Position[][][] = [];
  for (let p = featureOffsets[row]; p < featureOffsets[row + 1]; p++) {
    const rings: Position[][] = [];
    for (let r = polygonOffsets[p]; r < polygonOffsets[p + 1]; r++) {
      const lonLat = plane.toLonLat(coordinates.subarray(2 * ringOffsets[r], 2 * ringOffsets[r + 1]));
      rings.push(positionsOf(lonLat));
    }
    polygons.push(rings);
  }
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
}

function positionsOf(lonLat: Float64Array): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < lonLat.length; i += 2) positions.push([roundDegrees(lonLat[i]), roundDegrees(lonLat[i + 1])]);
  return positions;
}

export const roundDegrees = (degrees: number): number => Math.round(degrees * DEGREE_DIGITS) / DEGREE_DIGITS;

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
