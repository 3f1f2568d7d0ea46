import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { PolygonColumns } from './polygon-set.ts';

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
