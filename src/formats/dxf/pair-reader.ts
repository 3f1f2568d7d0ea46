import { decimalEnd, readDecimal } from '../geojson/read-decimal.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const COMMENT = 999;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A place between two pairs. */
export interface PairPlace {
  readonly at: number;
  readonly line: number;
}

/** The pairs of a DXF file, one after the other: a line with a group code, a line with its value. Comments are passed over. */
export class PairReader {
  code = 0;
  /** Bytes of the value, without its line end. */
  start = 0;
  end = 0;
  /** Line of the group code, from 1. */
  line = 0;
  private at: number;
  private nextLine: number;
  private pairAt = 0;

  constructor(
    readonly bytes: Uint8Array,
    from: PairPlace = { at: 0, line: 1 },
  ) {
    this.at = from.at;
    this.nextLine = from.line;
  }

  /** Where the next pair begins. */
  get place(): PairPlace {
    return { at: this.at, line: this.nextLine };
  }

  /** Where the pair that was read last begins. */
  get pairPlace(): PairPlace {
    return { at: this.pairAt, line: this.line };
  }

  /** False at the end of the file. @throws ReadError `dxf-syntax`, `dxf-truncated`, `line-too-long` */
  next(): boolean {
    do {
      this.line = this.nextLine;
      this.pairAt = this.at;
      if (this.at >= this.bytes.length) return false;
      this.readLine();
      const { start, end } = this;
      const code = readInteger(this.bytes, start, end);
      if (Number.isNaN(code)) {
        if (isBlank(this.bytes, start, this.bytes.length)) return false;
        throw new ReadError('dxf-syntax', { line: this.line }, { found: latin1(this.bytes, start, Math.min(end, start + 40)) });
      }
      if (this.at >= this.bytes.length) throw new ReadError('dxf-truncated', { line: this.line });
      this.code = code;
      this.readLine();
    } while (this.code === COMMENT);
    return true;
  }

  /** The value as an upper-case keyword. */
  keyword(): string {
    return latin1(this.bytes, this.start, this.end).trim().toUpperCase();
  }

  private readLine(): void {
    const { bytes } = this;
    let at = this.at;
    this.start = at;
    while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++;
    this.end = at;
    if (at - this.start > LIMITS.lineCharacters)
      throw new ReadError('line-too-long', { line: this.nextLine }, { limit: LIMITS.lineCharacters });
    this.at = at + (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1);
    this.nextLine++;
  }
}

/** A number as programs write it, blanks around it allowed; NaN where it is none. */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && bytes[from] <= 32) from++;
  while (to > from && bytes[to - 1] <= 32) to--;
  const value = readDecimal(bytes, from);
  if (decimalEnd.at === to && !Number.isNaN(value)) return value;
  const text = latin1(bytes, from, Math.min(to, from + 400));
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
  return text;
}

function readInteger(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] <= 32) at++;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let value = 0;
  const first = at;
  for (; at < end && bytes[at] >= 48 && bytes[at] <= 57 && at - first < 6; at++) value = value * 10 + bytes[at] - 48;
  return at === first || !isBlank(bytes, at, end) ? Number.NaN : isNegative ? -value : value;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] > 32 && bytes[at] !== 26) return false;
  return true;
}
