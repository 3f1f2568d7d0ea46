import { type PhotoMediaType, textAt, view } from './media-type.ts';
import { findHeicExif } from './heic-exif.ts';

/** The parts of a picture file that speak of how it was made. */
export interface MetadataBlocks {
  /** TIFF block of the camera. */
  readonly exif?: Uint8Array;
  readonly xmp?: Uint8Array;
  /** Photoshop's block with press captions (IPTC-IIM). */
  readonly caption?: Uint8Array;
  /** The container's own structure is broken; the blocks were looked for by their beginnings. */
  readonly broken: boolean;
}

const EXIF_HEAD = 'Exif\0\0';
const XMP_HEAD = 'http://ns.adobe.com/xap/1.0/\0';
const CAPTION_HEAD = 'Photoshop 3.0\0';
/** Where a broken file is searched for a camera's block. */
const SEARCHED_BYTES = 1 << 20;

/** Finds the blocks in a picture of a known type. Never throws, whatever the file holds. */
export function findMetadata(bytes: Uint8Array, mediaType: PhotoMediaType): MetadataBlocks {
  try {
    const found = FINDERS[mediaType](bytes);
    if (found.exif || !found.broken) return found;
    return { ...found, exif: searchExif(bytes) };
  } catch {
    return { broken: true, exif: searchExif(bytes) };
  }
}

const FINDERS: Readonly<Record<PhotoMediaType, (bytes: Uint8Array) => MetadataBlocks>> = {
  'image/jpeg': findInJpeg,
  'image/png': findInPng,
  'image/webp': findInWebp,
  'image/heic': (bytes) => {
    const exif = findHeicExif(bytes);
    return { exif: exif ?? undefined, broken: exif === null };
  },
};

function findInJpeg(bytes: Uint8Array): MetadataBlocks {
  const data = view(bytes);
  const found: { exif?: Uint8Array; xmp?: Uint8Array; caption?: Uint8Array } = {};
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return { ...found, broken: true };
    const marker = bytes[at + 1];
    // Fill bytes, and markers without a length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return { ...found, broken: false };
    const length = data.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && startsWith(body, EXIF_HEAD)) found.exif ??= body.subarray(EXIF_HEAD.length);
    if (marker === 0xe1 && startsWith(body, XMP_HEAD)) found.xmp ??= body.subarray(XMP_HEAD.length);
    if (marker === 0xed && startsWith(body, CAPTION_HEAD)) found.caption ??= body.subarray(CAPTION_HEAD.length);
    if (length < 2) return { ...found, broken: true };
    at += 2 + length;
  }
  return { ...found, broken: true };
}

function findInPng(bytes: Uint8Array): MetadataBlocks {
  const data = view(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = data.getUint32(at);
    const kind = textAt(bytes, at + 4, 4);
    if (kind === 'eXIf') return { exif: withoutHead(bytes.subarray(at + 8, at + 8 + length)), broken: false };
    if (kind === 'IEND') return { broken: false };
    at += 12 + length;
  }
  return { broken: true };
}

function findInWebp(bytes: Uint8Array): MetadataBlocks {
  const data = view(bytes);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = data.getUint32(at + 4, true);
    if (textAt(bytes, at, 4) === 'EXIF') return { exif: withoutHead(bytes.subarray(at + 8, at + 8 + length)), broken: false };
    at += 8 + length + (length & 1);
  }
  return { broken: at > bytes.length + 1 };
}

/** Some programs write the head of JPEG's block before that of the others. */
const withoutHead = (block: Uint8Array): Uint8Array => (startsWith(block, EXIF_HEAD) ? block.subarray(EXIF_HEAD.length) : block);

const startsWith = (bytes: Uint8Array, head: string): boolean => textAt(bytes, 0, head.length) === head;

/** In a broken file: the first place where a camera's block begins. */
function searchExif(bytes: Uint8Array): Uint8Array | undefined {
  const end = Math.min(bytes.length - 14, SEARCHED_BYTES);
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x45 || !startsWith(bytes.subarray(at, at + 6), EXIF_HEAD)) continue;
    const order = textAt(bytes, at + 6, 4);
    if (order === 'II*\0' || order === 'MM\0*') return bytes.subarray(at + 6);
  }
  return undefined;
}
