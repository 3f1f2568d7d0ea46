import type { PropertyValue } from '../feature-table.ts';
import { GrowableUint32 } from '../growable.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';
import { isUtf8 } from '../text-encoding.ts';
import type { FlatColumn } from './read-header.ts';

/** Bytes of a value by its type; 0: its length stands before it, in four bytes. */
const SIZES = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0];
const BINARY = 14;

/** Where every value stands in the file. They are parsed a column at a time, when a column is asked for. */
export class PropertyValues {
  private readonly view: DataView;
  private readonly known: FlatColumn[] = [];
  private readonly indexOf = new Map<string, number>();
  /** Names of the file's own columns: a feature that leaves one out has no value there. */
  private readonly stated: ReadonlySet<string>;
  private readonly featureEnds = new GrowableUint32();
  private readonly entryColumns = new GrowableUint32();
  private readonly entryStarts = new GrowableUint32();
  /** Values of bytes, which have no text. */
  binaries = 0;
  /** Texts with bytes that are no UTF-8. */
  damagedTexts = 0;

  constructor(
    private readonly bytes: Uint8Array,
    columns: readonly FlatColumn[],
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.columnsFor(columns);
    this.stated = new Set(columns.map(({ name }) => name));
  }

  get names(): readonly string[] {
    return [...new Set(this.known.filter(({ type }) => type !== BINARY).map(({ name }) => name))];
  }

  /** Columns of a feature that brings its own, as numbers of ours. */
  columnsFor(columns: readonly FlatColumn[]): number[] {
    return columns.map((column) => {
      const key = `${column.type} ${column.name}`;
      let index = this.indexOf.get(key);
      if (index === undefined) {
        index = this.known.push(column) - 1;
        if (index >= LIMITS.columns) throw new ReadError('too-many-columns', {}, { limit: LIMITS.columns });
        this.indexOf.set(key, index);
      }
      return index;
    });
  }

  /** Notes the values between two bytes: column number, value, and so on. False where they end amiss; what came before is kept. */
  scan(start: number, end: number, columns: readonly number[]): boolean {
    for (let at = start; at < end; ) {
      const column = at + 2 <= end ? columns[this.view.getUint16(at, true)] : undefined;
      const from = at + 2;
      const type = column === undefined ? undefined : this.known[column].type;
      const size = type === undefined ? undefined : SIZES[type];
      if (column === undefined || size === undefined || from + Math.max(size, size === 0 ? 4 : 0) > end) return false;
      at = from + (size || 4 + this.view.getUint32(from, true));
      if (at > end) return false;
      if (type === BINARY) this.binaries++;
      else if (size === 0 && !isUtf8(this.bytes.subarray(from + 4, at))) this.damagedTexts++;
      this.entryColumns.push(column);
      this.entryStarts.push(from);
    }
    return true;
  }

  endFeature(): void {
    this.featureEnds.push(this.entryColumns.length);
  }

  /** Values of one name by feature; where a feature leaves it out null, or undefined where the file has no such column itself. */
  column(name: string): (PropertyValue | undefined)[] {
    const absent = this.stated.has(name) ? null : undefined;
    const values = new Array<PropertyValue | undefined>(this.featureEnds.length).fill(absent);
    const wanted = this.known.map((column) => column.name === name && column.type !== BINARY);
    let entry = 0;
    for (let feature = 0; feature < values.length; feature++) {
      for (const end = this.featureEnds.at(feature); entry < end; entry++) {
        const column = this.entryColumns.at(entry);
        if (wanted[column]) values[feature] = this.read(this.entryStarts.at(entry), this.known[column].type);
      }
    }
    const hasCodes = this.known.some(({ type }, column) => wanted[column] && isLong(type)) && values.some(isDigits);
    return hasCodes ? values.map((value) => (typeof value === 'number' ? String(value) : value)) : values;
  }

  private read(at: number, type: number): PropertyValue {
    const { view } = this;
    switch (type) {
      case 0:
        return view.getInt8(at);
      case 1:
        return view.getUint8(at);
      case 2:
        return view.getUint8(at) !== 0;
      case 3:
        return view.getInt16(at, true);
      case 4:
        return view.getUint16(at, true);
      case 5:
        return view.getInt32(at, true);
      case 6:
        return view.getUint32(at, true);
      case 7:
        return exact(view.getBigInt64(at, true));
      case 8:
        return exact(view.getBigUint64(at, true));
      case 9:
        return finite(view.getFloat32(at, true));
      case 10:
        return finite(view.getFloat64(at, true));
      default:
        return new TextDecoder().decode(this.bytes.subarray(at + 4, at + 4 + view.getUint32(at, true)));
    }
  }
}

const isLong = (type: number): boolean => type === 7 || type === 8;
const isDigits = (value: PropertyValue | undefined): boolean => typeof value === 'string';

/** Whole numbers beyond 2^53 stay digits: they are codes, and then all of their column are. */
function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

const finite = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
