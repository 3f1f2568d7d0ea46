import type { CrsClaim } from '../core/geodesy/crs-claim.ts';
import type { FeatureTable, PropertyValue } from './feature-table.ts';
import type { GeometryBuilder } from './geometry-builder.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reader.ts';

/** Ids, places and properties of features that are read one after the other, beside the geometry builder. */
export class PropertyRows {
  private readonly columns = new Map<string, (PropertyValue | undefined)[]>();
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
      if (value === undefined) continue;
      let column = this.columns.get(name);
      if (column === undefined) {
        if (this.columns.size === LIMITS.columns) throw new ReadError('too-many-columns', { line }, { limit: LIMITS.columns });
        column = [];
        this.columns.set(name, column);
      }
      column[row] = value;
    }
  }

  toTable(geometry: GeometryBuilder, crs: CrsClaim): FeatureTable {
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
      crs,
    };
  }
}
