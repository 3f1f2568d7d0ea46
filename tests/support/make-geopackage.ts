import initSqlJs, { type Database } from 'sql.js';

const SQL = await initSqlJs();

export type Cell = string | number | Uint8Array | null;

/** A GeoPackage that SQLite itself wrote: its own tables, three systems, and what `fill` adds. */
export function makeGeoPackage(fill: (database: Database) => void): Uint8Array {
  const database = new SQL.Database();
  database.exec(`
    PRAGMA application_id = 1196444487; PRAGMA page_size = 1024; VACUUM;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk PRIMARY KEY (table_name, column_name));
    INSERT INTO gpkg_spatial_ref_sys VALUES ('none', -1, 'NONE', -1, 'undefined', NULL), ('none', 0, 'NONE', 0, 'undefined', NULL),
      ('GK 39', 4527, 'EPSG', 4527, 'PROJCS["CGCS2000 39"]', NULL), ('own', 100001, 'office', 7, 'PROJCS["own plane"]', NULL);
  `);
  fill(database);
  const bytes = database.export();
  database.close();
  return bytes;
}

/** A table of features, listed as one; `columns` as they stand in the statement after `fid` and `geom`. */
export function addLayer(
  database: Database,
  name: string,
  srsId: number,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  geometryType = 'GEOMETRY',
): void {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const definitions = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', `"geom" ${geometryType}`, ...columns];
  database.run(`CREATE TABLE ${quoted} (${definitions.join(', ')})`);
  database.run('INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)', [
    name,
    'features',
    name,
    srsId,
  ]);
  database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [name, 'geom', geometryType, srsId]);
  for (const row of rows) database.run(`INSERT INTO ${quoted} VALUES (NULL, ${row.map(() => '?').join(', ')})`, [...row]);
}

export interface BlobOptions {
  readonly srsId?: number;
  readonly little?: boolean;
  /** Code of the envelope: 0 none, 1 xy, 2 and 3 with one more ordinate, 4 with two. */
  readonly envelope?: number;
  readonly flags?: number;
}

/** A polygon as GeoPackage stores it. */
export function polygonBlob(rings: readonly (readonly (readonly [number, number])[])[], options: BlobOptions = {}): Uint8Array {
  const { srsId = 4527, little = true, envelope = 1, flags = 0 } = options;
  const envelopeBytes = [0, 32, 48, 48, 64][envelope] ?? 0;
  const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
  const bytes = new Uint8Array(8 + envelopeBytes + 9 + 4 * rings.length + 16 * vertices);
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, Number(little) | (envelope << 1) | flags]);
  view.setInt32(4, srsId, little);
  let at = 8 + envelopeBytes;
  view.setUint8(at, Number(little));
  view.setUint32(at + 1, 3, little);
  view.setUint32(at + 5, rings.length, little);
  at += 9;
  for (const ring of rings) {
    view.setUint32(at, ring.length, little);
    at += 4;
    for (const [x, y] of ring) {
      view.setFloat64(at, x, little);
      view.setFloat64(at + 8, y, little);
      at += 16;
    }
  }
  return bytes;
}

/** A closed square. */
export const squareRing = (x: number, y: number, size = 10): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
