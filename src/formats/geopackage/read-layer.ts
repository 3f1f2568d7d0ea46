import { type FeatureTable, GEOMETRY, type PropertyValue } from '../feature-table.ts';
import { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import type { SqliteValue } from '../sqlite/read-record.ts';
import { valuesOf } from '../sqlite/read-schema.ts';
import type { SeenPages, SqliteFile } from '../sqlite/sqlite-file.ts';
import { countRows, readRows, walkLeaves } from '../sqlite/walk-table.ts';
import type { FeatureLayer } from './read-contents.ts';
import { readGeoPackageGeometry } from './read-geometry.ts';

const EMPTY = { ok: false, code: 'dropped-empty-geometry', detail: undefined } as const;
const NO_BLOB = { ok: false, code: 'dropped-bad-coordinates', detail: undefined } as const;

/** Rows of a layer, without reading them. @throws ReadError `sqlite-damaged`, `sqlite-truncated` */
export function countFeatures(file: SqliteFile, { table }: FeatureLayer, seen: SeenPages): number {
  let count = 0;
  for (const leaf of walkLeaves(file, table.root, seen)) count += countRows(file, leaf);
  return count;
}

/** A layer being read, row by row. */
export class LayerReading {
  private readonly geometry = new GeometryBuilder();
  private readonly ids: string[] = [];
  private readonly records: number[] = [];
  private readonly columns: ((PropertyValue | undefined)[] | undefined)[];
  private readonly geometryAt: number;
  private record = 0;

  constructor(
    private readonly file: SqliteFile,
    private readonly layer: FeatureLayer,
    private readonly notes: NoteList,
    private readonly keepWithoutGeometry = false,
  ) {
    const { columns } = layer.table;
    if (columns.length > LIMITS.columns) throw new ReadError('too-many-columns', {}, { limit: LIMITS.columns });
    const wanted = layer.geometryColumn.toLowerCase();
    this.geometryAt = columns.findIndex(({ name }) => name.toLowerCase() === wanted);
    this.columns = columns.map(({ isRowId }, n) => (isRowId || n === this.geometryAt ? undefined : []));
  }

  /** @throws ReadError `sqlite-damaged`, `sqlite-truncated`, `cancelled` */
  async read(seen: SeenPages, pacer: Pacer, done: number): Promise<FeatureTable> {
    const { file, layer } = this;
    for (const leaf of walkLeaves(file, layer.table.root, seen)) {
      for (const { rowId, payload } of readRows(file, leaf, seen)) {
        this.record++;
        this.addRow(rowId, valuesOf(file, layer.table, rowId, payload));
        if (pacer.isDue()) await pacer.pause(done + this.record);
      }
    }
    return this.toTable();
  }

  private addRow(rowId: string, values: readonly SqliteValue[]): void {
    if (!this.addGeometry(this.geometryAt < 0 ? null : values[this.geometryAt], `${this.layer.name} ${rowId}`)) return;
    const row = this.ids.length;
    this.ids.push(rowId);
    this.records.push(this.record);
    for (const [n, column] of this.columns.entries()) column?.push(this.toValue(values[n], n, row));
  }

  /** False where the row is left out, which is noted. */
  private addGeometry(blob: SqliteValue, place: string): boolean {
    const { notes, layer, geometry } = this;
    const read = blob instanceof Uint8Array ? readGeoPackageGeometry(blob, geometry) : blob === null ? EMPTY : NO_BLOB;
    if (!read.ok && this.keepWithoutGeometry && read.code === EMPTY.code) {
      geometry.endFeature('None');
      notes.add('null-geometry', place);
      return true;
    }
    if (!read.ok) {
      notes.add(read.code, read.detail === undefined ? place : `${read.detail}, ${place}`);
      return false;
    }
    geometry.endFeature(read.type);
    if (read.extraOrdinates > 0) notes.add('altitude-dropped', place, read.extraOrdinates);
    if (read.srsId !== layer.srsId) notes.add('gpkg-srs-differs', `${read.srsId}, ${place}`);
    return true;
  }

  private toValue(value: SqliteValue, column: number, row: number): PropertyValue | undefined {
    const { name, type } = this.layer.table.columns[column];
    if (value instanceof Uint8Array) {
      this.notes.add('gpkg-blobs-left-out', `${name}, ${this.ids[row]}`);
      return undefined;
    }
    if (type === 'BOOLEAN' && (value === 0 || value === 1)) return value === 1;
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  }

  private toTable(): FeatureTable {
    const { layer, ids, records } = this;
    const byName = new Map<string, (PropertyValue | undefined)[]>();
    for (const [n, values] of this.columns.entries()) if (values !== undefined) byName.set(layer.table.columns[n].name, values);
    return {
      ...this.geometry.toColumns(),
      ids,
      propertyNames: [...byName.keys()],
      property: (name) => byName.get(name) ?? new Array<undefined>(ids.length).fill(undefined),
      locate: (feature) => ({ record: records[feature] }),
      crs: layer.crs,
    };
  }
}

/** How many of a layer's features hold polygons. */
export function countPolygons({ kinds }: FeatureTable): number {
  return kinds.reduce((count, kind) => count + (kind === GEOMETRY.polygon ? 1 : 0), 0);
}
