import { create } from 'zustand';
import { type KeptArea, refuseCaching, ROOM_FOR_WORK_BYTES, type StopReason } from '../../core/base-map/kept-area.ts';
import { coverTiles, nameTile, type TilePart } from '../../core/base-map/tile-cover.ts';
import { type BaseMap, fillAddress, listForeignOrigins } from '../../core/register/base-map.ts';
import type { FetchedTiles, TileSource } from '../../workers/calls/base-map.ts';
import { hideArea, lookAtAreas, mapOfArea, showArea, useBaseMapAreas } from '../base-map-areas.ts';
import { useConnection } from '../connection.ts';
import { asCodedError } from '../failure.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { measureStorage, useStorage } from '../storage.ts';
import { useBaseMapChoice } from './base-map-choice.ts';

interface FetchingState {
  /** The area that is being fetched in this tab. */
  readonly area: string | null;
}

/** What is being fetched right now; how far it is stands in the area itself. */
export const useFetching = create<FetchingState>()(() => ({ area: null }));

/** Tiles asked for, and written, together: what a kill costs at most. */
const BATCH = { tiles: 32, archive: 200 } as const;
/** After so many failures in a row, whole batches of them, the source is asked no more. */
const HOPELESS = 16;
const NAMED = 50;
/** Held by the tab that fetches: two would ask for everything twice. */
const LOCK = 'chidu-base-map';

const files = new Map<string, File>();
let stop: AbortController | null = null;

/**
 * Where the tiles of a base map come from; refused where the settings allow no keeping, or not the origin: no other is ever asked.
 * @throws CodedError
 */
export function sourceOf(map: BaseMap, file: File | null): TileSource {
  if (file) return { kind: 'archive', from: file };
  const settings = useSession.getState().summary?.settings;
  const current = settings?.baseMaps?.find(({ id }) => id === map.id);
  const refused = refuseCaching(current);
  if (!current || refused) throw coded(refused ?? 'not-configured', { name: map.name });
  const page = { origin: location.origin, allowedOrigins: settings?.allowedOrigins ?? [] };
  const [foreign] = listForeignOrigins(current, page);
  if (foreign !== undefined) throw coded('base-map-origin', { origin: foreign });
  const absolute = (address: string) => (address.startsWith('/') ? location.origin + address : address);
  if (current.kind === 'pmtiles') return { kind: 'archive', from: absolute(current.url) };
  const templates: Partial<Record<TilePart, readonly string[]>> = {
    picture: fillAddress(current.url, current).map(absolute),
    ...(current.labelsUrl !== undefined && { labels: fillAddress(current.labelsUrl, current).map(absolute) }),
  };
  return { kind: 'tiles', templates };
}

const coded = (code: string, params: Readonly<Record<string, string | number>>) =>
  Object.assign(new Error(code), { code, params });

/** Puts an area on this device's list and begins to fetch it. @throws CodedError where it could not be put there */
export async function startFetching(area: KeptArea, file: File | null): Promise<void> {
  if (file) files.set(area.id, file);
  await services().store.baseMaps.putArea(area);
  showArea(area);
  void fetchArea(area.id);
}

/** Goes on with a fetch that was stopped, or tries the tiles again that failed. */
export async function resumeFetching(id: string): Promise<void> {
  const area = areaOf(id);
  if (!area) return;
  await settle({ ...area, state: 'fetching', stopped: undefined });
  void fetchArea(id);
}

/** Stops the fetch; what came stays. */
export const stopFetching = (): void => stop?.abort();

/** Takes an area off this device; a fetch of it ends first, and puts nothing back. */
export async function deleteArea(id: string): Promise<void> {
  hideArea(id);
  files.delete(id);
  if (useFetching.getState().area === id) stopFetching();
  try {
    await services().store.baseMaps.removeArea(id);
  } catch (error) {
    useBaseMapChoice.setState({ failure: asCodedError(error) });
    await lookAtAreas();
  }
  await measureStorage();
}

/** Goes on with what a kill, or the loss of the network, cut off. */
export async function goOnFetching(): Promise<void> {
  const { areas } = useBaseMapAreas.getState();
  const next = areas.find(({ state, stopped }) => state === 'fetching' || stopped === 'unreachable');
  if (!next || useFetching.getState().area !== null) return;
  if (next.from === 'file' && !files.has(next.id)) return settle({ ...next, state: 'stopped', stopped: 'file-gone' });
  if (useConnection.getState().online) await resumeFetching(next.id);
}

useConnection.subscribe(({ online }, before) => {
  if (online && !before.online) void goOnFetching();
});

const areaOf = (id: string): KeptArea | undefined => useBaseMapAreas.getState().areas.find((one) => one.id === id);

