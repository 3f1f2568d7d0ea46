import type { Polygon } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';

/** A box in degrees as a polygon. */
export function boxShape([west, south, east, north]: Bounds): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
