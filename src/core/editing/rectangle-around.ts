import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { cos, sin } from '../geodesy/elementary.ts';
import type { LngLat } from '../measure/units.ts';
import { toDegrees } from './drawing.ts';
import type { PlanePoint } from './segments.ts';

export interface Rectangle {
  readonly centre: LngLat;
  /** Lengths in the district's plane, as a tape measures them but for the projection's scale. */
  readonly length_m: number;
  readonly width_m: number;
  /** Direction of the length, degrees clockwise from grid north (坐标方位角); the opposite direction is the same rectangle. */
  readonly bearing: number;
}

/** Beyond, it is no build (metres). */
const MOST_M = 10_000;

/**
 * Corners of a rectangle, counter-clockwise, on whole millimetres: a side can differ from what was asked by 1 mm. Null where a length is
 * not above 0 and at most 10 km, the bearing is no number, or the centre has no place in the plane.
 */
export function rectangleAround({ centre, length_m, width_m, bearing }: Rectangle, plane: DistrictPlane): LngLat[] | null {
  const [east, north] = plane.toFractionalMillimetres(Float64Array.of(...centre));
  const isLength = (metres: number) => metres > 0 && metres <= MOST_M;
  if (![east, north, bearing].every(Number.isFinite) || !isLength(length_m) || !isLength(width_m)) return null;
  const radians = (bearing * Math.PI) / 180;
  const [ahead, aside] = [500 * length_m, 500 * width_m];
  const [x, y] = [sin(radians), cos(radians)];
  const corner = (along: 1 | -1, left: 1 | -1): PlanePoint => [
    Math.round(east + along * ahead * x - left * aside * y),
    Math.round(north + along * ahead * y + left * aside * x),
  ];
  const [ring] = toDegrees([[corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]], plane);
  return [...ring];
}
