import { type PhotoMediaType, textAt, view } from './media-type.ts';

/**
 * Whether a picture's file ends before its picture does, by its own structure: a copy that was broken off, a card that was pulled.
 * False where the structure tells nothing. Never throws.
 */
export function isCut(bytes: Uint8Array, mediaType: PhotoMediaType): boolean {
  return JUDGES[mediaType](bytes);
}

const JUDGES: Readonly<Record<PhotoMediaType, (bytes: Uint8Array) => boolean>> = {
  'image/jpeg': isJpegCut,
  'image/png': isPngCut,
  // RIFF: the size in the head counts what follows it.
  'image/webp': (bytes) => bytes.length < 12 || 8 + view(bytes).getUint32(4, true) > bytes.length,
  'image/heic': isHeicCut,
};

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** No end of image (ITU-T T.81, B.1.1.3) behind the scans. What follows it, as the second pictures of some phones, is not looked at. */
function isJpegCut(bytes: Uint8Array): boolean {
  const data = view(bytes);
  let at = 2;
  for (;;) {
    if (at >= bytes.length) return true;
    if (bytes[at] !== 0xff) return false;
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === END_OF_IMAGE) return false;
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return true;
    const length = data.getUint16(at + 2);
    if (length < 2) return false;
    at += 2 + length;
    if (marker === START_OF_SCAN) at = endOfScan(bytes, at);
  }
}

/** Place of the marker that ends a scan's coded data, in which 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1];
    if (next === 0xff) at++;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at = bytes.indexOf(0xff, at + 2);
    else return at;
  }
  return bytes.length;
}

/** No `IEND` (ISO/IEC 15948, 5.6). */
function isPngCut(bytes: Uint8Array): boolean {
  const data = view(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at)) {
    const kind = textAt(bytes, at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(kind)) return false;
    if (kind === 'IEND') return false;
  }
  return true;
}

/** An outermost box that reaches beyond the file (ISO/IEC 14496-12, 4.2); one of size 0 reaches to its end, wherever that is. */
function isHeicCut(bytes: Uint8Array): boolean {
  const data = view(bytes);
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return true;
    const short = data.getUint32(at);
    if (short === 0) return false;
    if (short === 1 && at + 16 > bytes.length) return true;
    const size = short === 1 ? Number(data.getBigUint64(at + 8)) : short;
    if (size < 8) return false;
    at += size;
  }
  return at > bytes.length;
}
