/** What a row holds: whole numbers and reals are told apart by the column's own type where both fit. */
export type RecordValue = null | string | Uint8Array | bigint | { readonly real: number };

const encoder = new TextEncoder();

/** A record of SQLite's file format (sqlite.org/fileformat2.html, 2.1): a header of serial types, then the values. */
export function writeRecord(values: readonly RecordValue[]): Uint8Array {
  const parts = values.map(serialOf);
  const types = parts.flatMap(({ type }) => varint(BigInt(type)));
  let headerLength = types.length + 1;
  if (varint(BigInt(headerLength)).length > 1) headerLength = types.length + 2;
  const body = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const record = new Uint8Array(headerLength + body);
  record.set([...varint(BigInt(headerLength)), ...types]);
  let at = headerLength;
  for (const { bytes } of parts) {
    record.set(bytes, at);
    at += bytes.length;
  }
  return record;
}

const NOTHING = new Uint8Array();
/** Bytes of a whole number by its serial type. */
const INTEGERS = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 6],
  [6, 8],
] as const;

function serialOf(value: RecordValue): { readonly type: number; readonly bytes: Uint8Array } {
  if (value === null) return { type: 0, bytes: NOTHING };
  if (typeof value === 'string') {
    const bytes = encoder.encode(value);
    return { type: 13 + 2 * bytes.length, bytes };
  }
  if (value instanceof Uint8Array) return { type: 12 + 2 * value.length, bytes: value };
  const view = new DataView(new ArrayBuffer(8));
  if (typeof value !== 'bigint') {
    view.setFloat64(0, value.real);
    return { type: 7, bytes: new Uint8Array(view.buffer) };
  }
  view.setBigInt64(0, value);
  const [type, length] = INTEGERS.find(([, size]) => BigInt.asIntN(8 * size, value) === value) ?? INTEGERS[5];
  return { type, bytes: new Uint8Array(view.buffer, 8 - length) };
}

/** SQLite's own variable-length numbers: seven bits a byte, most first; the ninth byte has eight. */
export function varint(value: bigint): number[] {
  const unsigned = BigInt.asUintN(64, value);
  if (unsigned >= 1n << 56n) {
    const head = Array.from({ length: 8 }, (_, n) => Number((unsigned >> BigInt(8 + 7 * (7 - n))) & 127n) | 128);
    return [...head, Number(unsigned & 255n)];
  }
  const bytes = [Number(unsigned & 127n)];
  for (let rest = unsigned >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 127n) | 128);
  return bytes;
}
