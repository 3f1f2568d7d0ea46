import type { OutgoingCrs } from '../../core/geodesy/outgoing-crs.ts';
import { CGCS2000_DEGREES, WGS84_DEGREES } from '../../core/geodesy/outgoing-crs.ts';
import { describeLines } from '../describe-layer.ts';
import { type FeatureTable, GEOMETRY_TYPES } from '../feature-table.ts';
import { boxOf, partsOf } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import { noteLostCharacters } from '../note-lost-characters.ts';
import type { ColumnType, OutgoingColumn } from '../outgoing-columns.ts';
import { Pacer } from '../pacer.ts';
import type { RecordValue } from '../sqlite/write-record.ts';
import { SqliteWriter } from '../sqlite/write-sqlite.ts';
import { joinBytes } from '../text-writer.ts';
import { writeWkb, type WkbType, wkbTypeOf } from '../wkb/write-wkb.ts';
import type { OutgoingLayer, RenamedField, WriteContext, WrittenFile } from '../writer.ts';
import { addRtree } from './write-rtree.ts';

/** `GPKG`, version 1.3. */
const IDS = { application: 0x47504b47, version: 10_300 };
const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  int32: 'MEDIUMINT',
  integer: 'INTEGER',
  real: 'DOUBLE',
  boolean: 'BOOLEAN',
  day: 'DATE',
};
const OWN_COLUMNS = ['fid', 'geom'];
/** Planes that no register has are numbered from here on, as the standard leaves free. */
const OWN_SYSTEM = 100_000;

/**
 * A GeoPackage 1.3 of one layer (OGC 12-128r17): any mix of geometries in one table, values with their types, the system by number and
 * definition, what is said of the layer as its description, and the spatial index that makes a large layer quick to look around in.
 */
export async function writeGeoPackage(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, crs, about } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const renamed: RenamedField[] = [];
  const columns = nameColumns(layer.columns, renamed, notes);
  const file = new SqliteWriter();
  const name = tableName(layer.name);
  const srsId = crs.epsg ?? OWN_SYSTEM;
  addSystems(file, crs, srsId);
  const box = boxOf([table.coordinates]);
  const changedAt = `${about.on ?? '2000-01-01'}T00:00:00.000Z`;
  const described = describeLines(layer).join('\n');
  file.addTable('gpkg_contents', CONTENTS, [
    {
      rowId: 1n,
      values: [name, 'features', layer.name, described, changedAt, ...(box ?? [null, null, null, null]).map(real), BigInt(srsId)],
    },
  ]);
  file.addKeyIndex('gpkg_contents', 1, [[name, 1n]]);
  file.addKeyIndex('gpkg_contents', 2, [[layer.name, 1n]]);
  file.addTable('gpkg_geometry_columns', GEOMETRY_COLUMNS, [
    { rowId: 1n, values: [name, 'geom', geometryType(table), BigInt(srsId), 0n, 0n] },
  ]);
  file.addKeyIndex('gpkg_geometry_columns', 1, [[name, 'geom', 1n]]);
  file.addKeyIndex('gpkg_geometry_columns', 2, [[name, 1n]]);
  const fields = columns.map((column) => `, ${quoteName(column.name)} ${TYPES[column.type]}`);
  const rows = file.openTable(
    name,
    `CREATE TABLE ${quoteName(name)} ("fid" INTEGER PRIMARY KEY NOT NULL, "geom" ${geometryType(table)}${fields.join('')})`,
  );
  const boxes: { readonly id: bigint; readonly box: Box }[] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const values = columns.map((column) => valueOf(column, feature, notes));
    const id = BigInt(feature + 1);
    const box = boxOf(partsOf(table, feature).flatMap(({ rings }) => rings));
    if (box !== null) boxes.push({ id, box });
    rows.add({ rowId: id, values: [null, geometryBlob(table, feature, srsId, box, notes), ...values] });
    if (pacer.isDue()) await pacer.pause(feature);
  }
  rows.end();
  addRtree(file, name, 'geom', boxes);
  pacer.finish();
  return { bytes: file.finish(IDS), notes: notes.list(), renamed };
}

