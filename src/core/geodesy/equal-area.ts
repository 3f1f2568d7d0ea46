import { atan2, atanh } from './elementary.ts';
import { GRS80, RADIANS_PER_DEGREE } from './ellipsoid.ts';

/**
 * The ellipsoidal cylindrical equal-area plane: x = a·L, y = (a/2)·q(B), L and B in radians. An area in it is the area on the
 * ellipsoid between edges that are straight here, which is what 国土调查办发〔2008〕32号 sums edge by edge.
 */

const ratio = 1 - GRS80.e2;

/** q of a latitude given by its sine: twice the area between the equator and the parallel, per radian of longitude and a². */
export function equalAreaQ(sine: number): number {
  return ratio * (sine / (1 - GRS80.e2 * sine * sine) + atanh(GRS80.e * sine) / GRS80.e);
}

/** q at the north pole, the largest value there is. */
export const EQUAL_AREA_Q_POLE = equalAreaQ(1);

/** Latitude in degrees from q, by Newton's method on its sine; NaN beyond a pole. */
export function latitudeOfEqualAreaQ(q: number): number {
  const share = q / EQUAL_AREA_Q_POLE;
  if (!(Math.abs(share) <= 1 + 1e-12)) return Number.NaN;
  let sine = Math.max(-1, Math.min(1, share));
  for (let step = 0; step < 8; step++) {
    const w = 1 - GRS80.e2 * sine * sine;
    const change = ((q - equalAreaQ(sine)) * w * w) / (2 * ratio);
    sine = Math.max(-1, Math.min(1, sine + change));
    if (Math.abs(change) < 1e-17) break;
  }
  return atan2(sine, Math.sqrt((1 - sine) * (1 + sine))) / RADIANS_PER_DEGREE;
}
