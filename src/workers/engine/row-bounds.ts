import type { Bounds } from '../../core/geodesy/plane.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { DistrictSession } from './district-session.ts';

/** West, south, east, north of a row, from the corners of its box in the plane. */
export function rowBounds(session: Pick<DistrictSession, 'plane'>, polygons: MeasuredPolygons, row: number): Bounds {
  const [minX, minY, maxX, maxY] = polygons.view('planar').boxes.subarray(4 * row, 4 * row + 4);
  const corners = session.plane.toLonLat(Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY));
  return [
    Math.min(corners[0], corners[6]),
    Math.min(corners[1], corners[3]),
    Math.max(corners[2], corners[4]),
    Math.max(corners[5], corners[7]),
  ];
}
