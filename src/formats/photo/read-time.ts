import { textAt } from './media-type.ts';
import type { TagValue } from './tiff.ts';

const TIME = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const OFFSET = /^(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A camera's local time as ISO text, with its offset from UTC where the file has one.
 * @returns null where the text is no time that exists
 */
export function readLocalTime(text: string, offset?: TagValue): string | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', own] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = new Date(`${iso}Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 19) !== iso) return null;
  return iso + normaliseOffset(own ?? offset);
}

function normaliseOffset(offset: TagValue | undefined): string {
  if (typeof offset !== 'string' || !OFFSET.test(offset.trim())) return '';
  const text = offset.trim();
  if (text === 'Z') return '+00:00';
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  return hours > 14 || minutes > 59 ? '' : `${text.slice(0, 3)}:${text.slice(-2)}`;
}

/**
 * Satellite time: its day as `2008:10:23`, its time as hours, minutes, seconds in UTC.
 * @returns null where they are no instant that exists
 */
export function readSatelliteTime(day: TagValue | undefined, time: TagValue | undefined): string | null {
  const date = typeof day === 'string' ? /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})/.exec(day.trim()) : null;
  if (!date || typeof time === 'string' || time?.length !== 3) return null;
  const [hour, minute, second] = time;
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61)) return null;
  const midnight = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
  if (new Date(midnight).toISOString().slice(0, 10) !== `${date[1]}-${date[2]}-${date[3]}`) return null;
  const at = new Date(midnight + Math.round(1000 * (3600 * hour + 60 * minute + second)));
  return at.getUTCFullYear() < 1980 ? null : at.toISOString();
}

/** Day and time of making from a press caption (IPTC-IIM 2:55 and 2:60), e.g. `20200723` and `113220+0000`; null where it has none. */
export function readCaptionTime(caption: Uint8Array | undefined): string | null {
  if (!caption) return null;
  const day = datasetOf(caption, 55);
  const time = datasetOf(caption, 60);
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(day ?? '');
  const clock = /^(\d{2})(\d{2})(\d{2})([+-]\d{4})?$/.exec(time ?? '');
  if (!date || !clock) return null;
  return readLocalTime(`${date[1]}:${date[2]}:${date[3]} ${clock[1]}:${clock[2]}:${clock[3]}${clock[4] ?? ''}`);
}

function datasetOf(caption: Uint8Array, number: number): string | undefined {
  for (let at = 0; at + 5 <= caption.length; at++) {
    if (caption[at] !== 0x1c || caption[at + 1] !== 2 || caption[at + 2] !== number) continue;
    return textAt(caption, at + 5, caption[at + 3] * 256 + caption[at + 4]);
  }
  return undefined;
}
