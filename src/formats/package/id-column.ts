import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { STRUCTURE } from './package.ts';
import { readTexts, writeTexts } from './text-dictionary.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

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
  const ids = new Array<string>(count);
  for (let row = 0; row < count; row++) ids[row] = uuidAt(bytes, row * 16);
  return ids;
}

function uuidAt(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += HEX[bytes[at + index]];
  }
  return text;
}
