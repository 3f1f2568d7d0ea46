import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { STRUCTURE } from './package.ts';
import { readTexts, writeTexts } from './text-dictionary.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_LENGTH = 36;
/** Where the digits of each byte stand in the text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** 16 bytes each where all are canonical UUIDs, else a dictionary of texts. */
export function encodeIds(ids: readonly string[]): { readonly type: 'uuid' | 'text'; readonly bytes: Uint8Array } {
  const isUuid = ids.every((id) => UUID.test(id));
  const writer = new ByteWriter(ids.length * 16 + 16);
  if (!isUuid) writeTexts(writer, ids);
  else {
    for (const id of ids) {
      const digits = id.replaceAll('-', '');
      for (let at = 0; at < 32; at += 2) writer.byte(Number.parseInt(digits.slice(at, at + 2), 16));
    }
  }
  return { type: isUuid ? 'uuid' : 'text', bytes: writer.toBytes() };
}

/** @throws ReadError `package-damaged` */
export function decodeIds(bytes: Uint8Array, type: string, count: number): string[] {
  const reader = new ByteReader(bytes, STRUCTURE.ids);
  if (type === 'text') {
    const ids = readTexts(reader, count);
    reader.end();
    return ids;
  }
  if (type !== 'uuid' || bytes.length !== count * 16) reader.damaged();
  const text = new TextDecoder().decode(uuidTexts(bytes, count));
  return Array.from({ length: count }, (_, row) => text.slice(row * UUID_LENGTH, (row + 1) * UUID_LENGTH));
}

/** All of them as one run of ASCII: one decoding instead of 36 small strings for each. */
function uuidTexts(bytes: Uint8Array, count: number): Uint8Array {
  const texts = new Uint8Array(count * UUID_LENGTH).fill(45);
  for (let row = 0; row < count; row++) {
    for (let index = 0; index < 16; index++) {
      const byte = bytes[row * 16 + index];
      const place = row * UUID_LENGTH + PLACES[index];
      texts[place] = DIGITS[byte >> 4];
      texts[place + 1] = DIGITS[byte & 15];
    }
  }
  return texts;
}
