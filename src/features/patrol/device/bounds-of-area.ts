import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { FieldArea } from '../../../core/report/field-package/field-terms.ts';

/** West, south, east, north of an area. */
export function boundsOfArea(area: FieldArea): Bounds {
  const places = (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()).flat();
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
