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

/** Bytes between two looks at the clock. */
const STRIDE = 1 << 22;

/**
 * The first byte that is no part of valid UTF-8 (RFC 3629), undefined where all are. Yields its place from time to time. By hand:
 * a decoder would build a text as large as the file, and not say where.
 */
export function* findUtf8Damage(bytes: Uint8Array): Generator<number, number | undefined> {
  let at = firstHighByte(bytes);
  while (at < bytes.length) {
    const pause = Math.min(at + STRIDE, bytes.length);
    while (at < pause) {
      const length = sequenceLength(bytes, at);
      if (length === 0) return at;
      at += length;
      while (at < pause && bytes[at] < 128) at++;
    }
    yield at;
  }
  return undefined;
}

/** Bytes of the sequence that begins here, 0 where none does: no overlong form, no surrogate, none cut off. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || at + length > bytes.length || bytes[at + 1] < lowest || bytes[at + 1] > highest) return 0;
  for (let next = at + 2; next < at + length; next++) if ((bytes[next] & 0xc0) !== 0x80) return 0;
  return length;
}

/** Where the first byte above 127 is, else the length. Four bytes at a time: most files are ASCII to the end, and this is then a pass over all of them. */
export function firstHighByte(bytes: Uint8Array): number {
  const gap = (4 - (bytes.byteOffset & 3)) & 3;
  const aligned = Math.min(bytes.length, gap);
  const words =
    aligned < gap ? new Uint32Array() : new Uint32Array(bytes.buffer, bytes.byteOffset + aligned, (bytes.length - aligned) >> 2);
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

/**
 * A decoder as the Encoding standard has it. Node 20 reads windows-1252 as ISO 8859-1 where a text comes in one piece (`’` would
 * become a control character); told that more may come it reads rightly, and a byte that is a character leaves nothing behind.
 * @throws RangeError where the encoding has no decoder
 */
export function createTextDecoder(label: string, options: TextDecoderOptions = {}): Pick<TextDecoder, 'decode' | 'encoding'> {
  const decoder = new TextDecoder(label, options);
  if (decoder.encoding !== 'windows-1252') return decoder;
  return { encoding: decoder.encoding, decode: (bytes) => decoder.decode(bytes, { stream: true }) };
}

/** @throws ReadError `encoding-damaged` where the bytes are not of that encoding, `encoding-unknown` where it has no decoder. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  let decoder: ReturnType<typeof createTextDecoder>;
  try {
    decoder = createTextDecoder(encoding, { fatal: true });
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
