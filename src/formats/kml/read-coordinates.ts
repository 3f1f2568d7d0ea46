import type { GrowableVertices } from '../growable.ts';
import { readOrdinate } from '../xml/read-ordinate.ts';

export interface ReadCoordinates {
  readonly count: number;
  /** Tuples with a third ordinate. */
  readonly altitudes: number;
  /** Some tuple could not be read; nothing of the text counts then. */
  readonly bad: boolean;
}

/**
 * KML `coordinates`: tuples `lon,lat[,alt]` parted by white space. Where that reading fails, white space around the commas is
 * forgiven (`lon, lat, alt`), as Google Earth does. A tuple that stays unreadable spoils the whole: leaving it out would change
 * the shape without a word.
 */
export function readCoordinates(text: string, vertices: GrowableVertices): ReadCoordinates {
  const start = vertices.length;
  const strict = readTuples(text, vertices);
  if (!strict.bad) return strict;
  vertices.length = start;
  const forgiving = readTuples(withoutBlanksAtCommas(text), vertices);
  if (forgiving.bad) vertices.length = start;
  return forgiving;
}

/** Not by a pattern: one that begins with optional white space takes quadratic time on a long run of it. */
function withoutBlanksAtCommas(text: string): string {
  return text
    .split(',')
    .map((piece) => piece.trim())
    .join(',');
}

function readTuples(text: string, vertices: GrowableVertices): ReadCoordinates {
  let altitudes = 0;
  let count = 0;
  for (const tuple of text.split(/\s+/)) {
    if (tuple === '') continue;
    const ordinates = tuple.split(',');
    const hasAltitude = ordinates.length > 2 && ordinates[2] !== '';
    const lon = readOrdinate(ordinates[0]);
    const lat = readOrdinate(ordinates[1]);
    const isBad = Number.isNaN(lon) || Number.isNaN(lat) || (hasAltitude && !isAltitude(ordinates[2]));
    if (isBad) return { count: 0, altitudes: 0, bad: true };
    if (hasAltitude) altitudes++;
    vertices.push(lon, lat);
    count++;
  }
  return { count, altitudes, bad: false };
}

/** `gx:coord`: `lon lat [alt]`, parted by spaces. False where it is none. */
export function readTrackPoint(text: string, vertices: GrowableVertices): boolean {
  const ordinates = text.trim().split(/\s+/);
  const lon = readOrdinate(ordinates[0]);
  const lat = readOrdinate(ordinates[1]);
  if (Number.isNaN(lon) || Number.isNaN(lat)) return false;
  vertices.push(lon, lat);
  return true;
}

/** Altitudes are dropped, so any number that a writer may print there is good enough. */
function isAltitude(text: string): boolean {
  return !Number.isNaN(Number(text)) || /^[+-]?(nan|inf(inity)?)$/i.test(text);
}
