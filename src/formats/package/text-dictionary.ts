import { LIMITS } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/**
 * Each different text once, in order of first appearance: their number, their lengths in UTF-16 units, all of them as one UTF-8
 * run (decoded in one go), then one index per row.
 */
export function writeTexts(writer: ByteWriter, rows: readonly string[]): void {
  const indexOf = new Map<string, number>();
  const indexes = new Uint32Array(rows.length);
  rows.forEach((text, row) => {
    let index = indexOf.get(text);
    if (index === undefined) {
      index = indexOf.size;
      indexOf.set(text, index);
    }
    indexes[row] = index;
  });
  const texts = [...indexOf.keys()];
  const run = new TextEncoder().encode(texts.join(''));
  writer.varint(texts.length);
  for (const text of texts) writer.varint(text.length);
  writer.varint(run.length);
  writer.raw(run);
  for (const index of indexes) writer.varint(index);
}

/** @throws ReadError `package-damaged` */
export function readTexts(reader: ByteReader, rows: number): string[] {
  const count = reader.varint();
  if (count > reader.left || count > LIMITS.packageRows) reader.damaged();
  const lengths = new Uint32Array(count);
  for (let index = 0; index < count; index++) lengths[index] = reader.varint();
  const run = decodeRun(reader, reader.take(reader.varint()));
  const texts = new Array<string>(count);
  let at = 0;
  for (let index = 0; index < count; index++) {
    texts[index] = run.slice(at, at + lengths[index]);
    at += lengths[index];
  }
  if (at !== run.length || rows > reader.left) reader.damaged();
  const values = new Array<string>(rows);
  for (let row = 0; row < rows; row++) {
    const index = reader.varint();
    if (!(index < count)) reader.damaged();
    values[row] = texts[index];
  }
  return values;
}

function decodeRun(reader: ByteReader, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    reader.damaged();
  }
}
