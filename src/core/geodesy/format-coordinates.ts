import { roundHalfUp } from '../measure/decimal.ts';
import { forwardGaussKruger } from './gauss-kruger.ts';
import { epsgOfZone, nearestMeridian } from './zones.ts';

export type Axis = 'lon' | 'lat';

/** Nine decimals are a tenth of a millimetre, as coordinates are kept. */
export const DEGREE_DECIMALS = 9;
/** Four decimals of a second are three millimetres. */
export const SECOND_DECIMALS = 4;
/** Millimetres, as surveyors print boundary points. */
export const PLANE_DECIMALS = 3;

/** Decimal degrees with their sign: `113.500000000`, `-0.250000000`. */
export const formatDegrees = (degrees: number, decimals = DEGREE_DECIMALS): string => roundHalfUp(degrees, decimals);

/**
 * Degrees, minutes, seconds with the hemisphere's letter: `113°30′00.0000″E`. Rounded once, in seconds, so that 59.99995″ becomes the
 * next minute. A value that rounds to zero is east or north.
 */
export function formatDms(degrees: number, axis: Axis, decimals = SECOND_DECIMALS): string {
  const seconds = roundHalfUp(Math.abs(degrees) * 3600, decimals);
  const [whole, fraction = ''] = seconds.split('.');
  const total = Number(whole);
  const isNegative = degrees < 0 && Number(seconds) > 0;
  const letter = axis === 'lon' ? (isNegative ? 'W' : 'E') : isNegative ? 'S' : 'N';
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = fraction === '' ? '' : `.${fraction}`;
  return `${Math.floor(total / 3600)}°${two(Math.floor((total % 3600) / 60))}′${two(total % 60)}${rest}″${letter}`;
}

/** Plane coordinates as surveyors write them: X north, Y east. */
export interface PlaneTexts {
  readonly x: string;
  /** With the zone's number in front where there is one. */
  readonly y: string;
  readonly meridian: number;
  readonly zone?: number;
}

/** A place in the plane of a meridian, metres; `zone` is put in front of Y (40 → `40500000.000`). */
export function formatPlane(lon: number, lat: number, meridian: number, zone?: number, decimals = PLANE_DECIMALS): PlaneTexts {
  const { north_m, east_m } = forwardGaussKruger(meridian, lon, lat);
  const y = roundHalfUp(east_m + (zone ?? 0) * 1_000_000, decimals);
  return { x: roundHalfUp(north_m, decimals), y, meridian, ...(zone === undefined ? {} : { zone }) };
}

/** Number of the 3° zone (25 … 45) whose central meridian this is; `undefined` for a meridian of an office's own or outside China. */
export function zoneOfMeridian(meridian: number): number | undefined {
  const zone = meridian / 3;
  return epsgOfZone(3, zone, true) === undefined ? undefined : zone;
}

/** A place in its own 3° zone of CGCS2000, Y with prefix; null outside China's zones. */
export function formatInZone(lon: number, lat: number, decimals = PLANE_DECIMALS): PlaneTexts | null {
  const meridian = nearestMeridian(lon);
  const zone = zoneOfMeridian(meridian);
  return zone === undefined ? null : formatPlane(lon, lat, meridian, zone, decimals);
}
