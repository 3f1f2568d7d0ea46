import iconv from 'iconv-lite';

/** One record: its shape type and parts of x, y pairs; `content` instead where a record is to be wrong. */
export interface ShapeToWrite {
  readonly type: number;
  readonly parts?: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly content?: Uint8Array;
}

export interface FieldToWrite {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly decimals?: number;
}

/** Text is padded with blanks on the right, numbers on the left; bytes stand as they are. */
export type ValueToWrite = string | number | Uint8Array | null;

/** A .shp as ESRI's description of 1998 says. Z and M are written as zeros where the type has them. */
export function makeShp(type: number, shapes: readonly ShapeToWrite[]): Uint8Array {
  const records = shapes.map((shape, n) => makeRecord(n + 1, shape.content ?? makeContent(shape)));
  const header = new Uint8Array(100);
  const view = new DataView(header.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, (100 + records.reduce((sum, { length }) => sum + length, 0)) / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  return joinBytes(header, ...records);
}

function makeRecord(number: number, content: Uint8Array): Uint8Array {
  const record = new Uint8Array(8 + content.length);
  const view = new DataView(record.buffer);
  view.setInt32(0, number);
  view.setInt32(4, content.length / 2);
  record.set(content, 8);
  return record;
}

export function makeContent({ type, parts = [] }: ShapeToWrite): Uint8Array {
  const plain = type % 10;
  const points = parts.flat();
  const extras = type > 20 ? 1 : type > 10 ? 2 : 0;
  if (type === 0) return new Uint8Array(4);
  if (plain === 1) {
    const point = new DataView(new ArrayBuffer(20 + 8 * extras));
    point.setInt32(0, type, true);
    point.setFloat64(4, points[0][0], true);
    point.setFloat64(12, points[0][1], true);
    return new Uint8Array(point.buffer);
  }
  const listed = plain === 8 ? 0 : parts.length;
  const first = (plain === 8 ? 40 : 44) + 4 * listed;
  const view = new DataView(new ArrayBuffer(first + 16 * points.length + extras * (16 + 8 * points.length)));
  view.setInt32(0, type, true);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, n) =>
    view.setFloat64(4 + 8 * n, value, true),
  );
  if (plain === 8) view.setInt32(36, points.length, true);
  else {
    view.setInt32(36, parts.length, true);
    view.setInt32(40, points.length, true);
    let start = 0;
    parts.forEach((part, n) => {
      view.setInt32(44 + 4 * n, start, true);
      start += part.length;
    });
  }
  points.forEach(([x, y], n) => {
    view.setFloat64(first + 16 * n, x, true);
    view.setFloat64(first + 16 * n + 8, y, true);
  });
  return new Uint8Array(view.buffer);
}

export interface DbfToWrite {
  readonly encoding?: string;
  /** Byte 29. */
  readonly language?: number;
  /** Rows that are marked as deleted. */
  readonly deleted?: readonly number[];
}

/** A .dbf of dBASE III. */
export function makeDbf(
  fields: readonly FieldToWrite[],
  rows: readonly (readonly ValueToWrite[])[],
  { encoding = 'utf-8', language = 0, deleted = [] }: DbfToWrite = {},
): Uint8Array {
  const rowLength = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const header = new Uint8Array(33 + 32 * fields.length);
  const view = new DataView(header.buffer);
  header.set([3, 126, 11, 28]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, header.length, true);
  view.setUint16(10, rowLength, true);
  header[29] = language;
  fields.forEach(({ name, type, length, decimals = 0 }, n) => {
    const at = 32 + 32 * n;
    header.set(iconv.encode(name, encoding).subarray(0, 10), at);
    header[at + 11] = type.charCodeAt(0);
    // Texts beyond 255 bytes put the rest in the next byte.
    header[at + 16] = length & 255;
    header[at + 17] = length > 255 ? length >> 8 : decimals;
  });
  header[header.length - 1] = 0x0d;
  const body = rows.map((row, n) => {
    const bytes = new Uint8Array(rowLength).fill(0x20);
    if (deleted.includes(n)) bytes[0] = 0x2a;
    let at = 1;
    fields.forEach((field, column) => {
      bytes.set(makeValue(row[column] ?? null, field, encoding), at);
      at += field.length;
    });
    return bytes;
  });
  return joinBytes(header, ...body, Uint8Array.of(0x1a));
}

function makeValue(value: ValueToWrite, { type, length }: FieldToWrite, encoding: string): Uint8Array {
  if (value instanceof Uint8Array) return value.subarray(0, length);
  const text = value === null ? '' : String(value);
  return iconv.encode(type === 'N' || type === 'F' ? text.padStart(length) : text, encoding).subarray(0, length);
}

export function joinBytes(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