async function settle(area: KeptArea): Promise<void> {
  showArea(area);
  await services()
    .store.baseMaps.putArea(area)
    .catch(() => undefined);
}

async function fetchArea(id: string): Promise<void> {
  if (useFetching.getState().area !== null) return;
  useFetching.setState({ area: id });
  const locks = (navigator as { locks?: LockManager }).locks;
  try {
    if (!locks) await fetchHeld(id);
    else await locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock ? fetchHeld(id) : undefined));
  } finally {
    useFetching.setState({ area: null });
  }
}

async function fetchHeld(id: string): Promise<void> {
  const running = new AbortController();
  stop = running;
  try {
    const whole = await fetchAll(id, running.signal);
    if (whole?.replaces !== undefined) await deleteArea(whole.replaces);
  } catch (error) {
    const area = areaOf(id);
    if (area) await settle({ ...area, state: 'stopped', stopped: running.signal.aborted ? undefined : stopReason(error) });
  } finally {
    stop = null;
    await measureStorage();
  }
}

/** Batch after batch: asked for, then kept together with how far the fetch is. The area when it is whole; null where it was deleted. */
async function fetchAll(id: string, signal: AbortSignal): Promise<KeptArea | null> {
  const { engine, store } = services();
  let area = areaOf(id);
  if (!area) return null;
  const source = sourceOf(area.map, files.get(id) ?? null);
  if (source.kind === 'archive' && area.etag !== undefined) {
    const { etag } = await engine.describeArchive([source.from], { signal });
    if (etag !== area.etag) throw coded('pmtiles-changed', {});
  }
  const names = await waitingNames(area, source);
  area = { ...area, state: 'fetching', stopped: undefined, failed: { count: 0, named: [] } };
  let hopeless = 0;
  for (let at = 0; at < names.length; at += BATCH[source.kind]) {
    await measureStorage();
    const { available_bytes } = useStorage.getState();
    if (available_bytes !== null && available_bytes < ROOM_FOR_WORK_BYTES) throw coded('store-full', {});
    const fetched = await engine.fetchBaseTiles([source, names.slice(at, at + BATCH[source.kind])], { signal });
    area = after(area, fetched);
    const rows = [...fetched.tiles, ...fetched.absent.map((tile) => ({ tile, bytes: new Uint8Array(0) }))];
    if (!areaOf(id) || !(await store.baseMaps.keepTiles(area, rows))) return null;
    if (!areaOf(id)) return null;
    showArea(area);
    hopeless = rows.length > 0 ? 0 : hopeless + fetched.failed.length;
    const [{ reason } = { reason: '' }] = fetched.failed;
    if (hopeless >= HOPELESS) throw coded(reason === 'unreachable' || reason === 'timeout' ? 'unreachable' : 'refused', {});
    if (!mapOfArea(area)?.allowCaching && area.from === 'address') throw coded('caching-not-allowed', {});
  }
  if (!areaOf(id)) return null;
  const whole: KeptArea = { ...area, state: 'complete' };
  await settle(whole);
  return whole;
}

/** Names of the cover that are not on this device. */
async function waitingNames(area: KeptArea, source: TileSource): Promise<string[]> {
  const here = new Set(await services().store.baseMaps.tileNames(area.id));
  const parts: readonly TilePart[] = source.kind === 'tiles' && source.templates.labels ? ['picture', 'labels'] : ['picture'];
  const names: string[] = [];
  for (const tile of coverTiles(area))
    for (const part of parts) {
      const name = nameTile(part, tile);
      if (!here.has(name)) names.push(name);
    }
  return names;
}

function after(area: KeptArea, { tiles, absent, failed }: FetchedTiles): KeptArea {
  const first = <T>(known: readonly T[], more: readonly T[]): readonly T[] => [...known, ...more].slice(0, NAMED);
  return {
    ...area,
    kept: area.kept + tiles.length,
    bytes: area.bytes + tiles.reduce((sum, { bytes }) => sum + bytes.length, 0),
    absent: { count: area.absent.count + absent.length, named: first(area.absent.named, absent) },
    failed: { count: area.failed.count + failed.length, named: first(area.failed.named, failed) },
  };
}

const REASONS: Readonly<Record<string, StopReason>> = {
  'store-full': 'no-room',
  'pmtiles-changed': 'source-changed',
  'pmtiles-unreachable': 'unreachable',
  'not-configured': 'not-configured',
  'caching-not-allowed': 'caching-not-allowed',
  unreachable: 'unreachable',
};

const stopReason = (error: unknown): StopReason => REASONS[asCodedError(error).code] ?? 'refused';
