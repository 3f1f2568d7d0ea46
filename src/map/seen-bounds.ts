import type { Bounds } from '../core/geodesy/plane.ts';
import type { ViewPadding } from './map-controller.ts';

/**
 * Bounds of what is left to be seen of a map under sheets and panels, degrees.
 * @param size of the map, CSS pixels
 * @param placeOf longitude and latitude of a pixel from the map's upper left corner
 */
export function seenBounds(
  { width, height }: { readonly width: number; readonly height: number },
  { top, right, bottom, left }: ViewPadding,
  placeOf: (x: number, y: number) => readonly [lon: number, lat: number],
): Bounds {
  const corners = [left, width - right].flatMap((x) => [top, height - bottom].map((y) => placeOf(x, y)));
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
