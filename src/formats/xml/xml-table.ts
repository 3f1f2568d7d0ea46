import { LON_LAT } from '../crs-name.ts';
import type { FeatureTable, PropertyValue } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';

/** Property rows and places of the features of an XML format, beside the geometry builder. */
export class XmlRows {
  private readonly columns = new Map<string, (PropertyValue | undefined)[]>();
  private readonly ids: (string | null)[] = [];
  private readonly lines: number[] = [];
  private readonly records: number[] = [];

  add(id: string | null, line: number, record: number, properties: Readonly<Record<string, unknown>>): void {
    const row = this.ids.length;
    this.ids.push(id);
    this.lines.push(line);
    this.records.push(record);
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined) continue;
      let column = this.columns.get(name);
      if (column === undefined) {
        if (this.columns.size === LIMITS.columns) throw new ReadError('too-many-columns', { line }, { limit: LIMITS.columns });
        column = [];
        this.columns.set(name, column);
      }
      column[row] = asValue(value);
    }
  }

  toTable(geometry: GeometryBuilder): FeatureTable {
    const { columns, ids, lines, records } = this;
    const full = new Map<string, readonly (PropertyValue | undefined)[]>();
    const absent = (): undefined[] => new Array<undefined>(ids.length).fill(undefined);
    return {
      ...geometry.toColumns(),
      ids,
      propertyNames: [...columns.keys()],
      property(name) {
        const known = full.get(name) ?? Object.assign(absent() as (PropertyValue | undefined)[], columns.get(name) ?? {});
        full.set(name, known);
        return known;
      },
      locate: (feature) => ({ line: lines[feature], record: records[feature] }),
      crs: { name: LON_LAT, found_by: 'format' },
    };
  }
}

/** Nested values as JSON text; an HTML description as its plain source, which nothing ever runs. */
function asValue(value: unknown): PropertyValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'object' && '@type' in value && 'value' in value && typeof value.value === 'string') return value.value;
  return JSON.stringify(value);
}
