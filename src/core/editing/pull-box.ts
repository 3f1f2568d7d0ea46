import type { DistrictPlane } from '../geodesy/district-plane.ts';
import type { LngLat } from '../measure/units.ts';
import { roundDegrees } from './drawing.ts';
import type { Box } from './outline.ts';

/** What of a box is pulled. */
export type BoxPull = 'whole' | 'corner' | 'turn';

/** Nothing smaller is a build, metres. */
export const LEAST_SIDE_M = 1;
/** Sizes that a finger gives are no finer, metres. */
const SIZE_STEP_M = 0.1;

/**
 * The box after one of its handles was pulled from one place to another: the whole goes along, a corner stretches it about its centre (and is all that is known of its sides then), the
 * turning handle points its length to the place. A centre that is moved by hand is no fix any more. The same box where a place lies outside
 * the plane.
 */
export function pullBox(box: Box, pull: BoxPull, from: LngLat, to: LngLat, plane: DistrictPlane): Box {
  const [cx, cy, fx, fy, tx, ty] = plane.toFractionalMillimetres(Float64Array.of(...box.centre, ...from, ...to));
  if (![cx, cy, fx, fy, tx, ty].every(Number.isFinite)) return box;
  if (pull === 'whole') {
    const [lon, lat] = plane.toLonLat(Float64Array.of(cx + tx - fx, cy + ty - fy));
    return { ...box, centre: [roundDegrees(lon), roundDegrees(lat)], accuracy_m: null };
  }
  const [east, north] = [tx - cx, ty - cy];
  if (pull === 'turn') return { ...box, bearing: normalBearing((Math.atan2(east, north) * 180) / Math.PI) };
  const radians = (box.bearing * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return {
    ...box,
    sidesBy: 'drawn',
    length_m: sizeOf(2 * Math.abs(east * sin + north * cos)),
    width_m: sizeOf(2 * Math.abs(east * cos - north * sin)),
  };
}

/** Whole degrees from 0 to 359. */
export const normalBearing = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360;

const sizeOf = (millimetres: number): number =>
  Math.max(LEAST_SIDE_M, Math.round(millimetres / 1000 / SIZE_STEP_M) / Math.round(1 / SIZE_STEP_M));
