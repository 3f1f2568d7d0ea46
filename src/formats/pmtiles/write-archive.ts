import { gzipSync, strToU8 } from 'fflate';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { joinBytes } from '../text-writer.ts';

/** A tile as it will lie in the archive, by its place on the curve (`zxyToTileId`). */
export interface PackedTile {
  readonly id: number;
  readonly data: Uint8Array;
}

export interface ArchiveContent {
  /** Ascending by id. */
  readonly tiles: readonly PackedTile[];
  readonly zooms: readonly [least: number, most: number];
  readonly bounds: Bounds;
  readonly metadata: object;
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

const HEADER_BYTES = 127;
const VERSION = 3;
const GZIP = 2;
const MVT = 1;
/** A reader fetches so much at once: header and root lie within it. */
const FIRST_FETCH = 16_384;
const ENTRIES_OF_LEAF = 4_096;
const DEGREE = 1e7;

/** A PMTiles archive of vector tiles packed with gzip, by its specification, version 3: clustered, with directories of one level below the root where one is too long. */
export function writeArchive({ tiles, zooms, bounds, metadata }: ArchiveContent): Uint8Array {
  const entries: Entry[] = [];
  let size = 0;
  for (const { id, data } of tiles) {
    entries.push({ id, offset: size, length: data.length });
    size += data.length;
  }
  const { root, leaves } = layOut(entries);
  const described = gzipSync(strToU8(JSON.stringify(metadata)));
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  strToU8('PMTiles').forEach((byte, at) => header.setUint8(at, byte));
  header.setUint8(7, VERSION);
  let at = HEADER_BYTES;
  [root.length, described.length, leaves.length, size].forEach((length, part) => {
    header.setBigUint64(8 + 16 * part, BigInt(at), true);
    header.setBigUint64(16 + 16 * part, BigInt(length), true);
    at += length;
  });
  [72, 80, 88].forEach((place) => header.setBigUint64(place, BigInt(tiles.length), true));
  [1, GZIP, GZIP, MVT, ...zooms].forEach((value, n) => header.setUint8(96 + n, value));
  const [west, south, east, north] = bounds.map((degrees) => Math.round(degrees * DEGREE));
  [west, south, east, north].forEach((value, n) => header.setInt32(102 + 4 * n, value, true));
  header.setUint8(118, zooms[1]);
  header.setInt32(119, Math.round((west + east) / 2), true);
  header.setInt32(123, Math.round((south + north) / 2), true);
  return joinBytes([new Uint8Array(header.buffer), root, described, leaves, ...tiles.map(({ data }) => data)]);
}

function layOut(entries: readonly Entry[]): { readonly root: Uint8Array; readonly leaves: Uint8Array } {
  const whole = packDirectory(entries, 1);
  if (HEADER_BYTES + whole.length <= FIRST_FETCH) return { root: whole, leaves: new Uint8Array() };
  const leaves: Uint8Array[] = [];
  const roots: Entry[] = [];
  let offset = 0;
  for (let at = 0; at < entries.length; at += ENTRIES_OF_LEAF) {
    const leaf = packDirectory(entries.slice(at, at + ENTRIES_OF_LEAF), 1);
    roots.push({ id: entries[at].id, offset, length: leaf.length });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: packDirectory(roots, 0), leaves: joinBytes(leaves) };
}

/** @param run tiles that an entry stands for; 0 points to a leaf */
function packDirectory(entries: readonly Entry[], run: 0 | 1): Uint8Array {
  const bytes: number[] = [];
  const write = (value: number): void => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  write(entries.length);
  entries.forEach(({ id }, n) => write(id - (entries[n - 1]?.id ?? 0)));
  entries.forEach(() => write(run));
  entries.forEach(({ length }) => write(length));
  // An entry that follows the one before it says 0, another its place and one more.
  entries.forEach(({ offset }, n) => write(n > 0 && offset === entries[n - 1].offset + entries[n - 1].length ? 0 : offset + 1));
  return gzipSync(Uint8Array.from(bytes));
}
