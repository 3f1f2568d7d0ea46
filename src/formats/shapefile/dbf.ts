import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';

/** One field of a .dbf. */
export interface DbfField {
  /** As it stands, up to the first zero byte: its encoding is not known yet. */
  readonly name: Uint8Array;
  /** Letter of its type: C text, N and F numbers in digits, D date, L yes or no, … */
  readonly type: string;
  /** From the beginning of a row; the row's first byte is its deletion mark. */
  readonly start: number;
  readonly length: number;
  readonly decimals: number;
}

const HEADER = 32;
const FIELD = 32;
const NAME = 11;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
const TEXT = 0x43;

/** The rows of a .dbf file as bytes: fields of fixed length, one row after the other. */
export class Dbf {
  readonly fields: readonly DbfField[];
  /** Whole rows that are there. */
  readonly rows: number;
  /** Rows that the header states. */
  readonly statedRows: number;
  /** Byte 29: the code page of its texts, by a number of dBASE. */
  readonly language: number;
  private readonly first: number;
  private readonly rowLength: number;

  /** @throws ReadError `dbf-damaged`, `too-many-columns` */
  constructor(private readonly bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    need(bytes.length >= HEADER, bytes.length);
    this.statedRows = view.getUint32(4, true);
    this.first = view.getUint16(8, true);
    this.rowLength = view.getUint16(10, true);
    this.language = bytes[29];
    need(this.first >= HEADER && this.first <= bytes.length && this.rowLength > 0, 8);
    this.fields = readFields(bytes.subarray(0, this.first), this.rowLength);
    this.rows = Math.min(this.statedRows, Math.floor((bytes.length - this.first) / this.rowLength));
  }

  isDeleted(row: number): boolean {
    return this.bytes[this.first + row * this.rowLength] === DELETED;
  }

  /** The bytes of one value, padding included. */
  value(row: number, { start, length }: DbfField): Uint8Array {
    const at = this.first + row * this.rowLength + start;
    return this.bytes.subarray(at, at + length);
  }
}

function readFields(header: Uint8Array, rowLength: number): DbfField[] {
  const places: number[] = [];
  for (let at = HEADER; at + FIELD <= header.length && header[at] !== END_OF_FIELDS; at += FIELD) places.push(at);
  if (places.length > LIMITS.columns) throw new ReadError('too-many-columns', {}, { limit: LIMITS.columns });
  const plain = layOut(header, places, (at) => header[at + 16]);
  if (endOf(plain) === rowLength) return plain;
  // Some writers give texts of more than 255 bytes, the high byte in place of the decimals, which texts have none of.
  const wide = layOut(header, places, (at) => header[at + 16] + (header[at + 11] === TEXT ? 256 * header[at + 17] : 0));
  if (endOf(wide) === rowLength) return wide;
  need(endOf(plain) <= rowLength, HEADER);
  return plain;
}

function layOut(header: Uint8Array, places: readonly number[], lengthAt: (at: number) => number): DbfField[] {
  let start = 1;
  return places.map((at) => {
    const name = header.subarray(at, at + NAME);
    const end = name.indexOf(0);
    const field = {
      name: end < 0 ? name : name.subarray(0, end),
      type: String.fromCharCode(header[at + 11]).toUpperCase(),
      start,
      length: lengthAt(at),
      decimals: header[at + 17],
    };
    start += field.length;
    return field;
  });
}

function endOf(fields: readonly DbfField[]): number {
  const last = fields.at(-1);
  return last === undefined ? 1 : last.start + last.length;
}

function need(condition: boolean, byte: number): asserts condition {
  if (!condition) throw new ReadError('dbf-damaged', { byte });
}
