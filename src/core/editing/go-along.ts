import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { cos, sin } from '../geodesy/elementary.ts';
import type { LngLat } from '../measure/units.ts';
import { toDegrees } from './drawing.ts';

/** The place at a distance in the plane (坐标方位角 from grid north, degrees clockwise), to whole millimetres. */
export function goAlong(plane: DistrictPlane, from: LngLat, length_m: number, bearing: number): LngLat {
  const [east, north] = plane.toFractionalMillimetres(Float64Array.of(...from));
  const radians = (bearing * Math.PI) / 180;
  const [[at]] = toDegrees(
    [[[Math.round(east + 1000 * length_m * sin(radians)), Math.round(north + 1000 * length_m * cos(radians))]]],
    plane,
  );
  return at;
}

/** A direction in degrees from `45.5`, `45°30′`, `45-30-00` or `45 30 0`; null where it is none from 0 to 360. */
export function readBearing(text: string): number | null {
  const numbers = text.trim().match(/^(\d+(?:\.\d+)?)(?:[^\d.]+(\d+(?:\.\d+)?)(?:[^\d.]+(\d+(?:\.\d+)?))?)?[^\d.]*$/);
  if (!numbers) return null;
  const [degrees, minutes, seconds] = numbers.slice(1).map((part) => Number(part ?? 0));
  if (minutes >= 60 || seconds >= 60) return null;
  const bearing = degrees + minutes / 60 + seconds / 3600;
  return bearing <= 360 ? bearing % 360 : null;
}
