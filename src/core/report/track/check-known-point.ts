import { shiftToGcj } from '../../geodesy/gcj-shift.ts';
import { solveGeodesic } from '../../geodesy/geodesic.ts';
import type { Fix, KnownPointCheck } from '../../register/patrol.ts';

/** Where somebody stands on a point, beside what the fix's own circle allows. */
const STANDING_M = 10;

/**
 * Compares a fix with the place that somebody stands on, in WGS 84 or CGCS2000. Within the fix's circle and 10 m it agrees. The shift
 * of GCJ-02 is 100 to 700 m in a direction that is known for each place: a fix that lies where the shift puts the point tells of a
 * device, or a program on it, that shifts. Everything else is `off`, for whatever reason.
 */
export function checkKnownPoint(name: string, expected: readonly [lon: number, lat: number], measured: Fix): KnownPointCheck {
  const [lon, lat] = expected;
  const distanceTo = ([toLon, toLat]: readonly [number, number]) =>
    solveGeodesic(measured[0], measured[1], toLon, toLat)?.length_m ?? Number.POSITIVE_INFINITY;
  const off_m = distanceTo(expected);
  const fromShifted_m = distanceTo(shiftToGcj(lon, lat));
  const allowed_m = measured[3] + STANDING_M;
  const isShifted = fromShifted_m <= allowed_m && fromShifted_m < off_m;
  const verdict = off_m <= allowed_m ? 'agrees' : isShifted ? 'shifted-gcj02' : 'off';
  return { name, expected, measured, off_m: Math.round(10 * off_m) / 10, verdict };
}
