import { atan2, cos, sin } from './elementary.ts';
import { RADIANS_PER_DEGREE } from './ellipsoid.ts';

/** Below this share of the horizontal the camera looks at the ground or the sky, and has no direction to speak of. */
const LEAST_HORIZONTAL = 0.2;

/**
 * Where the camera on a device's back looks, degrees clockwise from north, by the device's angles (W3C Device Orientation: alpha
 * about its z axis, beta about x, gamma about y, degrees, counted from the earth's frame). Null where it looks up or down.
 */
export function cameraBearing_deg(alpha: number, beta: number, gamma: number): number | null {
  const [a, b, c] = [alpha, beta, gamma].map((angle) => angle * RADIANS_PER_DEGREE);
  // The back looks along −z: minus the third column of the rotation Z(α) X(β) Y(γ).
  const east = -(cos(a) * sin(c) + sin(a) * sin(b) * cos(c));
  const north = cos(a) * sin(b) * cos(c) - sin(a) * sin(c);
  if (east * east + north * north < LEAST_HORIZONTAL * LEAST_HORIZONTAL) return null;
  const bearing = atan2(east, north) / RADIANS_PER_DEGREE;
  return bearing < 0 ? bearing + 360 : bearing;
}
