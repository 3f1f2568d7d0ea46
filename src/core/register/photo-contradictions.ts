import type { MultiPolygon, Polygon } from 'geojson';
import { distanceToShape_m } from '../geodesy/distance-to-shape.ts';
import { solveGeodesic } from '../geodesy/geodesic.ts';
import type { Photo } from './photo.ts';

/** Where two of a photo's own statements, or one and its build, do not fit each other. Each carries one value in the unit of its name. */
export const CONTRADICTION_CODES = [
  /** Camera's position from the device's at the shutter, metres. */
  'camera-position',
  /** Camera's position from the build's outline, metres. */
  'camera-position-build',
  /** Device's position at the shutter from the build's outline, metres. */
  'device-position-build',
  /** Camera's time from the device's at the shutter: whole days, hours (a time zone), minutes; positive is later. */
  'camera-time-days',
  'camera-time-zone',
  'camera-time',
  /** A picked file's camera time: days before it came, or minutes after. */
  'picked-earlier-days',
  'picked-later',
  /** Camera's time from the satellites' in the same file: days, hours, minutes. */
  'camera-clock-days',
  'camera-clock-zone',
  'camera-clock',
  /** The device's clock from the satellites', minutes; positive is fast. */
  'device-clock',
] as const;
export type ContradictionCode = (typeof CONTRADICTION_CODES)[number];

export interface PhotoContradiction {
  readonly code: ContradictionCode;
  readonly value: number;
}

export interface PhotoSurroundings {
  /** In which a camera's time without an offset is taken to be. */
  readonly timeZone: string;
  /** Outline of the build that it is evidence of; absent where it is not drawn yet. */
  readonly shape?: Polygon | MultiPolygon | null;
}

/** From this distance on two statements of one place are told. */
export const POSITION_OFF_M = 60;
/** Where both say their accuracy: this many times their common radius is told too, however small it is. */
const ACCURACIES_OFF = 3;
/** Below this, accuracies alone are no reason: satellite positions of two devices side by side differ by as much. */
const LEAST_OFF_M = 15;
/** Clocks of cameras are set by hand. */
const CLOCK_OFF_MS = 5 * 60_000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
/** From here on a difference is told in days: no two time zones in use by one person are as far apart. */
const DAYS_FROM_MS = 20 * MS_PER_HOUR;

/** Everything about a photo that does not fit, gravest kind first; empty where nothing was said twice, or all fits. */
export function findContradictions(
  photo: Pick<Photo, 'how' | 'takenAt' | 'clockOffset_ms' | 'position' | 'exif'>,
  { timeZone, shape }: PhotoSurroundings,
): readonly PhotoContradiction[] {
  const found = [...comparePlaces(photo, shape ?? null), ...compareTimes(photo, timeZone)];
  return found.sort((a, b) => CONTRADICTION_CODES.indexOf(a.code) - CONTRADICTION_CODES.indexOf(b.code));
}

function comparePlaces(
  { how, position, exif }: Pick<Photo, 'how' | 'position' | 'exif'>,
  shape: Polygon | MultiPolygon | null,
): PhotoContradiction[] {
  const found: PhotoContradiction[] = [];
  // Of a picked file the device's position is where it was chosen, which says nothing of where it was made.
  const device = how === 'camera' ? position : undefined;
  const { lon, lat, accuracy_m } = exif ?? {};
  const camera = lon !== undefined && lat !== undefined ? { lon, lat, accuracy_m } : undefined;
  if (device && camera) {
    const off_m = solveGeodesic(device.lon, device.lat, camera.lon, camera.lat)?.length_m ?? Number.POSITIVE_INFINITY;
    const together_m = Math.hypot(device.accuracy_m, camera.accuracy_m ?? 0);
    const beyond = camera.accuracy_m !== undefined && off_m > Math.max(LEAST_OFF_M, ACCURACIES_OFF * together_m);
    if (Math.round(off_m) >= POSITION_OFF_M || beyond) found.push({ code: 'camera-position', value: Math.round(off_m) });
  }
  if (!shape) return found;
  if (camera) {
    const off_m = distanceToShape_m(camera.lon, camera.lat, shape);
    if (off_m >= POSITION_OFF_M + (camera.accuracy_m ?? 0))
      found.push({ code: 'camera-position-build', value: Math.round(off_m) });
  }
  if (device) {
    const off_m = distanceToShape_m(device.lon, device.lat, shape);
    if (off_m >= POSITION_OFF_M + device.accuracy_m) found.push({ code: 'device-position-build', value: Math.round(off_m) });
  }
  return found;
}

function compareTimes(
  { how, takenAt, clockOffset_ms, exif }: Pick<Photo, 'how' | 'takenAt' | 'clockOffset_ms' | 'exif'>,
  timeZone: string,
): PhotoContradiction[] {
  const found: PhotoContradiction[] = [];
  const clockError_ms = -(clockOffset_ms ?? 0);
  if (Math.abs(clockError_ms) > CLOCK_OFF_MS)
    found.push({ code: 'device-clock', value: Math.round(clockError_ms / MS_PER_MINUTE) });
  if (exif?.takenAt === undefined) return found;
  const camera = instantOf(exif.takenAt, timeZone);
  if (camera === null) return found;
  const device = Date.parse(takenAt) + (clockOffset_ms ?? 0);
  if (how === 'picked') {
    const days = Math.round((device - camera) / MS_PER_DAY);
    if (device - camera >= DAYS_FROM_MS) found.push({ code: 'picked-earlier-days', value: days });
    else if (camera - device > CLOCK_OFF_MS)
      found.push({ code: 'picked-later', value: Math.round((camera - device) / MS_PER_MINUTE) });
  } else found.push(...tellDifference('camera-time', camera - device));
  if (exif.satelliteAt !== undefined) found.push(...tellDifference('camera-clock', camera - Date.parse(exif.satelliteAt)));
  return found;
}

function tellDifference(subject: 'camera-time' | 'camera-clock', off_ms: number): PhotoContradiction[] {
  const size = Math.abs(off_ms);
  if (size <= CLOCK_OFF_MS) return [];
  if (size >= DAYS_FROM_MS)
    return [{ code: `${subject}-days`, value: Math.sign(off_ms) * Math.max(1, Math.round(size / MS_PER_DAY)) }];
  const halfHours = Math.round(off_ms / (MS_PER_HOUR / 2));
  const isZone = halfHours !== 0 && Math.abs(off_ms - (halfHours * MS_PER_HOUR) / 2) <= CLOCK_OFF_MS;
  if (isZone) return [{ code: `${subject}-zone`, value: halfHours / 2 }];
  return [{ code: subject, value: Math.round(off_ms / MS_PER_MINUTE) }];
}

/**
 * Milliseconds since 1970 of a local time: by its own offset, else in the time zone.
 * @returns null where it is no time
 */
function instantOf(local: string, timeZone: string): number | null {
  if (/(?:Z|[+-]\d{2}:\d{2})$/.test(local)) return numberOrNull(Date.parse(local));
  const asUtc = numberOrNull(Date.parse(`${local}Z`));
  if (asUtc === null) return null;
  // Twice, because the offset is that of the instant that is looked for.
  const near = asUtc - offsetOf(asUtc, timeZone);
  return asUtc - offsetOf(near, timeZone);
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

function offsetOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

/** Contradictions in one line of text, for the params of a finding: `camera-position:87|camera-time-days:-1`. */
export const writeContradictions = (found: readonly PhotoContradiction[]): string =>
  found.map(({ code, value }) => `${code}:${value}`).join('|');
