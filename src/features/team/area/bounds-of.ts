import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../../../core/geodesy/plane.ts';

/** The box of shapes, degrees; null where there are none. */
export function boundsOf(shapes: readonly (Polygon | MultiPolygon)[]): Bounds | null {
  const polygons = shapes.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
  let box: Bounds | null = null;
  for (const [lon, lat] of polygons.flat(2))
    box = box
      ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
      : [lon, lat, lon, lat];
  return box;
}
