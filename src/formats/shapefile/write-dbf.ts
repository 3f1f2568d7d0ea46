import type { PropertyValue } from '../feature-table.ts';
import type { NoteList } from '../note-list.ts';
import { noteLostCharacters } from '../note-lost-characters.ts';
import type { OutgoingColumn } from '../outgoing-columns.ts';
import type { TextWriter } from '../text-writer.ts';
import type { RenamedField } from '../writer.ts';

const NAME_BYTES = 10;
const LONGEST_TEXT = 254;
const MOST_FIELDS = 255;
/** Digits, sign and point of a number that is written out; longer ones are written with an exponent. */
const LONGEST_NUMBER = 19;
const MOST_DECIMALS = 15;
/** More digits than that are read back as a code, unless they have an exponent. */
const PLAIN_DIGITS = 15;
/** Of the longest double: `-1.7976931348623157e+308`. */
const EXPONENT_WIDTH = 24;

interface Field {
  readonly name: Uint8Array;
  readonly type: 'C' | 'N' | 'F' | 'D' | 'L';
  readonly length: number;
  readonly decimals: number;
  readonly value: (row: number) => Uint8Array;
}

/** The fields of a .dbf: what their names became is said once for all files of a layer. */
export class DbfFields {
  readonly renamed: RenamedField[] = [];
  private readonly fields: readonly Field[];

  constructor(
    columns: readonly OutgoingColumn[],
    private readonly writer: TextWriter,
    private readonly notes: NoteList,
  ) {
    const beyond = columns.slice(MOST_FIELDS);
    if (beyond.length > 0) notes.add('write-columns-left-out', beyond[0].name, beyond.length);
    const taken = new Set<string>();
    this.fields = columns.slice(0, MOST_FIELDS).map((column) => this.fieldOf(column, this.nameOf(column.name, taken)));
  }

  /** The rows of some features, dated by a calendar day. A .dbf has one field at least: without any, the rows are numbered. */
  write(features: readonly number[], day: string): Uint8Array {
    const fields = this.fields.length > 0 ? this.fields : [this.numbering()];
    const rowLength = 1 + fields.reduce((sum, { length }) => sum + length, 0);
    const headerLength = 33 + 32 * fields.length;
    const bytes = new Uint8Array(headerLength + rowLength * features.length + 1).fill(0x20, headerLength);
    const view = new DataView(bytes.buffer);
    const [year, month, date] = day.split('-').map(Number);
    bytes.set([3, year - 1900, month, date]);
    view.setUint32(4, features.length, true);
    view.setUint16(8, headerLength, true);
    view.setUint16(10, rowLength, true);
    bytes[29] = this.writer.label === 'gbk' ? 0x4d : 0;
    fields.forEach(({ name, type, length, decimals }, n) => {
      const at = 32 + 32 * n;
      bytes.set(name, at);
      bytes[at + 11] = type.charCodeAt(0);
      bytes[at + 16] = length;
      bytes[at + 17] = decimals;
    });
    bytes[headerLength - 1] = 0x0d;
    let at = headerLength;
    for (const feature of features) {
      at++;
      for (const { type, length, value } of fields) {
        const text = value(feature);
        bytes.set(text, type === 'N' || type === 'F' ? at + length - text.length : at);
        at += length;
      }
    }
    bytes[at] = 0x1a;
    return bytes;
  }

  private numbering(): Field {
    const value = (row: number): Uint8Array => this.writer.encode(String(row + 1));
    return { name: this.writer.encode('NO'), type: 'N', length: 10, decimals: 0, value };
  }

  private nameOf(name: string, taken: Set<string>): Uint8Array {
    let suffix = '';
    for (let n = 2; ; n++) {
      const base = cut(this.writer.encode(name.trim() || 'field'), NAME_BYTES - suffix.length, this.writer.label);
      const bytes = Uint8Array.of(...base, ...this.writer.encode(suffix));
      const written = new TextDecoder(this.writer.label).decode(bytes);
      if (!taken.has(written.toLowerCase()) && written !== '') {
        taken.add(written.toLowerCase());
        if (written !== name) {
          this.renamed.push({ from: name, to: written });
          this.notes.add('write-names-cut', `${name} → ${written}`);
        }
        return bytes;
      }
      suffix = `_${n}`;
    }
  }

