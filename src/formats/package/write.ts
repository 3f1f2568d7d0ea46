import { ByteWriter } from './byte-writer.ts';
import { encodeIds } from './id-column.ts';
import {
  type ColumnEntry,
  ORIGINAL_COLUMN,
  type Package,
  PACKAGE_FORMAT,
  PACKAGE_MAGIC,
  PACKAGE_VERSION,
  type PackageHeader,
  STRUCTURE,
} from './package.ts';
import { encodeCoordinates, encodeCounts } from './polygon-codec.ts';
import { typeOfColumn, writeProperty } from './property-column.ts';

/**
 * A layer version as `chidu-package/1`. The same content always gives the same bytes, so that the SHA-256 is its name.
 * @throws RangeError where the columns contradict each other: a fault of the caller
 */
export function writePackage(content: Package): Uint8Array {
  const { columns, ids, properties } = content;
  if (ids.length !== columns.count) throw new RangeError(`${ids.length} ids for ${columns.count} features`);
  const entries: ColumnEntry[] = [];
  const body = new ByteWriter(columns.coordinates.length * 3 + 1024);
  const append = (name: string, type: string, bytes: Uint8Array): void => {
    entries.push({ name, type, bytes: bytes.length });
    body.raw(bytes);
  };

  append(STRUCTURE.features, 'counts', encodeCounts(columns.featureOffsets));
  append(STRUCTURE.polygons, 'counts', encodeCounts(columns.polygonOffsets));
  append(STRUCTURE.rings, 'counts', encodeCounts(columns.ringOffsets, 1));
  append(STRUCTURE.coordinates, 'deltas', encodeCoordinates(columns));
  const encodedIds = encodeIds(ids);
  append(STRUCTURE.ids, encodedIds.type, encodedIds.bytes);
  for (const { name, values } of properties) {
    if (values.length !== columns.count) throw new RangeError(`column ${name} has ${values.length} rows`);
    const type = typeOfColumn(values);
    const writer = new ByteWriter();
    writeProperty(writer, type, values);
    append(name, type, writer.toBytes());
  }
  if (content.original) append(ORIGINAL_COLUMN.name, ORIGINAL_COLUMN.type, content.original);
  for (const { name, type, bytes } of content.unknownColumns ?? []) append(name, type, bytes);

  const header: PackageHeader = {
    format: PACKAGE_FORMAT,
    district: content.district,
    layer: content.layer,
    plane: {
      meridian: content.plane.meridian,
      origin: { east_m: content.plane.origin.east_m, north_m: content.plane.origin.north_m },
    },
    counts: {
      features: columns.count,
      polygons: columns.polygonOffsets.length - 1,
      rings: columns.ringOffsets.length - 1,
      vertices: columns.coordinates.length / 2,
    },
    columns: entries,
  };
  return assemble(header, body.toBytes());
}

function assemble(header: PackageHeader, body: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = PACKAGE_MAGIC.length + 5;
  const bytes = new Uint8Array(start + text.length + body.length);
  bytes.set(PACKAGE_MAGIC);
  bytes[PACKAGE_MAGIC.length] = PACKAGE_VERSION;
  new DataView(bytes.buffer).setUint32(PACKAGE_MAGIC.length + 1, text.length, true);
  bytes.set(text, start);
  bytes.set(body, start + text.length);
  return bytes;
}
