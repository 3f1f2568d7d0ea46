import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import type { Settings } from '../../../core/register/district.ts';

/** Room around the district, degrees: what the map shows beyond it holds no rows, and may lie beyond the plane. */
const MARGIN_DEG = 1;
/** Parallels and meridians bend in the plane: their middles reach farther than their ends. */
const PLACES = [0, 0.5, 1];

/** minX, minY, maxX, maxY in millimetres of the plane. */
export type PlaneBox = readonly [number, number, number, number];

/** The box of the plane that holds a box of longitudes and latitudes; null where that lies away from the district. */
export function planeBox(plane: DistrictPlane, settings: Settings, within: Bounds): PlaneBox | null {
  const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
    side < 2
      ? Math.max(within[side], settings.bounds[side] - MARGIN_DEG)
      : Math.min(within[side], settings.bounds[side] + MARGIN_DEG),
  );
  if (west > east || south > north) return null;
  const lonLat = PLACES.flatMap((x) => PLACES.flatMap((y) => [west + x * (east - west), south + y * (north - south)]));
  const { coordinates } = plane.toMillimetres(Float64Array.from(lonLat));
  const xs = coordinates.filter((_, n) => n % 2 === 0);
  const ys = coordinates.filter((_, n) => n % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether the box (mm) of a row of `boxes` meets another. */
export function meetsBox(boxes: Float64Array, row: number, [minX, minY, maxX, maxY]: PlaneBox): boolean {
  const b = 4 * row;
  return boxes[b] <= maxX && boxes[b + 2] >= minX && boxes[b + 1] <= maxY && boxes[b + 3] >= minY;
}