  private fieldOf({ name: label, type, values }: OutgoingColumn, name: Uint8Array): Field {
    const encode = (text: string): Uint8Array => this.writer.encode(text);
    const of = (kind: Field['type'], length: number, decimals: number, write: (value: PropertyValue) => string): Field => ({
      name,
      type: kind,
      length,
      decimals,
      value: (row) => (values[row] === null ? NOTHING : encode(write(values[row]))),
    });
    switch (type) {
      case 'boolean':
        return of('L', 1, 0, (value) => (value === true ? 'T' : 'F'));
      case 'day':
        return of('D', 8, 0, (value) => String(value).replaceAll('-', ''));
      case 'int32':
      case 'integer':
      case 'real':
        return numberField(values as readonly (number | null)[], of);
      default: {
        const texts = values.map((value) => (value === null ? NOTHING : this.textOf(String(value), label)));
        const length = texts.reduce((most, text) => Math.max(most, text.length), 1);
        return { name, type: 'C', length, decimals: 0, value: (row) => texts[row] };
      }
    }
  }

  private textOf(text: string, label: string): Uint8Array {
    const { notes, writer } = this;
    if (text === '') notes.add('write-empty-as-null', label);
    if (text !== text.replace(/ +$/, '') || text.includes('\0')) notes.add('write-blanks-cut', label);
    noteLostCharacters(text.replaceAll('\0', ''), label, notes);
    const bytes = writer.encode(text);
    if (bytes.length <= LONGEST_TEXT) return bytes;
    notes.add('write-texts-cut', `${label}: ${bytes.length} → ${LONGEST_TEXT}`);
    return cut(bytes, LONGEST_TEXT, writer.label);
  }
}

const NOTHING = new Uint8Array();

/** Written out with as many decimals as the longest needs, else with an exponent: no digit of a double is lost either way. */
function numberField(
  values: readonly (number | null)[],
  of: (kind: 'N' | 'F', length: number, decimals: number, write: (value: PropertyValue) => string) => Field,
): Field {
  let [length, decimals] = [1, 0];
  let isPlain = true;
  for (const value of values) {
    if (value === null) continue;
    const text = String(value);
    const point = text.indexOf('.');
    const whole = point < 0 ? text.length : point;
    const digits = text.replace(/\D/g, '').length;
    if (text.includes('e') || (point < 0 && digits > PLAIN_DIGITS)) isPlain = false;
    decimals = Math.max(decimals, point < 0 ? 0 : text.length - point - 1);
    length = Math.max(length, whole);
  }
  const full = decimals === 0 ? length : length + 1 + decimals;
  if (!isPlain || full > LONGEST_NUMBER || decimals > MOST_DECIMALS) {
    return of('F', EXPONENT_WIDTH, MOST_DECIMALS, (value) => writeExponent(value as number));
  }
  return of('N', full, decimals, (value) => padDecimals(String(value), decimals));
}

const writeExponent = (value: number): string => (Number.isInteger(value) ? value.toExponential() : String(value));

function padDecimals(text: string, decimals: number): string {
  if (decimals === 0) return text;
  const point = text.indexOf('.');
  const given = point < 0 ? 0 : text.length - point - 1;
  return `${text}${point < 0 ? '.' : ''}${'0'.repeat(decimals - given)}`;
}

/** So many bytes at most, no character cut in two. */
function cut(bytes: Uint8Array, most: number, label: TextWriter['label']): Uint8Array {
  if (bytes.length <= most) return bytes;
  let end = most;
  if (label === 'utf-8') {
    while (end > 0 && (bytes[end] & 0xc0) === 0x80) end--;
    return bytes.subarray(0, end);
  }
  let at = 0;
  while (at < most) {
    const next = bytes[at] < 0x80 ? at + 1 : at + 2;
    if (next > most) break;
    at = next;
  }
  return bytes.subarray(0, at);
}
