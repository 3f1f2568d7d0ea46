import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';
import type { SqliteValue } from '../sqlite/read-record.ts';
import { readSmallTable, type SqliteSchema, type SqliteTable } from '../sqlite/read-schema.ts';
import type { SqliteFile } from '../sqlite/sqlite-file.ts';

/** A table of features that a GeoPackage lists. */
export interface FeatureLayer {
  readonly name: string;
  readonly table: SqliteTable;
  readonly geometryColumn: string;
  /** In capitals: `POLYGON`, `GEOMETRY`, … */
  readonly geometryType: string;
  readonly srsId: number;
  readonly crs: CrsClaim;
}

type SmallRow = Readonly<Record<string, SqliteValue>>;

/** Contents that are no table of features, by their kind. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  tiles: 'gpkg-tiles-left-out',
  '2d-gridded-coverage': 'gpkg-tiles-left-out',
  attributes: 'gpkg-attributes-left-out',
  aspatial: 'gpkg-attributes-left-out',
};

/** Layers in the order of the file's own list; what else it lists is noted. @throws ReadError `gpkg-no-contents` */
export function readContents(file: SqliteFile, schema: SqliteSchema, notes: NoteList): FeatureLayer[] {
  const contents = schema.table('gpkg_contents');
  if (contents === undefined) throw new ReadError('gpkg-no-contents');
  const geometryColumns = new Map(
    readSmallTable(file, schema.table('gpkg_geometry_columns')).map((row) => [textOf(row.table_name).toLowerCase(), row]),
  );
  const systems = new Map(readSmallTable(file, schema.table('gpkg_spatial_ref_sys')).map((row) => [row.srs_id, row]));
  const layers = new Map<string, FeatureLayer>();
  for (const row of readSmallTable(file, contents)) {
    const name = textOf(row.table_name);
    const kind = textOf(row.data_type);
    if (kind !== 'features') {
      notes.add(LEFT_OUT[kind] ?? 'gpkg-contents-left-out', name);
      continue;
    }
    const table = schema.table(name);
    const geometry = geometryColumns.get(name.toLowerCase());
    if (table !== undefined && geometry !== undefined && !layers.has(name)) {
      layers.set(name, layerOf(name, table, geometry, row, systems));
    } else notes.add(schema.hasOther(name) ? 'gpkg-views-left-out' : 'gpkg-contents-left-out', name);
  }
  return [...layers.values()];
}

function layerOf(
  name: string,
  table: SqliteTable,
  geometry: SmallRow,
  contents: SmallRow,
  systems: ReadonlyMap<SqliteValue, SmallRow>,
): FeatureLayer {
  const srsId = geometry.srs_id ?? contents.srs_id;
  return {
    name,
    table,
    geometryColumn: textOf(geometry.column_name),
    geometryType: textOf(geometry.geometry_type_name).toUpperCase(),
    srsId: typeof srsId === 'number' ? srsId : 0,
    crs: claimOf(systems.get(srsId)),
  };
}

/** 0 and −1 are the undefined geographic and the undefined plane system. Coordinates stand east, north whatever the system says. */
function claimOf(system: SmallRow | undefined): CrsClaim {
  if (system === undefined || system.srs_id === 0 || system.srs_id === -1) return { name: null, found_by: 'none' };
  const code = system.organization_coordsys_id;
  const wkt = [system.definition, system.definition_12_063].map(textOf).find((text) => text !== '' && text !== 'undefined');
  const definition = wkt === undefined ? {} : { wkt };
  if (/^epsg$/i.test(textOf(system.organization)) && typeof code === 'number' && code > 0)
    return { name: `EPSG:${code}`, found_by: 'declared', ...definition };
  return { name: null, found_by: wkt === undefined ? 'none' : 'declared', ...definition };
}

const textOf = (value: SqliteValue | undefined): string => (typeof value === 'string' ? value : '');
