import type { CrsClaim } from '../core/geodesy/crs-claim.ts';
import type { FeatureTable, PropertyValue } from './feature-table.ts';
import type { GeometryBuilder } from './geometry-builder.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reader.ts';

/** Ids, places and properties of features that are read one after the other, beside the geometry builder. */
export class PropertyRows {
  private readonly columns = new Map<string, (PropertyValue | undefined)[]>();
  private readonly stated = new Set<string>();
  private readonly ids: (string | null)[] = [];
  private readonly lines: number[] = [];
  private readonly records: number[] = [];

  /** @throws ReadError `too-many-columns` */
  add(
    id: string | null,
    line: number,
    record: number,
    properties: Readonly<Record<string, PropertyValue | undefined>> | Iterable<readonly [string, PropertyValue | undefined]>,
  ): void {
    const row = this.ids.length;
    this.ids.push(id);
    this.lines.push(line);
    this.records.push(record);
    for (const [name, value] of Symbol.iterator in properties ? properties : Object.entries(properties)) {
      if (value !== undefined) this.columnOf(name, line)[row] = value;
    }
  }

  /**
   * Columns that the source names for its features, in its order: they are there without a single value too, and a feature that gives
   * none has null.
   * @throws ReadError `too-many-columns`
   */
  state(names: Iterable<string>, line: number): void {
    for (const name of names) {
      this.columnOf(name, line);
      this.stated.add(name);
    }
  }

  private columnOf(name: string, line: number): (PropertyValue | undefined)[] {
    let column = this.columns.get(name);
    if (column === undefined) {
      if (this.columns.size === LIMITS.columns) throw new ReadError('too-many-columns', { line }, { limit: LIMITS.columns });
      column = [];
      this.columns.set(name, column);
    }
    return column;
  }

  toTable(geometry: GeometryBuilder, crs: CrsClaim): FeatureTable {
    const { columns, stated, ids, lines, records } = this;
    const full = new Map<string, readonly (PropertyValue | undefined)[]>();
    const absent = (name: string): (PropertyValue | undefined)[] =>
      new Array<PropertyValue | undefined>(ids.length).fill(stated.has(name) ? null : undefined);
    return {
      ...geometry.toColumns(),
      ids,
      propertyNames: [...columns.keys()],
      property(name) {
        const known = full.get(name) ?? Object.assign(absent(name), columns.get(name) ?? {});
        full.set(name, known);
        return known;
      },
      locate: (feature) => ({ line: lines[feature], record: records[feature] }),
      crs,
    };
  }
}
