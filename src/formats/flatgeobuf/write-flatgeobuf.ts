import { describeLines } from '../describe-layer.ts';
import { type FeatureTable, GEOMETRY } from '../feature-table.ts';
import { boxOf, type OutgoingPart, partsOf } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import { noteLostCharacters } from '../note-lost-characters.ts';
import type { ColumnType, OutgoingColumn } from '../outgoing-columns.ts';
import { hilbertOrder } from '../hilbert-order.ts';
import { Pacer } from '../pacer.ts';
import { joinBytes } from '../text-writer.ts';
import { WKB_TYPES, type WkbType, wkbTypeOf } from '../wkb/write-wkb.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { FlatBuilder } from './flat-builder.ts';
import { NODE_SIZE, writePackedTree } from './write-packed-tree.ts';

/** `fgb`, version 3. */
const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0);
/** Numbers of the column types in the format's schema; a calendar day is a text there. */
const TYPES: Readonly<Record<ColumnType, number>> = { boolean: 2, int32: 5, integer: 7, real: 10, text: 11, day: 11 };

/**
 * FlatGeobuf 3: values with their types, the system by number and definition, and the spatial index, for which features stand along a
 * Hilbert curve instead of in their own order. The index knows no feature without a geometry: where there is one, and in an empty layer,
 * it is left out and the order kept.
 */
export async function writeFlatGeobuf(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, columns } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const types = Array.from({ length: table.count }, (_, feature) => wkbTypeOf(table, feature));
  const [only, ...others] = new Set(types.filter((type) => type !== null));
  const uniform = only !== undefined && others.length === 0 ? WKB_TYPES[only] : 0;
  const boxes = types.map((_, feature) => boxOf(partsOf(table, feature).flatMap(({ rings }) => rings)));
  const known = boxes.filter((box) => box !== null);
  const isIndexed = known.length > 0 && known.length === table.count;
  const order = isIndexed ? hilbertOrder(known) : types.map((_, feature) => feature);
  for (const { name } of columns) noteLostCharacters(name, name, notes);
  const chunks: Uint8Array[] = [];
  for (const feature of order) {
    for (const { name, values } of columns) {
      const value = values[feature];
      if (typeof value === 'string') noteLostCharacters(value, name, notes);
    }
    if (types[feature] === null) notes.add('write-without-geometry', `record ${feature + 1}`);
    chunks.push(writeFeature(table, feature, types[feature], columns));
    if (pacer.isDue()) await pacer.pause(chunks.length);
  }
  const index = isIndexed
    ? [
        writePackedTree(
          order.map((feature) => known[feature]),
          chunks.map(({ length }) => length),
        ),
      ]
    : [];
  pacer.finish();
  const bytes = joinBytes([MAGIC, writeHeader(layer, uniform, isIndexed), ...index, ...chunks]);
  return { bytes, notes: notes.list(), renamed: [] };
}

function writeHeader(layer: OutgoingLayer, geometryType: number, isIndexed: boolean): Uint8Array {
  const { table, crs, columns } = layer;
  const flat = new FlatBuilder();
  const text = (value: string) => ({ kind: 'offset', value: flat.text(value) }) as const;
  const fields = columns.map(({ name, type }) => flat.table([text(name), { kind: 'u8', value: TYPES[type] }]));
  const system = flat.table([
    ...(crs.epsg === null ? [undefined, undefined] : [text('EPSG'), { kind: 'i32', value: crs.epsg } as const]),
    text(crs.name),
    undefined,
    text(crs.wkt),
  ]);
  const box = boxOf([table.coordinates]);
  const envelope = box === null ? undefined : flat.doubleVector([box]);
  const listed = flat.offsetVector(fields);
  const header = flat.table([
    text(layer.name),
    envelope === undefined ? undefined : { kind: 'offset', value: envelope },
    { kind: 'u8', value: geometryType },
    undefined,
    undefined,
    undefined,
    undefined,
    fields.length === 0 ? undefined : { kind: 'offset', value: listed },
    { kind: 'u64', value: table.count },
    { kind: 'u16', value: isIndexed ? NODE_SIZE : 0 },
    { kind: 'offset', value: system },
    text(layer.name),
    text(describeLines(layer).join('\n')),
  ]);
  return flat.finish(header);
}

function writeFeature(
  table: FeatureTable,
  feature: number,
  type: WkbType | null,
  columns: readonly OutgoingColumn[],
): Uint8Array {
  const flat = new FlatBuilder();
  const geometry = type === null ? undefined : writeGeometry(flat, partsOf(table, feature), type);
  const values = writeValues(columns, feature);
  const properties = values.length === 0 ? undefined : flat.byteVector(values);
  return flat.finish(
    flat.table([geometry, properties].map((value) => (value === undefined ? undefined : { kind: 'offset', value }))),
  );
}

const SINGLES: Readonly<Record<number, WkbType>> = {
  [GEOMETRY.point]: 'Point',
  [GEOMETRY.line]: 'LineString',
  [GEOMETRY.polygon]: 'Polygon',
};

/** Polygons of several are geometries of their own; all other parts follow each other, with their ends where there are several. */
function writeGeometry(flat: FlatBuilder, parts: readonly OutgoingPart[], type: WkbType): number {
  const kind = { kind: 'u8', value: WKB_TYPES[type] } as const;
  if (type === 'MultiPolygon' || type === 'GeometryCollection') {
    const places = parts.map((part) => writeGeometry(flat, [part], SINGLES[part.kind]));
    const listed = { kind: 'offset', value: flat.offsetVector(places) } as const;
    return flat.table([undefined, undefined, undefined, undefined, undefined, undefined, kind, listed]);
  }
  const rings = parts.flatMap((part) => part.rings);
  let vertices = 0;
  const ends = rings.map(({ length }) => (vertices += length / 2));
  const hasEnds = rings.length > 1 && type !== 'MultiPoint';
  const xy = flat.doubleVector(rings);
  const ended = hasEnds ? flat.uintVector(ends) : undefined;
  return flat.table([
    ended === undefined ? undefined : { kind: 'offset', value: ended },
    { kind: 'offset', value: xy },
    undefined,
    undefined,
    undefined,
    undefined,
    kind,
  ]);
}

/** Number of the column, then its value; what is null is left out. */
function writeValues(columns: readonly OutgoingColumn[], feature: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  columns.forEach(({ type, values }, column) => {
    const value = values[feature];
    if (value === null) return;
    const text = typeof value === 'string' ? new TextEncoder().encode(value) : undefined;
    const size = text === undefined ? SIZES[type] : 4 + text.length;
    const view = new DataView(new ArrayBuffer(2 + size));
    view.setUint16(0, column, true);
    if (text !== undefined) {
      view.setUint32(2, text.length, true);
      new Uint8Array(view.buffer).set(text, 6);
    } else if (typeof value === 'boolean') view.setUint8(2, value ? 1 : 0);
    else if (type === 'real') view.setFloat64(2, value as number, true);
    else if (type === 'int32') view.setInt32(2, value as number, true);
    else view.setBigInt64(2, BigInt(value), true);
    chunks.push(new Uint8Array(view.buffer));
  });
  return joinBytes(chunks);
}

const SIZES: Readonly<Record<ColumnType, number>> = { boolean: 1, int32: 4, integer: 8, real: 8, text: 0, day: 0 };
