/** What is kept as evidence: what cameras make, and what a browser or an office program can show. */
export const PHOTO_MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type PhotoMediaType = (typeof PHOTO_MEDIA_TYPES)[number];

/** What a refused file is, as far as its first bytes say. */
export type OtherFile = 'empty' | 'avif' | 'gif' | 'tiff' | 'bmp' | 'raw' | 'video' | 'pdf' | 'archive' | 'text' | 'unknown';

export type Signature = { readonly mediaType: PhotoMediaType } | { readonly other: OtherFile };

/** Brands of the ISO base media format that mean HEVC-coded still pictures. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];
const ANY_HEIF_BRANDS = ['mif1', 'msf1'];

/** What a file is by its own first bytes: its name and what a browser says of it are hearsay. */
export function readSignature(bytes: Uint8Array): Signature {
  if (bytes.length === 0) return { other: 'empty' };
  const has = (at: number, text: string) => textAt(bytes, at, text.length) === text;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { mediaType: 'image/jpeg' };
  if (has(0, '\x89PNG\r\n\x1a\n')) return { mediaType: 'image/png' };
  if (has(0, 'RIFF') && has(8, 'WEBP')) return { mediaType: 'image/webp' };
  if (has(4, 'ftyp')) return ofBrands(bytes);
  if (has(0, 'GIF8')) return { other: 'gif' };
  if (has(0, 'BM')) return { other: 'bmp' };
  if (has(0, 'FUJIFILM')) return { other: 'raw' };
  if (has(0, 'II*\0') || has(0, 'MM\0*')) return { other: has(8, 'CR') ? 'raw' : 'tiff' };
  if (has(0, '\x1aE\xdf\xa3') || has(0, 'RIFF')) return { other: 'video' };
  if (has(0, '%PDF')) return { other: 'pdf' };
  if (has(0, 'PK\x03\x04') || has(0, 'Rar!') || has(0, "7z\xbc\xaf'\x1c")) return { other: 'archive' };
  return { other: looksLikeText(bytes) ? 'text' : 'unknown' };
}

function ofBrands(bytes: Uint8Array): Signature {
  const end = Math.min(bytes.length, 256, Math.max(16, view(bytes).getUint32(0)));
  const brands = [textAt(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(bytes, at, 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { other: 'avif' };
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return { mediaType: 'image/heic' };
  if (ANY_HEIF_BRANDS.includes(brands[0])) return { mediaType: 'image/heic' };
  return { other: brands[0].startsWith('crx') ? 'raw' : 'video' };
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  return head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
}

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as Latin-1 text; shorter where the file ends. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(at, at + length)) text += String.fromCharCode(byte);
  return text;
}
