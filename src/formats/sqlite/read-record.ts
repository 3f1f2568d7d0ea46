import { ReadError } from '../reader.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** Whole numbers that no double holds come as their decimal text. */
export type SqliteValue = null | number | string | Uint8Array;

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

/** Where `readVarint` stopped. One reader at a time: valid until its next call. */
export const varintEnd = { at: 0 };

/** A number of one to nine bytes; beyond 2^53 only about right. */
export function readVarint(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let n = 0; n < 8; n++) {
    const byte = bytes[start + n];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      varintEnd.at = start + n + 1;
      return value;
    }
  }
  varintEnd.at = start + 9;
  return value * 256 + bytes[start + 8];
}

/** The same as text, to the last digit: a row's number may use all 64 bits, the first of them a sign. */
export function readRowId(bytes: Uint8Array, start: number): string {
  const value = readVarint(bytes, start);
  if (value <= Number.MAX_SAFE_INTEGER) return String(value);
  let exact = 0n;
  for (let at = start; at < varintEnd.at; at++)
    exact = at === start + 8 ? (exact << 8n) | BigInt(bytes[at]) : (exact << 7n) | BigInt(bytes[at] & 0x7f);
  return String(BigInt.asIntN(64, exact));
}

/** The values of one row, as many as it has: a table that was widened later keeps its older rows short. @throws ReadError `sqlite-damaged` */
export function readRecord(file: SqliteFile, payload: Uint8Array): SqliteValue[] {
  const headerSize = readVarint(payload, 0);
  if (!(headerSize <= payload.length)) throw new ReadError('sqlite-damaged');
  const values: SqliteValue[] = [];
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  let at = headerSize;
  for (let header = varintEnd.at; header < headerSize; header = varintEnd.at) {
    const type = readVarint(payload, header);
    const next = at + sizeOf(type);
    if (!(next <= payload.length)) throw new ReadError('sqlite-damaged');
    values.push(readValue(file, view, type, at, next));
    at = next;
  }
  return values;
}

function sizeOf(type: number): number {
  if (type < 7) return INTEGER_BYTES[type];
  if (type === 7) return 8;
  if (type < 10) return 0;
  return type < 12 ? Number.NaN : Math.floor((type - 12) / 2);
}

function readValue(file: SqliteFile, view: DataView, type: number, at: number, end: number): SqliteValue {
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6: {
      const value = view.getBigInt64(at);
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    }
    case 7:
      return view.getFloat64(at);
    case 8:
    case 9:
      return type - 8;
    default: {
      const bytes = new Uint8Array(view.buffer, view.byteOffset + at, end - at);
      return type % 2 === 0 ? bytes : file.decode(bytes);
    }
  }
}