type Box = NonNullable<ReturnType<typeof boxOf>>;

const real = (value: number | null): RecordValue => (value === null ? null : { real: value });

function addSystems(file: SqliteWriter, crs: OutgoingCrs, srsId: number): void {
  const row = (id: number, name: string, organization: string, code: number, definition: string) => ({
    rowId: BigInt(id),
    values: [name, null, organization, BigInt(code), definition, null],
  });
  const ofCrs = (one: OutgoingCrs, id: number) =>
    row(id, one.name, one.epsg === null ? 'CHIDU' : 'EPSG', one.epsg ?? OWN_SYSTEM, one.wkt);
  const systems = [
    row(-1, 'Undefined Cartesian SRS', 'NONE', -1, 'undefined'),
    row(0, 'Undefined geographic SRS', 'NONE', 0, 'undefined'),
    ofCrs(WGS84_DEGREES, 4326),
    ...(srsId === 4326 || srsId === 4490 ? [] : [ofCrs(crs, srsId)]),
    ...(srsId === 4490 ? [ofCrs(CGCS2000_DEGREES, 4490)] : []),
  ];
  file.addTable(
    'gpkg_spatial_ref_sys',
    SYSTEMS,
    systems.map(({ rowId, values: [name, , ...rest] }) => ({ rowId, values: [name, null, ...rest] })),
  );
}

const SYSTEMS =
  'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)';
const CONTENTS =
  "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))";
const GEOMETRY_COLUMNS =
  'CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))';

/** The one type that all features have, else any. */
function geometryType(table: FeatureTable): string {
  const types = new Set<WkbType>();
  for (let feature = 0; feature < table.count; feature++) {
    const type = wkbTypeOf(table, feature);
    if (type !== null) types.add(type);
  }
  const [only] = types;
  return types.size === 1 && (GEOMETRY_TYPES as readonly string[]).includes(only) ? only.toUpperCase() : 'GEOMETRY';
}

function geometryBlob(table: FeatureTable, feature: number, srsId: number, box: Box | null, notes: NoteList): RecordValue {
  const type = wkbTypeOf(table, feature);
  if (type === null) {
    notes.add('write-without-geometry', `record ${feature + 1}`);
    return null;
  }
  const [west, south, east, north] = box ?? [0, 0, 0, 0];
  const head = new DataView(new ArrayBuffer(40));
  // `GP`, version 0, flags: little-endian, with a box of x and y.
  [0x47, 0x50, 0, 0b0000_0011].forEach((byte, n) => head.setUint8(n, byte));
  head.setInt32(4, srsId, true);
  [west, east, south, north].forEach((value, n) => head.setFloat64(8 + 8 * n, value, true));
  return joinBytes([new Uint8Array(head.buffer), writeWkb(table, feature, type)]);
}

function valueOf({ name, type, values }: OutgoingColumn, feature: number, notes: NoteList): RecordValue {
  const value = values[feature];
  if (typeof value === 'string') noteLostCharacters(value, name, notes);
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return type === 'real' ? { real: value } : BigInt(value);
}

/** SQLite takes names that differ in case alone for one. */
function nameColumns(columns: readonly OutgoingColumn[], renamed: RenamedField[], notes: NoteList): OutgoingColumn[] {
  const taken = new Set(OWN_COLUMNS);
  return columns.map((column) => {
    noteLostCharacters(column.name.replaceAll('\0', ''), column.name, notes);
    let name = column.name.replaceAll('\0', '') || 'field';
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${column.name}_${n}`;
    taken.add(name.toLowerCase());
    if (name === column.name) return column;
    renamed.push({ from: column.name, to: name });
    notes.add('write-names-changed', `${column.name} → ${name}`);
    return { ...column, name };
  });
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Names of the standard and of SQLite itself are theirs. */
function tableName(name: string): string {
  const plain = name.replaceAll('\0', '').trim() || 'layer';
  return /^(gpkg_|rtree_|sqlite_)/i.test(plain) ? `layer_${plain}` : plain;
}
