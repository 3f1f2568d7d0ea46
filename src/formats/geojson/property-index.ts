import type { PropertyValue } from '../feature-table.ts';
import { GrowableUint32 } from '../growable.ts';
import { LIMITS } from '../limits.ts';
import { CLOSE_OBJECT, type JsonCursor, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-cursor.ts';

/**
 * Where every property value stands in the file. Values are parsed a column at a time, when a column is asked for: most files
 * carry many fields of which a layer uses three.
 */
export class PropertyIndex {
  private readonly columnOf = new Map<string, number>();
  private readonly featureEnds = new GrowableUint32();
  private readonly entryColumns = new GrowableUint32();
  private readonly entryStarts = new GrowableUint32();
  private readonly columns = new Map<string, (PropertyValue | undefined)[]>();

  constructor(private readonly cursor: JsonCursor) {}

  get names(): readonly string[] {
    return [...this.columnOf.keys()];
  }

  /** Reads over the `properties` object that starts here and notes its values, in place of what this feature had. */
  scan(): void {
    const { cursor } = this;
    this.discard();
    if (!cursor.enter(CLOSE_OBJECT)) return;
    do {
      const name = cursor.readName();
      cursor.peek();
      this.entryColumns.push(this.columnIndex(name));
      this.entryStarts.push(cursor.at);
      cursor.skipValue();
    } while (cursor.hasNext(CLOSE_OBJECT));
  }

  /** Forgets what was noted since the last ended feature. */
  discard(): void {
    const end = this.featureEnds.length === 0 ? 0 : this.featureEnds.last();
    this.entryColumns.length = end;
    this.entryStarts.length = end;
  }

  endFeature(): void {
    this.featureEnds.push(this.entryColumns.length);
  }

  /** Values of one column by feature. Where a member name is repeated, the last one counts, as in `JSON.parse`. */
  column(name: string): readonly (PropertyValue | undefined)[] {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const values = new Array<PropertyValue | undefined>(this.featureEnds.length).fill(undefined);
    const column = this.columnOf.get(name);
    if (column === undefined) return values;
    let entry = 0;
    for (let feature = 0; feature < values.length; feature++) {
      const end = this.featureEnds.at(feature);
      for (; entry < end; entry++) {
        if (this.entryColumns.at(entry) === column) values[feature] = readPropertyValue(this.cursor, this.entryStarts.at(entry));
      }
    }
    this.columns.set(name, values);
    return values;
  }

  private columnIndex(name: string): number {
    const known = this.columnOf.get(name);
    if (known !== undefined) return known;
    const index = this.columnOf.size;
    if (index === LIMITS.columns) this.cursor.fail('too-many-columns', { limit: LIMITS.columns });
    this.columnOf.set(name, index);
    return index;
  }
}

/** The value at a byte that was scanned before; objects and arrays as their JSON text. */
export function readPropertyValue(cursor: JsonCursor, start: number): PropertyValue {
  cursor.at = start;
  const byte = cursor.bytes[start];
  if (byte === QUOTE) return cursor.readText();
  if (byte === 110) return null;
  if (byte === 116) return true;
  if (byte === 102) return false;
  if (byte !== OPEN_OBJECT && byte !== OPEN_ARRAY) return cursor.readNumber();
  cursor.skipValue();
  return cursor.texts.decode(start, cursor.at);
}
