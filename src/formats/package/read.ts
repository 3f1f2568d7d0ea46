import { ReadError } from '../reader.ts';
import { ByteReader } from './byte-reader.ts';
import { decodeIds, type IdColumn, openIds } from './id-column.ts';
import {
  type ColumnEntry,
  ORIGINAL_COLUMN,
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

type PropertyBytes = ColumnBytes & { readonly type: PropertyType };

/**
 * A `chidu-package/1`, checked count by count before anything is allocated for it.
 * @throws ReadError `package-truncated`, `package-damaged`, `package-version`, `not-a-package`
 */
export function readPackage(bytes: Uint8Array): Package {
  const opened = openPackage(bytes);
  const { header, propertyNames, unknownColumns } = opened;
  const original = opened.original()?.slice();
  return {
    district: header.district,
    layer: header.layer,
    plane: header.plane,
    columns: opened.polygons(),
    ids: opened.ids(),
    properties: propertyNames.map((name, place) => ({ name, values: opened.property(place) })),
    ...(original && { original }),
    unknownColumns: unknownColumns(),
  };
}

/** A package whose header was read; each column is decoded when it is asked for, every time anew. */
export interface OpenPackage {
  readonly header: PackageHeader;
  readonly propertyNames: readonly string[];
  polygons(): Package['columns'];
  ids(): string[];
  /** The ids without a string for each. */
  idColumn(): IdColumn;
  /** By its place among the properties: two may bear one name. */
  property(place: number): PropertyColumn['values'];
  /** Block of the source's own coordinates, for `readOriginal`; part of the package's bytes. */
  original(): Uint8Array | undefined;
  unknownColumns(): UnknownColumn[];
  /** The same with nothing but what is decoded when asked for, on bytes of its own: what it was cut from can be given away. */
  detach(): Pick<OpenPackage, 'property' | 'original'>;
}

/**
 * Opens a package by its header. A damaged column is found when it is decoded.
 * @throws ReadError `package-truncated`, `package-damaged`, `package-version`, `not-a-package`
 */
export function openPackage(bytes: Uint8Array): OpenPackage {
  const { header, bodyStart } = readHeader(bytes);
  const columns = cutColumns(bytes, bodyStart, header);
  const ids = structureColumn(columns, 'ids');
  const { features } = header.counts;
  const others = columns.slice(STRUCTURE_ORDER.length);
  const properties = others.filter(isProperty);
  const original = others.find(isOriginal)?.content;
  const unknown = others.filter((column) => !isProperty(column) && !isOriginal(column));
  return {
    header,
    propertyNames: properties.map(({ name }) => name),
    polygons: () => decodePolygons(columns, header.counts),
    ids: () => decodeIds(ids.content, ids.type, features),
    idColumn: () => openIds(ids.content, ids.type, features),
    property: (place) => decodeProperty(properties[place], features),
    original: () => original,
    unknownColumns: () => unknown.map(({ name, type, content }) => ({ name, type, bytes: content.slice() })),
    detach: () => {
      const own = properties.map((column) => ({ ...column, content: column.content.slice() }));
      const ownOriginal = original?.slice();
      return { property: (place) => decodeProperty(own[place], features), original: () => ownOriginal };
    },
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

function isProperty(column: ColumnBytes): column is PropertyBytes {
  return isPropertyType(column.type);
}

const isOriginal = ({ name, type }: ColumnEntry): boolean => name === ORIGINAL_COLUMN.name && type === ORIGINAL_COLUMN.type;

function decodeProperty({ name, type, content }: PropertyBytes, count: number): PropertyColumn['values'] {
  const reader = new ByteReader(content, name);
  const values = readProperty(reader, type, count);
  reader.end();
  return values;
}

/** The first columns are the structure, by place: a property may bear any name. */
function structureColumn(columns: readonly ColumnBytes[], level: keyof typeof STRUCTURE): ColumnBytes {
  const found = columns[STRUCTURE_ORDER.indexOf(level)] as ColumnBytes | undefined;
  if (found?.name !== STRUCTURE[level]) throw new ReadError('package-damaged', {}, { column: STRUCTURE[level] });
  return found;
}
