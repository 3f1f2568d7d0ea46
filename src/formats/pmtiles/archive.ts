import { Compression, type Entry, findTile, type Header, PMTiles, type Source, TileType, zxyToTileId } from 'pmtiles';
import type { TilePlace } from '../../core/base-map/tile-cover.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { LIMITS } from '../limits.ts';

/** Why an archive cannot be read, known by its code. */
export class ArchiveError extends Error {
  constructor(
    readonly code: 'pmtiles-unreachable' | 'pmtiles-no-range' | 'pmtiles-malformed' | 'pmtiles-changed' | 'pmtiles-packing',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'ArchiveError';
  }
}

/** What an archive says of itself. */
export interface ArchiveFacts {
  readonly kind: 'vector' | 'raster';
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: Bounds;
  /** Tiles lie packed with gzip. */
  readonly gzip: boolean;
  /** Layers of a vector archive. */
  readonly vectorLayers: readonly string[];
  readonly name: string;
  readonly attribution: string;
  /** The server's mark of its version; empty where it gives none. */
  readonly etag: string;
}

/** Where a tile lies: several may be the same bytes. */
export interface TileSpan {
  readonly tile: TilePlace;
  readonly offset: number;
  readonly length: number;
}

/** A PMTiles archive, read piece by piece. */
export interface Archive {
  readonly facts: ArchiveFacts;
  /** Those of the tiles that the archive has, with the length of each: read from the directories alone. */
  locate(tiles: Iterable<TilePlace>, signal: AbortSignal): Promise<TileSpan[]>;
  /** The bytes of tiles as they lie, close ones with one request; calls back piece by piece. */
  read(spans: readonly TileSpan[], signal: AbortSignal, onTile: (span: TileSpan, bytes: Uint8Array) => void): Promise<void>;
}

const GZIP = 2;
const UNPACKED = 1;
/** Bytes between two tiles that are fetched along rather than asked around. */
const GAP_BYTES = 16_000;
/** The longest piece asked for at once. */
const PIECE_BYTES = 1_000_000;
const DEEPEST = 4;
/** Of tiles whose numbers are exact. */
const DEEPEST_ZOOM = 26;

/**
 * Opens an archive at an address that answers range requests, or in a file. A redirect is refused: the origin that was allowed is the
 * one that answers. @throws ArchiveError
 */
export async function openArchive(from: string | Blob): Promise<Archive> {
  const source = typeof from === 'string' ? addressSource(from) : fileSource(from);
  const archive = new PMTiles(source, undefined, unpackList);
  const header = await archive.getHeader().catch(asMalformed);
  const metadata = (await archive.getMetadata().catch(asMalformed)) as Record<string, unknown> | null;
  if (header.tileCompression !== GZIP && header.tileCompression > UNPACKED)
    throw new ArchiveError('pmtiles-packing', { packing: header.tileCompression });
  if (!isSound(header)) throw new ArchiveError('pmtiles-malformed', { detail: 'zooms, bounds or type of the header' });
  return {
    facts: readFacts(header, metadata ?? {}, source.etag()),
    locate: (tiles, signal) => locate(archive, header, tiles, signal),
    read: (spans, signal, onTile) => readSpans(source, header, spans, signal, onTile),
  };
}

const TYPES: ReadonlySet<TileType> = new Set([TileType.Mvt, TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]);

/** Whether what the header says can be drawn: an area by it would else have a negative width. */
const isSound = ({ tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat }: Header): boolean =>
  TYPES.has(tileType) &&
  minZoom <= maxZoom &&
  maxZoom <= DEEPEST_ZOOM &&
  minLon <= maxLon &&
  minLat <= maxLat &&
  Math.max(-minLon, maxLon) <= 180 &&
  Math.max(-minLat, maxLat) <= 90;

function readFacts(header: Header, metadata: Record<string, unknown>, etag: string): ArchiveFacts {
  const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat, tileCompression } = header;
  const layers = Array.isArray(metadata.vector_layers) ? (metadata.vector_layers as { id?: unknown }[]) : [];
  const text = (name: string) => (typeof metadata[name] === 'string' ? metadata[name] : '');
  return {
    kind: tileType === TileType.Mvt ? 'vector' : 'raster',
    minZoom,
    maxZoom,
    bounds: [minLon, minLat, maxLon, maxLat],
    gzip: tileCompression === GZIP,
    vectorLayers: layers.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
    name: text('name'),
    // Archives write it as HTML, with links.
    attribution: text('attribution').replaceAll(/<[^>]*>/g, ''),
    etag,
  };
}

