import type { CameraData } from '../../core/register/photo.ts';
import { findMetadata } from './find-blocks.ts';
import { isCut } from './is-cut.ts';
import { type OtherFile, type PhotoMediaType, readSignature } from './media-type.ts';
import { readCaptionTime, readLocalTime, readSatelliteTime } from './read-time.ts';
import { readTiff, type Tags, type TagValue } from './tiff.ts';
import { readXmp, type XmpValues } from './xmp-values.ts';

export const PHOTO_NOTE_CODES = [
  /** The file says nothing of how it was made. */
  'no-camera-data',
  /** The file ends before its picture does: a part of it is missing. */
  'file-cut',
  /** The file's own structure is broken; what could be found was read. */
  'structure-broken',
  /** Some of the camera's entries make no sense; the others were read. */
  'tags-damaged',
  'no-time',
  'time-invalid',
  /** The time is that of a press caption, not of a camera. */
  'time-from-caption',
  /** The time is that of an editing program's notes (XMP), not of the camera's own block. */
  'time-from-xmp',
  'no-position',
  'position-invalid',
  /** Degrees without north or south, east or west. */
  'position-no-hemisphere',
  /** 0°, 0°: what cameras write that know nothing. */
  'position-zero',
  /** The receiver says itself that it had no fix. */
  'position-void',
  'position-datum',
  'position-from-xmp',
  'satellite-day-only',
  'satellite-time-only',
  'satellite-time-invalid',
] as const;
export type PhotoNoteCode = (typeof PHOTO_NOTE_CODES)[number];

