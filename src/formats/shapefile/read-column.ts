import type { PropertyValue } from '../feature-table.ts';
import type { Dbf, DbfField } from './dbf.ts';
import { type FieldDecoder, trimField } from './field-decoder.ts';

/** More digits than a number of ours can tell apart. */
const MOST_DIGITS = 15;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const JULIAN_DAY_1970 = 2_440_588;
const DAY_MS = 86_400_000;

/**
 * All values of one field. Texts stay texts; digits become numbers, unless one of them shows that they are a code (a whole number
 * with leading zeros or of more than 15 digits): then all stay texts, so that equal codes stay equal.
 */
export function readColumn(dbf: Dbf, field: DbfField, decoder: FieldDecoder): PropertyValue[] {
  const read = (value: (bytes: Uint8Array) => PropertyValue) =>
    Array.from({ length: dbf.rows }, (_, row) => value(dbf.value(row, field)));
  switch (field.type) {
    case 'N':
    case 'F':
      return readNumbers(read((bytes) => textOf(bytes).trim()) as string[]);
    case 'D':
      return read((bytes) => readDate(textOf(bytes).trim()));
    case 'L':
      return read(readLogical);
    case 'I':
    case '+':
      return read((bytes) => (bytes.length === 4 ? viewOf(bytes).getInt32(0, true) : textOf(bytes).trim()));
    case 'B':
    case 'O':
      return read((bytes) => (bytes.length === 8 ? finite(viewOf(bytes).getFloat64(0, true)) : textOf(bytes).trim()));
    case '@':
    case 'T':
      return read((bytes) => (bytes.length === 8 ? readInstant(viewOf(bytes)) : textOf(bytes).trim()));
    default:
      return read((bytes) => {
        const text = trimField(bytes);
        return text.length === 0 ? null : decoder.decode(text, text.length === field.length).text;
      });
  }
}

function readNumbers(texts: readonly string[]): PropertyValue[] {
  const areCodes = texts.some(isCode);
  return texts.map((text) => {
    // Stars stand for a number that did not fit.
    if (text === '' || /^\*+$/.test(text)) return null;
    if (areCodes || !NUMBER.test(text)) return text;
    return finite(Number(text));
  });
}

function isCode(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  return text.length > MOST_DIGITS || (text.length > 1 && text.startsWith('0'));
}

/** `YYYY-MM-DD`; what is no date of eight digits stays as it is. */
function readDate(text: string): string | null {
  if (/^0*$/.test(text)) return null;
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

function readLogical(bytes: Uint8Array): boolean | string | null {
  const text = textOf(bytes).trim();
  if (/^[tTyY]$/.test(text)) return true;
  if (/^[fFnN]$/.test(text)) return false;
  return text === '' || text === '?' ? null : text;
}

/** Day count of astronomers and milliseconds of that day, of no time zone. */
function readInstant(view: DataView): string | null {
  const day = view.getInt32(0, true);
  const ms = view.getInt32(4, true);
  if (day === 0) return null;
  const date = new Date((day - JULIAN_DAY_1970) * DAY_MS + ms);
  return Number.isNaN(date.getTime()) ? `${day} ${ms}` : date.toISOString().slice(0, 19);
}

const finite = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Digits, letters and signs; every other byte by its number, so that nothing unreadable looks like a number. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...trimField(bytes));
}