async function locate(archive: PMTiles, header: Header, tiles: Iterable<TilePlace>, signal: AbortSignal): Promise<TileSpan[]> {
  const found: TileSpan[] = [];
  for (const tile of tiles) {
    signal.throwIfAborted();
    if (tile.z < header.minZoom || tile.z > header.maxZoom) continue;
    const entry = await findEntry(archive, header, zxyToTileId(tile.z, tile.x, tile.y), signal);
    if (entry) found.push({ tile, offset: header.tileDataOffset + entry.offset, length: entry.length });
  }
  return found;
}

/** Down the directories, of which the library keeps the last hundred. */
async function findEntry({ cache, source }: PMTiles, header: Header, id: number, signal: AbortSignal): Promise<Entry | null> {
  let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const directory = await cache.getDirectory(source, offset, length, header, signal).catch(asMalformed);
    const entry = findTile(directory, id);
    if (!entry || entry.runLength > 0) return entry;
    [offset, length] = [header.leafDirectoryOffset + entry.offset, entry.length];
  }
  return null;
}

async function readSpans(
  source: ArchiveSource,
  { tileDataOffset, tileDataLength }: Header,
  spans: readonly TileSpan[],
  signal: AbortSignal,
  onTile: (span: TileSpan, bytes: Uint8Array) => void,
): Promise<void> {
  const sorted = [...spans].sort((a, b) => a.offset - b.offset || a.length - b.length);
  const end = tileDataLength ? tileDataOffset + tileDataLength : Number.POSITIVE_INFINITY;
  for (let at = 0; at < sorted.length; ) {
    const start = sorted[at].offset;
    let [upTo, next] = [start, at];
    while (next < sorted.length) {
      const { offset, length } = sorted[next];
      if (length > PIECE_BYTES * 16 || offset + length > end) throw new ArchiveError('pmtiles-malformed', { offset });
      if (next > at && (offset > upTo + GAP_BYTES || offset + length - start > PIECE_BYTES)) break;
      upTo = Math.max(upTo, offset + length);
      next++;
    }
    const { data } = await source.getBytes(start, upTo - start, signal);
    for (const span of sorted.slice(at, next)) {
      const from = span.offset - start;
      onTile(span, new Uint8Array(data.slice(from, from + span.length)));
    }
    at = next;
  }
}

/**
 * Unpacks a directory or the description, watching their size: a few kilobytes may stand for gigabytes.
 * @throws ArchiveError `pmtiles-packing`, `pmtiles-malformed`
 */
async function unpackList(packed: ArrayBuffer, packing: Compression): Promise<ArrayBuffer> {
  if (packing !== Compression.Gzip && packing > Compression.None) throw new ArchiveError('pmtiles-packing', { packing });
  if (packing !== Compression.Gzip) return packed;
  const output = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: BlobPart[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await output.read();
    if (done) return new Blob(pieces).arrayBuffer();
    size += value.length;
    pieces.push(value);
    if (size <= LIMITS.archiveListBytes) continue;
    output.cancel().catch(() => undefined);
    throw new ArchiveError('pmtiles-malformed', { detail: `a directory of more than ${LIMITS.archiveListBytes} bytes` });
  }
}

interface ArchiveSource extends Source {
  etag(): string;
}

function fileSource(file: Blob): ArchiveSource {
  return {
    getKey: () => 'file',
    etag: () => '',
    getBytes: async (offset, length) => ({ data: await file.slice(offset, offset + length).arrayBuffer() }),
  };
}

function addressSource(url: string): ArchiveSource {
  let etag: string | null = null;
  return {
    getKey: () => url,
    etag: () => etag ?? '',
    getBytes: async (offset, length, signal) => {
      const answer = await fetch(url, {
        signal,
        credentials: 'omit',
        redirect: 'error',
        headers: { range: `bytes=${offset}-${offset + length - 1}` },
      }).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw new ArchiveError('pmtiles-unreachable', { detail: error instanceof Error ? error.message : String(error) });
      });
      if (answer.status !== 206) {
        // The rest, which may be gigabytes, is not waited for.
        void answer.body?.cancel();
        throw answer.ok
          ? new ArchiveError('pmtiles-no-range')
          : new ArchiveError('pmtiles-unreachable', { detail: `HTTP ${answer.status}` });
      }
      const now = answer.headers.get('etag') ?? '';
      if (etag !== null && now !== etag) throw new ArchiveError('pmtiles-changed');
      etag = now;
      return { data: await answer.arrayBuffer() };
    },
  };
}

function asMalformed(error: unknown): never {
  if (error instanceof ArchiveError || (error instanceof Error && error.name === 'AbortError')) throw error;
  throw new ArchiveError('pmtiles-malformed', { detail: error instanceof Error ? error.message : String(error) });
}
