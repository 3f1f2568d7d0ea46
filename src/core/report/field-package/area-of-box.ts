import type { Polygon } from 'geojson';
import type { Bounds } from '../../geodesy/plane.ts';

/** A box of degrees as an area. */
export function areaOfBox([west, south, east, north]: Bounds): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
