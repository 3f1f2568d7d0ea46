import { addProtocol } from 'maplibre-gl';
import type { PMTiles } from 'pmtiles';
import { tileAddress, type TilePart } from '../core/base-map/tile-cover.ts';
import type { KeptTileProvider } from './map-scene.ts';

const SCHEME = 'chidu-base';

/** Why a base map shows nothing: no connection (or refused by the page's policy), the server's answer, no picture, vector tiles. */
export type BaseMapFailure = 'unreachable' | `http-${number}` | 'not-a-picture' | 'vector-tiles';

/** Addresses under which the map asks for a base map's tiles, so that each answer is seen. */
export interface BaseAddress {
  template(baseMapId: string, part: TilePart, template: string): string;
  archive(baseMapId: string, kind: 'raster' | 'vector', url: string): string;
}

export interface BaseChannel extends BaseAddress {
  close(): void;
}

type Listener = (baseMapId: string, failure: BaseMapFailure) => void;

/** Grace before a first failure is told: one tile outside the covered area is none. */
const GRACE_ms = 800;
/** Failures in a row after which a base map that did show counts as failed. */
const MOST_IN_A_ROW = 8;
const MVT = 1;
/** One transparent pixel, PNG. */
const NOTHING = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
).buffer;

const watches = new Map<string, BaseMapWatch>();
const keepers = new Map<string, KeptTileProvider>();
const archives = new Map<string, Promise<PMTiles>>();
let opened = 0;

/**
 * Fetches base map tiles by itself: MapLibre says nothing of missing ones, and a person must hear why there is no picture. What lies
 * on this device is taken from there.
 */
export function openBaseChannel(onFailure: Listener, kept?: KeptTileProvider): BaseChannel {
  if (opened === 0) addProtocol(SCHEME, serveTile);
  opened += 1;
  const channel = `m${opened}`;
  const watch = new BaseMapWatch(onFailure);
  watches.set(channel, watch);
  if (kept) keepers.set(channel, kept);
  const address = (id: string, kind: string, from: string) =>
    `${SCHEME}://${channel}/${encodeURIComponent(id)}/${kind}/{z}/{x}/{y}/${encodeURIComponent(from)}`;
  return {
    template: address,
    archive: address,
    close: () => {
      watch.close();
      watches.delete(channel);
      keepers.delete(channel);
    },
  };
}

async function serveTile(request: { url: string }, abort: AbortController): Promise<{ data: ArrayBuffer }> {
  const [channel, id, kind, z, x, y, from] = request.url.slice(SCHEME.length + 3).split('/');
  const baseMapId = decodeURIComponent(id);
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  const nothing = { data: kind === 'vector' ? new ArrayBuffer(0) : NOTHING.slice(0) };
  const watch = watches.get(channel);
  const keeper = keepers.get(channel);
  const kept = await keeper?.read(baseMapId, kind === 'labels' ? 'labels' : 'picture', tile);
  if (kept && kept !== 'coarser') {
    watch?.succeeded(baseMapId);
    return kept.byteLength > 0 ? { data: kept } : nothing;
  }
  const address = decodeURIComponent(from);
  try {
    if (address === '') return nothing;
    const isArchive = kind === 'vector' || kind === 'raster';
    const data = isArchive
      ? await readArchive(address, tile, kind, abort.signal)
      : await fetchPicture(tileAddress([address], tile), abort.signal);
    watch?.succeeded(baseMapId);
    return data ? { data } : nothing;
  } catch (error) {
    if (abort.signal.aborted) throw error;
    // Without a network what is kept is all there is: MapLibre then enlarges the coarser tile.
    if (kept === 'coarser') throw Object.assign(new Error('coarser'), { status: 404 });
    if (!keeper?.holds(baseMapId)) watch?.failed(baseMapId, error instanceof BaseTileError ? error.failure : 'unreachable');
    return nothing;
  }
}

class BaseTileError extends Error {
  constructor(readonly failure: BaseMapFailure) {
    super(failure);
  }
}

async function fetchPicture(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(url, { signal, credentials: 'omit' });
  if (!answer.ok) throw new BaseTileError(`http-${answer.status}`);
  if (!(answer.headers.get('content-type') ?? 'image/').startsWith('image/')) throw new BaseTileError('not-a-picture');
  return answer.arrayBuffer();
}

async function readArchive(
  address: string,
  { z, x, y }: { z: number; x: number; y: number },
  kind: 'raster' | 'vector',
  signal: AbortSignal,
): Promise<ArrayBuffer | null> {
  const archive = archives.get(address) ?? import('pmtiles').then(({ PMTiles: Archive }) => new Archive(address));
  archives.set(address, archive);
  try {
    const opened = await archive;
    if (kind === 'raster' && (await opened.getHeader()).tileType === MVT) throw new BaseTileError('vector-tiles');
    return (await opened.getZxy(z, x, y, signal))?.data ?? null;
  } catch (error) {
    // It remembers a header or a directory that could not be read as such for ever.
    if (archives.get(address) === archive) archives.delete(address);
    throw error;
  }
}

/** Tells once why a base map shows nothing. */
class BaseMapWatch {
  private readonly inARow = new Map<string, number>();
  private readonly shown = new Set<string>();
  private readonly told = new Set<string>();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly onFailure: Listener) {}

  succeeded(id: string): void {
    this.shown.add(id);
    this.inARow.set(id, 0);
  }

  failed(id: string, failure: BaseMapFailure): void {
    const row = (this.inARow.get(id) ?? 0) + 1;
    this.inARow.set(id, row);
    if (this.shown.has(id)) {
      // Tiles outside the covered area are missing, not failing.
      if (row >= MOST_IN_A_ROW && failure !== 'http-404') this.tell(id, failure);
      return;
    }
    if (row > 1) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.shown.has(id)) this.tell(id, failure);
    }, GRACE_ms);
    this.timers.add(timer);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private tell(id: string, failure: BaseMapFailure): void {
    if (this.told.has(id)) return;
    this.told.add(id);
    this.onFailure(id, failure);
  }
}
