import { ReadError } from './reader.ts';

export interface DecodedText {
  readonly encoding: string;
  /** True where nothing in the file says so and the bytes decided. */
  readonly guessed: boolean;
}

/** UTF-8, UTF-16 or UTF-32 by the mark at the start of the file. */
export function encodingByMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** UTF-16 without a mark: one of the first two characters' bytes is zero. */
export function encodingByZeros(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4) return undefined;
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'utf-16be';
  return undefined;
}

/** Is the sample (from its first byte above 127) valid UTF-8? A character cut at the sample's end does not count against it. */
export function isUtf8(bytes: Uint8Array, sample = 1 << 20): boolean {
  const first = firstHighByte(bytes);
  if (first === bytes.length) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(first, first + sample), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Four bytes at a time: most files are ASCII to the end, and this is then a pass over all of them. */
function firstHighByte(bytes: Uint8Array): number {
  const aligned = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + aligned, (bytes.length - aligned) >> 2);
  let at = 0;
  while (at < aligned && bytes[at] < 128) at++;
  if (at === aligned) {
    let word = 0;
    while (word < words.length && (words[word] & 0x80808080) === 0) word++;
    at += word * 4;
  }
  while (at < bytes.length && bytes[at] < 128) at++;
  return at;
}

/** @throws ReadError `encoding-damaged` where the bytes are not of that encoding, `encoding-unknown` where it has no decoder. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ReadError('encoding-unknown', {}, { encoding: encoding.slice(0, 40) });
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ReadError('encoding-damaged', {}, { encoding });
  }
}

/**
 * The bytes as UTF-8 without a mark: as they are where they already are (no copy), else transcoded from UTF-16 or, where they are
 * no UTF-8, from GB 18030, the usual encoding of Chinese office files.
 * @throws ReadError `encoding-damaged`
 */
export function toUtf8(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly text: DecodedText } {
  const mark = encodingByMark(bytes);
  const encoding = mark?.encoding ?? encodingByZeros(bytes);
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  if (encoding !== undefined && encoding !== 'utf-8') {
    return { bytes: new TextEncoder().encode(decodeStrictly(body, encoding)), text: { encoding, guessed: mark === undefined } };
  }
  if (isUtf8(body)) return { bytes: body, text: { encoding: 'utf-8', guessed: false } };
  return { bytes: new TextEncoder().encode(decodeStrictly(body, 'gb18030')), text: { encoding: 'gb18030', guessed: true } };
}
