import type { PolygonColumns } from '../../core/overlay/polygon-set.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { type PackageHeader, STRUCTURE } from './package.ts';

const LARGEST = 2 ** 31;

/** How many members each entry of an offset table has. */
export function encodeCounts(offsets: Uint32Array, less = 0): Uint8Array {
  const writer = new ByteWriter(offsets.length + 8);
  for (let index = 1; index < offsets.length; index++) writer.varint(offsets[index] - offsets[index - 1] - less);
  return writer.toBytes();
}

/**
 * Vertices as differences from the vertex before, rings without their closing vertex.
 * @throws RangeError where a ring is not closed: a fault of the caller, never of a file
 */
export function encodeCoordinates(columns: PolygonColumns): Uint8Array {
  const { coordinates, ringOffsets } = columns;
  const writer = new ByteWriter(coordinates.length * 2 + 8);
  let lastX = 0;
  let lastY = 0;
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const first = ringOffsets[ring];
    const last = ringOffsets[ring + 1] - 1;
    if (
      last <= first ||
      coordinates[2 * first] !== coordinates[2 * last] ||
      coordinates[2 * first + 1] !== coordinates[2 * last + 1]
    ) {
      throw new RangeError(`ring ${ring} is not closed`);
    }
    for (let vertex = first; vertex < last; vertex++) {
      const x = coordinates[2 * vertex];
      const y = coordinates[2 * vertex + 1];
      writer.zigzag(x - lastX);
      writer.zigzag(y - lastY);
      lastX = x;
      lastY = y;
    }
  }
  return writer.toBytes();
}

/**
 * Offsets from counts.
 * @param members what the counts must add up to
 * @param more added to every count: 1 restores closing vertices
 */
export function decodeCounts(bytes: Uint8Array, name: string, count: number, members: number, more = 0): Uint32Array {
  const reader = new ByteReader(bytes, name);
  if (count > bytes.length) reader.damaged();
  const offsets = new Uint32Array(count + 1);
  let total = 0;
  for (let index = 1; index <= count; index++) {
    total += reader.varint() + more;
    if (!(total <= members)) reader.damaged();
    offsets[index] = total;
  }
  reader.end();
  if (total !== members) reader.damaged();
  return offsets;
}

/** Millimetres with closing vertices restored. */
export function decodeCoordinates(bytes: Uint8Array, ringOffsets: Uint32Array, counts: PackageHeader['counts']): Int32Array {
  const reader = new ByteReader(bytes, STRUCTURE.coordinates);
  if ((counts.vertices - counts.rings) * 2 > bytes.length) reader.damaged();
  const coordinates = new Int32Array(counts.vertices * 2);
  let x = 0;
  let y = 0;
  for (let ring = 0; ring < counts.rings; ring++) {
    const first = ringOffsets[ring];
    const last = ringOffsets[ring + 1] - 1;
    if (last <= first) reader.damaged();
    for (let vertex = first; vertex < last; vertex++) {
      x += reader.zigzag();
      y += reader.zigzag();
      if (!(x >= -LARGEST && x < LARGEST && y >= -LARGEST && y < LARGEST)) reader.damaged();
      coordinates[2 * vertex] = x;
      coordinates[2 * vertex + 1] = y;
    }
    coordinates[2 * last] = coordinates[2 * first];
    coordinates[2 * last + 1] = coordinates[2 * first + 1];
  }
  reader.end();
  return coordinates;
}