/** What a photo's file lacks or breaks, by a stable code: worded where it is shown. */
export interface PhotoNote {
  readonly code: PhotoNoteCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type PhotoReading =
  | { readonly other: OtherFile }
  | { readonly mediaType: PhotoMediaType; readonly camera?: CameraData; readonly notes: readonly PhotoNote[] };

const MODEL = 0x110;
const ORIENTATION = 0x112;
const TAKEN_AT = 0x9003;
const TAKEN_OFFSET = 0x9011;
const GPS = { latRef: 1, lat: 2, lonRef: 3, lon: 4, time: 7, status: 9, bearing: 17, datum: 18, day: 29, error: 31 } as const;
const KNOWN_DATUMS = /^(wgs[\s-]?(19)?84.*|cgcs[\s-]?2000|)$/i;
const MOST_MODEL = 200;

/** What a photo's file is and what the camera wrote into it. A damaged file gives what can be read and notes on the rest. Never throws. */
export function readPhoto(bytes: Uint8Array): PhotoReading {
  const signature = readSignature(bytes);
  if ('other' in signature) return signature;
  const { mediaType } = signature;
  const notes: PhotoNote[] = [];
  const blocks = findMetadata(bytes, mediaType);
  const tags = blocks.exif ? readTiff(blocks.exif) : null;
  const xmp = readXmp(blocks.xmp);
  const damaged = (tags?.damaged ?? 0) + (blocks.exif && !tags ? 1 : 0);
  if (isCut(bytes, mediaType)) notes.push({ code: 'file-cut' });
  else if (blocks.broken) notes.push({ code: 'structure-broken' });
  if (damaged > 0) notes.push({ code: 'tags-damaged', params: { count: damaged } });
  const camera: CameraData = {
    ...timeOf(tags?.exif, xmp, readCaptionTime(blocks.caption), notes),
    ...placeOf(tags?.gps, xmp, notes),
    ...satelliteTimeOf(tags?.gps, notes),
    ...deviceOf(tags?.image),
  };
  if (Object.keys(camera).length > 0) return { mediaType, camera, notes };
  if (!tags) return { mediaType, notes: [{ code: 'no-camera-data' }, ...notes.filter(({ code }) => !code.startsWith('no-'))] };
  return { mediaType, notes };
}

function timeOf(exif: Tags | undefined, xmp: XmpValues, caption: string | null, notes: PhotoNote[]): Pick<CameraData, 'takenAt'> {
  const written = exif?.get(TAKEN_AT);
  if (typeof written === 'string' && written !== '') {
    const takenAt = readLocalTime(written, exif?.get(TAKEN_OFFSET));
    if (takenAt !== null) return { takenAt };
    notes.push({ code: 'time-invalid', params: { text: written.slice(0, 40) } });
    return {};
  }
  const edited = xmp.takenAt === undefined ? null : readLocalTime(xmp.takenAt);
  if (edited !== null) {
    notes.push({ code: 'time-from-xmp' });
    return { takenAt: edited };
  }
  notes.push({ code: caption === null ? 'no-time' : 'time-from-caption' });
  return caption === null ? {} : { takenAt: caption };
}

type Place = Pick<CameraData, 'lon' | 'lat' | 'accuracy_m' | 'bearing_deg'>;

function placeOf(gps: Tags = new Map(), xmp: XmpValues, notes: PhotoNote[]): Place {
  const bearing_deg = numberOf(gps.get(GPS.bearing));
  const bearing = bearing_deg !== undefined && bearing_deg >= 0 && bearing_deg <= 360 ? { bearing_deg } : {};
  const at = positionOf(gps, xmp, notes);
  if (!at) return bearing;
  const accuracy_m = numberOf(gps.get(GPS.error));
  return { ...at, ...(accuracy_m !== undefined && accuracy_m >= 0 ? { accuracy_m } : {}), ...bearing };
}

function positionOf(gps: Tags, xmp: XmpValues, notes: PhotoNote[]): { lon: number; lat: number } | null {
  const refused = (code: PhotoNoteCode, params?: PhotoNote['params']) => {
    notes.push({ code, params });
    return null;
  };
  if (!gps.has(GPS.lat) && !gps.has(GPS.lon)) {
    if (xmp.lat === undefined || xmp.lon === undefined) return refused('no-position');
    notes.push({ code: 'position-from-xmp' });
    return { lon: xmp.lon, lat: xmp.lat };
  }
  const lat = degreesOf(gps.get(GPS.lat));
  const lon = degreesOf(gps.get(GPS.lon));
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return refused('position-invalid');
  const south = isNegative(gps.get(GPS.latRef), 'N', 'S');
  const west = isNegative(gps.get(GPS.lonRef), 'E', 'W');
  if (lat === 0 && lon === 0) return refused('position-zero');
  if (south === null || west === null) return refused('position-no-hemisphere');
  const datum = gps.get(GPS.datum);
  if (typeof datum === 'string' && !KNOWN_DATUMS.test(datum))
    notes.push({ code: 'position-datum', params: { datum: datum.slice(0, 40) } });
  if (gps.get(GPS.status) === 'V') notes.push({ code: 'position-void' });
  return { lon: west ? -lon : lon, lat: south ? -lat : lat };
}

function isNegative(ref: TagValue | undefined, positive: string, negative: string): boolean | null {
  const letter = typeof ref === 'string' ? ref.charAt(0).toUpperCase() : '';
  return letter === negative ? true : letter === positive ? false : null;
}

/** Degrees, minutes and seconds, as many of them as were written; null where one is no number, or has a sign: the hemisphere is told apart. */
function degreesOf(value: TagValue | undefined): number | null {
  if (value === undefined || typeof value === 'string' || value.length === 0 || value.length > 3) return null;
  const [degrees, minutes = 0, seconds = 0] = value;
  const sum = degrees + minutes / 60 + seconds / 3600;
  return Number.isFinite(sum) && value.every((part) => part >= 0) ? sum : null;
}

function satelliteTimeOf(gps: Tags = new Map(), notes: PhotoNote[]): Pick<CameraData, 'satelliteAt'> {
  const day = gps.get(GPS.day);
  const time = gps.get(GPS.time);
  if (day === undefined && time === undefined) return {};
  if (day === undefined || time === undefined) {
    notes.push({ code: day === undefined ? 'satellite-time-only' : 'satellite-day-only' });
    return {};
  }
  const satelliteAt = readSatelliteTime(day, time);
  if (satelliteAt === null) notes.push({ code: 'satellite-time-invalid' });
  return satelliteAt === null ? {} : { satelliteAt };
}

function deviceOf(image: Tags = new Map()): Pick<CameraData, 'model' | 'orientation'> {
  const model = image.get(MODEL);
  const orientation = numberOf(image.get(ORIENTATION));
  return {
    ...(typeof model === 'string' && model !== '' ? { model: model.slice(0, MOST_MODEL) } : {}),
    ...(orientation !== undefined && Number.isInteger(orientation) && orientation >= 1 && orientation <= 8
      ? { orientation }
      : {}),
  };
}

function numberOf(value: TagValue | undefined): number | undefined {
  const number = typeof value === 'string' ? undefined : value?.[0];
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}
