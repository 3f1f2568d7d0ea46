import { LON_LAT } from '../crs-name.ts';
import type { FeatureTable, PropertyValue } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { PropertyRows } from '../property-rows.ts';

/** Property rows and places of the features of an XML format, beside the geometry builder. */
export class XmlRows {
  private readonly rows = new PropertyRows();

  add(id: string | null, line: number, record: number, properties: Readonly<Record<string, unknown>>): void {
    const values = Object.entries(properties).map(([name, value]): [string, PropertyValue | undefined] => [
      name,
      value === undefined ? undefined : asValue(value),
    ]);
    this.rows.add(id, line, record, values);
  }

  /** Columns that a schema names. @throws ReadError `too-many-columns` */
  state(names: Iterable<string>, line: number): void {
    this.rows.state(names, line);
  }

  toTable(geometry: GeometryBuilder): FeatureTable {
    return this.rows.toTable(geometry, { name: LON_LAT, found_by: 'format' });
  }
}

/** Nested values as JSON text; an HTML description as its plain source, which nothing ever runs. */
function asValue(value: unknown): PropertyValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'object' && '@type' in value && 'value' in value && typeof value.value === 'string') return value.value;
  return JSON.stringify(value);
}
