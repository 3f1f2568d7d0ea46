import { ReadError } from '../reader.ts';
import { ByteReader } from './byte-reader.ts';
import { decodeIds } from './id-column.ts';
import {
  type ColumnEntry,
  type Package,
  type PackageHeader,
  type PropertyColumn,
  type PropertyType,
  STRUCTURE,
  STRUCTURE_ORDER,
  type UnknownColumn,
} from './package.ts';
import { decodeCoordinates, decodeCounts } from './polygon-codec.ts';
import { isPropertyType, readProperty } from './property-column.ts';
import { readHeader } from './read-header.ts';

interface ColumnBytes extends ColumnEntry {
  readonly content: Uint8Array;
}

/**
 * A `chidu-package/1`, checked count by count before anything is allocated for it.
 * @throws ReadError `package-truncated`, `package-damaged`, `package-version`, `not-a-package`
 */
export function readPackage(bytes: Uint8Array): Package {
  const { header, bodyStart } = readHeader(bytes);
  const columns = cutColumns(bytes, bodyStart, header);
  const ids = structureColumn(columns, 'ids');
  const properties: PropertyColumn[] = [];
  const unknownColumns: UnknownColumn[] = [];
  for (const column of columns.slice(STRUCTURE_ORDER.length)) {
    if (isPropertyType(column.type)) properties.push(decodeProperty(column, column.type, header.counts.features));
    else unknownColumns.push({ name: column.name, type: column.type, bytes: column.content.slice() });
  }
  return {
    district: header.district,
    layer: header.layer,
    plane: header.plane,
    columns: decodePolygons(columns, header.counts),
    ids: decodeIds(ids.content, ids.type, header.counts.features),
    properties,
    unknownColumns,
  };
}

function cutColumns(bytes: Uint8Array, bodyStart: number, header: PackageHeader): ColumnBytes[] {
  let at = bodyStart;
  const columns = header.columns.map((entry): ColumnBytes => {
    const content = bytes.subarray(at, at + entry.bytes);
    at += entry.bytes;
    if (at > bytes.length) throw new ReadError('package-truncated', { byte: bytes.length }, { column: entry.name });
    return { ...entry, content };
  });
  if (at !== bytes.length) throw new ReadError('package-damaged', { byte: at }, { column: 'end' });
  return columns;
}

function decodePolygons(columns: readonly ColumnBytes[], counts: PackageHeader['counts']): Package['columns'] {
  const content = (level: keyof typeof STRUCTURE): Uint8Array => structureColumn(columns, level).content;
  const featureOffsets = decodeCounts(content('features'), STRUCTURE.features, counts.features, counts.polygons);
  const polygonOffsets = decodeCounts(content('polygons'), STRUCTURE.polygons, counts.polygons, counts.rings);
  const ringOffsets = decodeCounts(content('rings'), STRUCTURE.rings, counts.rings, counts.vertices, 1);
  const coordinates = decodeCoordinates(content('coordinates'), ringOffsets, counts);
  return { count: counts.features, featureOffsets, polygonOffsets, ringOffsets, coordinates };
}

function decodeProperty({ name, content }: ColumnBytes, type: PropertyType, count: number): PropertyColumn {
  const reader = new ByteReader(content, name);
  const values = readProperty(reader, type, count);
  reader.end();
  return { name, values };
}

/** The first columns are the structure, by place: a property may bear any name. */
function structureColumn(columns: readonly ColumnBytes[], level: keyof typeof STRUCTURE): ColumnBytes {
  const found = columns[STRUCTURE_ORDER.indexOf(level)] as ColumnBytes | undefined;
  if (found?.name !== STRUCTURE[level]) throw new ReadError('package-damaged', {}, { column: STRUCTURE[level] });
  return found;
}
