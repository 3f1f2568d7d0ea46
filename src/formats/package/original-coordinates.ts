import type { CrsChoice } from '../../core/geodesy/crs-claim.ts';
import type { Plane } from '../../core/geodesy/plane.ts';
import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';
import { ReadError } from '../reader.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { ORIGINAL_COLUMN } from './package.ts';
import { decodeCounts, encodeCounts } from './polygon-codec.ts';

/** Polygons as a source wrote them: x, y in its own system, rings with the vertices, the start and the direction that they had there. */
export interface WrittenPolygons {
  readonly featureOffsets: Uint32Array;
  readonly polygonOffsets: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly coordinates: Float64Array;
}

/** One feature as its source wrote it. */
export interface OriginalShape {
  /** How the numbers were placed. */
  readonly choice: CrsChoice;
  /** polygon → ring → vertex */
  readonly polygons: readonly (readonly (readonly (readonly [x: number, y: number])[])[])[];
}

/**
 * Beginning of the block, as JSON behind its length. `kept`: the numbers themselves, or that the package's own millimetres give them
 * back to the last digit, with `prefix_m` before the easting. `decimals`: of x and of y where whole numbers of so many decimals hold
 * nearly all of them exactly, and the others follow by their places as raw doubles; null where all are raw doubles.
 */
interface BlockHeader {
  readonly format: 'chidu-original/1';
  readonly choice: CrsChoice;
  readonly kept: 'as-written' | 'in-millimetres';
  readonly prefix_m?: number;
  readonly counts?: { readonly features: number; readonly polygons: number; readonly rings: number; readonly vertices: number };
  readonly decimals?: readonly [x: number, y: number] | null;
}

const MOST_DECIMALS = 15;
/** From this share of other numbers on, raw doubles take no more room. */
const MOST_EXCEPTIONS = 0.25;
/** Differences of two whole numbers below this fit a zigzag varint. */
const LARGEST_WHOLE = 2 ** 51;

/**
 * The block of a package's original coordinates. Where all are the package's own millimetres, read as metres of its plane, only that
 * is written.
 * @param columns the package's rows, and what they were in the source
 */
export function encodeOriginal(written: WrittenPolygons, choice: CrsChoice, columns: PolygonColumns, plane: Plane): Uint8Array {
  const prefix_m = choice.swapped ? null : findPrefix(written, columns, plane);
  if (prefix_m !== null) return assemble({ format: 'chidu-original/1', choice, kept: 'in-millimetres', prefix_m }, []);
  const { featureOffsets, polygonOffsets, ringOffsets, coordinates } = written;
  const x = countDecimals(coordinates, 0);
  const y = countDecimals(coordinates, 1);
  const decimals = x === null || y === null ? null : ([x, y] as const);
  const header: BlockHeader = {
    format: 'chidu-original/1',
    choice,
    kept: 'as-written',
    counts: {
      features: featureOffsets.length - 1,
      polygons: polygonOffsets.length - 1,
      rings: ringOffsets.length - 1,
      vertices: coordinates.length / 2,
    },
    decimals,
  };
  return assemble(header, [
    encodeCounts(featureOffsets),
    encodeCounts(polygonOffsets),
    encodeCounts(ringOffsets),
    ...(decimals ? encodeWhole(coordinates, decimals) : [encodeDoubles(coordinates)]),
  ]);
}

function assemble(header: BlockHeader, parts: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter(parts.reduce((sum, { length }) => sum + length + 8, 1024));
  for (const part of [new TextEncoder().encode(JSON.stringify(header)), ...parts]) {
    writer.varint(part.length);
    writer.raw(part);
  }
  return writer.toBytes();
}

/** The zone number before the eastings, in metres, where the millimetres give every number back; null where they do not. */
function findPrefix(written: WrittenPolygons, columns: PolygonColumns, { origin }: Plane): number | null {
  const { coordinates } = written;
  const isSame = (a: Uint32Array, b: Uint32Array) => a.length === b.length && a.every((offset, n) => offset === b[n]);
  if (
    coordinates.length !== columns.coordinates.length ||
    !isSame(written.ringOffsets, columns.ringOffsets) ||
    !isSame(written.polygonOffsets, columns.polygonOffsets) ||
    !isSame(written.featureOffsets, columns.featureOffsets)
  )
    return null;
  if (coordinates.length === 0) return 0;
  const prefix_m = Math.round((coordinates[0] - origin.east_m - columns.coordinates[0] / 1000) / 1e6) * 1e6;
  const [east_m, north_m] = [origin.east_m + prefix_m, origin.north_m];
  return columns.coordinates.every((value, n) => ofMillimetres(value, n % 2 === 0 ? east_m : north_m) === coordinates[n])
    ? prefix_m
    : null;
}

/** Whole millimetres over a thousand are the double nearest to the decimal, which is what a reader makes of it. */
const ofMillimetres = (value_mm: number, origin_m: number): number => (value_mm + 1000 * origin_m) / 1000;

/** Fewest decimals that hold nearly every x, or y, to the bit; null where none do. */
function countDecimals(coordinates: Float64Array, axis: 0 | 1): number | null {
  const most = (MOST_EXCEPTIONS * coordinates.length) / 2;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const scale = 10 ** decimals;
    let exceptions = 0;
    for (let n: number = axis; n < coordinates.length && exceptions <= most; n += 2)
      if (!isWhole(coordinates[n], scale)) exceptions++;
    if (exceptions <= most) return decimals;
  }
  return null;
}

function isWhole(value: number, scale: number): boolean {
  const whole = Math.round(value * scale) || 0;
  return Math.abs(whole) < LARGEST_WHOLE && Object.is(whole / scale, value);
}

