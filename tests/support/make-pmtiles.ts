import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import type { TilePlace } from '../../src/core/base-map/tile-cover.ts';

export interface ArchiveTile extends TilePlace {
  readonly data: Uint8Array;
}

export interface ArchiveOptions {
  /** 1: vector, 2: PNG. */
  readonly tileType: 1 | 2;
  readonly gzip?: boolean;
  readonly metadata?: object;
  /** Entries in a leaf directory; absent: all of them in the root. */
  readonly leaf?: number;
  readonly bounds?: readonly [number, number, number, number];
}

interface Entry {
  readonly id: number;
  readonly run: number;
  readonly offset: number;
  readonly length: number;
}

const HEADER = 127;

/** A small PMTiles archive, version 3, by its specification: clustered, directories packed, equal tiles stored once. */
export function makePmtiles(tiles: readonly ArchiveTile[], options: ArchiveOptions): Uint8Array {
  const sorted = tiles
    .map(({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data: options.gzip ? gzipSync(data) : Buffer.from(data) }))
    .sort((a, b) => a.id - b.id);
  const known = new Map<string, { offset: number; length: number }>();
  const contents: Buffer[] = [];
  const entries: Entry[] = [];
  let size = 0;
  for (const { id, data } of sorted) {
    const key = data.toString('base64');
    const place = known.get(key) ?? { offset: size, length: data.length };
    if (!known.has(key)) {
      known.set(key, place);
      contents.push(data);
      size += data.length;
    }
    const last = entries.at(-1);
    if (last?.offset === place.offset && last.id + last.run === id) entries[entries.length - 1] = { ...last, run: last.run + 1 };
    else entries.push({ id, run: 1, ...place });
  }
  const [root, leaves] = layOut(entries, options.leaf);
  const metadata = gzipSync(Buffer.from(JSON.stringify(options.metadata ?? {})));
  const zooms = tiles.map(({ z }) => z);
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 0);
  header[7] = 3;
  let at = HEADER;
  let field = 8;
  for (const length of [root.length, metadata.length, leaves.length, size]) {
    header.writeBigUInt64LE(BigInt(at), field);
    header.writeBigUInt64LE(BigInt(length), field + 8);
    at += length;
    field += 16;
  }
  for (const [place, count] of [
    [72, sorted.length],
    [80, entries.length],
    [88, contents.length],
  ])
    header.writeBigUInt64LE(BigInt(count), place);
  header.set([1, 2, options.gzip ? 2 : 1, options.tileType, Math.min(...zooms), Math.max(...zooms)], 96);
  const bounds = options.bounds ?? [-180, -85, 180, 85];
  bounds.forEach((degrees, n) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * n));
  return new Uint8Array(Buffer.concat([header, root, metadata, leaves, ...contents]));
}

function layOut(entries: readonly Entry[], leaf: number | undefined): [Buffer, Buffer] {
  if (leaf === undefined) return [packDirectory(entries), Buffer.alloc(0)];
  const roots: Entry[] = [];
  const leaves: Buffer[] = [];
  let offset = 0;
  for (let at = 0; at < entries.length; at += leaf) {
    const packed = packDirectory(entries.slice(at, at + leaf));
    roots.push({ id: entries[at].id, run: 0, offset, length: packed.length });
    leaves.push(packed);
    offset += packed.length;
  }
  return [packDirectory(roots), Buffer.concat(leaves)];
}

function packDirectory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = [];
  const write = (value: number) => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  write(entries.length);
  entries.forEach(({ id }, n) => write(id - (entries[n - 1]?.id ?? 0)));
  for (const { run } of entries) write(run);
  for (const { length } of entries) write(length);
  entries.forEach(({ offset }, n) => {
    const before = entries[n - 1];
    write(before !== undefined && offset === before.offset + before.length ? 0 : offset + 1);
  });
  return gzipSync(Uint8Array.from(bytes));
}
