import type { SnapshotPicture } from '../snapshot/snapshot.ts';

type MediaType = SnapshotPicture['mediaType'];

/**
 * The picture without anything written beside it: no Exif, place, thumbnail, caption, comment, second picture or film behind its end. What
 * is kept is listed, so that a block nobody thought of is left out. Null for a file that is broken or is no JPEG, PNG or WebP.
 */
export function stripPicture(bytes: Uint8Array): { readonly mediaType: MediaType; readonly bytes: Uint8Array } | null {
  const strip = [stripJpeg, stripPng, stripWebp].map((one) => one(bytes)).find((one) => one !== null);
  return strip ?? null;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Tables, frames and scans; of the application's blocks the colour transform of Adobe alone, without which colours turn. */
function isKept(marker: number): boolean {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8;
  return isFrame || marker === 0xdb || marker === 0xdd || marker === 0xda;
}

const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function stripJpeg(bytes: Uint8Array): { mediaType: MediaType; bytes: Uint8Array } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const data = view(bytes);
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9) return { mediaType: 'image/jpeg', bytes: join([...parts, bytes.subarray(at, at + 2)]) };
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + data.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const isAdobe = marker === 0xee && end - at === 16 && String.fromCharCode(...bytes.subarray(at + 4, at + 9)) === 'Adobe';
    if (isKept(marker) || isAdobe) parts.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const scanned = at;
    // Coded data ends before the next marker that is neither a stuffed byte nor a restart.
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && !isBare(bytes[at + 1]))) at++;
    parts.push(bytes.subarray(scanned, at));
  }
  return null;
}

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'sBIT']);

function stripPng(bytes: Uint8Array): { mediaType: MediaType; bytes: Uint8Array } | null {
  if (!PNG_HEAD.every((one, n) => bytes[n] === one)) return null;
  const data = view(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + data.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) return null;
    if (PNG_CHUNKS.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return { mediaType: 'image/png', bytes: join(parts) };
    at = end;
  }
  return null;
}

const WEBP_CHUNKS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
/** Flags of VP8X that say that a profile, Exif, XMP or frames are there. */
const WEBP_BESIDE = 0b0010_1110;

function stripWebp(bytes: Uint8Array): { mediaType: MediaType; bytes: Uint8Array } | null {
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (text(0) !== 'RIFF' || text(8) !== 'WEBP') return null;
  const data = view(bytes);
  const parts: Uint8Array[] = [];
  let isPicture = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = data.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > bytes.length) return null;
    if (WEBP_CHUNKS.has(text(at))) {
      const chunk = bytes.slice(at, end);
      if (text(at) === 'VP8X') chunk[8] &= ~WEBP_BESIDE & 0xff;
      else isPicture ||= text(at) !== 'ALPH';
      parts.push(chunk);
    }
    at = end;
  }
  if (!isPicture) return null;
  const head = bytes.slice(0, 12);
  view(head).setUint32(4, 4 + parts.reduce((sum, { length }) => sum + length, 0), true);
  return { mediaType: 'image/webp', bytes: join([head, ...parts]) };
}