/** The whole numbers as differences, and the places and bits of what they do not hold: differences of places, then doubles. */
function encodeWhole(
  coordinates: Float64Array,
  [x, y]: readonly [number, number],
): readonly [whole: Uint8Array, others: Uint8Array] {
  const writer = new ByteWriter(coordinates.length * 4 + 8);
  const others = new ByteWriter();
  const scales = [10 ** x, 10 ** y];
  const last = [0, 0];
  let lastOther = 0;
  for (let n = 0; n < coordinates.length; n++) {
    const scale = scales[n % 2];
    const isExact = isWhole(coordinates[n], scale);
    const whole = isExact ? Math.round(coordinates[n] * scale) || 0 : last[n % 2];
    writer.zigzag(whole - last[n % 2]);
    last[n % 2] = whole;
    if (isExact) continue;
    others.varint(n - lastOther);
    others.raw(encodeDoubles(Float64Array.of(coordinates[n])));
    lastOther = n;
  }
  return [writer.toBytes(), others.toBytes()];
}

function encodeDoubles(coordinates: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * coordinates.length);
  const view = new DataView(bytes.buffer);
  coordinates.forEach((value, n) => view.setFloat64(8 * n, value, true));
  return bytes;
}

/**
 * One row of the block. Nothing but its header is kept of the others. `columns` and `plane` are the package's.
 * @throws ReadError `package-damaged`
 */
export function readOriginal(block: Uint8Array, row: number, columns: PolygonColumns, plane: Plane): OriginalShape {
  const reader = new ByteReader(block, ORIGINAL_COLUMN.name);
  const part = () => reader.take(reader.varint());
  const header = parseHeader(part(), reader);
  const { choice, counts } = header;
  if (header.kept === 'in-millimetres') {
    reader.end();
    if (!(row < columns.count)) reader.damaged();
    const { origin } = plane;
    const east_m = origin.east_m + (header.prefix_m ?? 0);
    const at = (n: number) => ofMillimetres(columns.coordinates[n], n % 2 === 0 ? east_m : origin.north_m);
    return { choice, polygons: nest(columns, row, (vertex) => [at(2 * vertex), at(2 * vertex + 1)]) };
  }
  if (!counts || !(row < counts.features)) return reader.damaged();
  const { name } = ORIGINAL_COLUMN;
  const featureOffsets = decodeCounts(part(), name, counts.features, counts.polygons);
  const polygonOffsets = decodeCounts(part(), name, counts.polygons, counts.rings);
  const ringOffsets = decodeCounts(part(), name, counts.rings, counts.vertices);
  const numbers = part();
  const others = header.decimals ? part() : undefined;
  reader.end();
  const from = ringOffsets[polygonOffsets[featureOffsets[row]]];
  const to = ringOffsets[polygonOffsets[featureOffsets[row + 1]]];
  const own =
    header.decimals && others ? decodeWhole(numbers, others, header.decimals, from, to) : decodeDoubles(numbers, from, to);
  const rings = { featureOffsets, polygonOffsets, ringOffsets };
  return { choice, polygons: nest(rings, row, (vertex) => [own[2 * (vertex - from)], own[2 * (vertex - from) + 1]]) };
}

function nest(
  { featureOffsets, polygonOffsets, ringOffsets }: Omit<WrittenPolygons, 'coordinates'>,
  row: number,
  at: (vertex: number) => readonly [number, number],
): OriginalShape['polygons'] {
  const span = (offsets: Uint32Array, n: number) => Array.from({ length: offsets[n + 1] - offsets[n] }, (_, k) => offsets[n] + k);
  return span(featureOffsets, row).map((polygon) =>
    span(polygonOffsets, polygon).map((ring) => span(ringOffsets, ring).map((vertex) => at(vertex))),
  );
}

function parseHeader(bytes: Uint8Array, reader: ByteReader): BlockHeader {
  try {
    const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as BlockHeader | null;
    const isKnown = header?.kept === 'as-written' || header?.kept === 'in-millimetres';
    if (header?.format === 'chidu-original/1' && isKnown && typeof header.choice?.crs === 'string') return header;
  } catch (error) {
    if (error instanceof ReadError) throw error;
  }
  return reader.damaged();
}

/** Differences are from the vertex before, so everything up to the row is read. */
function decodeWhole(
  bytes: Uint8Array,
  others: Uint8Array,
  [x, y]: readonly [number, number],
  from: number,
  to: number,
): Float64Array {
  const reader = new ByteReader(bytes, ORIGINAL_COLUMN.name);
  const scales = [10 ** x, 10 ** y];
  const own = new Float64Array(2 * (to - from));
  const last = [0, 0];
  for (let n = 0; n < 2 * to; n++) {
    last[n % 2] += reader.zigzag();
    if (n >= 2 * from) own[n - 2 * from] = last[n % 2] / scales[n % 2];
  }
  const exceptions = new ByteReader(others, ORIGINAL_COLUMN.name);
  for (let n = 0; exceptions.left > 0; ) {
    n += exceptions.varint();
    const value = doubleAt(exceptions.take(8), 0);
    if (n >= 2 * from && n < 2 * to) own[n - 2 * from] = value;
  }
  return own;
}

function decodeDoubles(bytes: Uint8Array, from: number, to: number): Float64Array {
  const reader = new ByteReader(bytes, ORIGINAL_COLUMN.name);
  reader.take(16 * from);
  const own = reader.take(16 * (to - from));
  return Float64Array.from({ length: 2 * (to - from) }, (_, n) => doubleAt(own, 8 * n));
}

const doubleAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(at, true);
