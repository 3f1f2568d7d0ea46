import { estimateSize, sampleTiles } from '../../core/base-map/estimate-size.ts';
import type { FailedTile } from '../../core/base-map/kept-area.ts';
import {
  type CoverRequest,
  countTiles,
  coverTiles,
  nameTile,
  readTileName,
  tileAddress,
  type TilePart,
  type TilePlace,
} from '../../core/base-map/tile-cover.ts';
import { nextTask } from '../../formats/next-task.ts';
import { type Archive, openArchive } from '../../formats/pmtiles/archive.ts';
import type { BaseMapCalls, BaseMapPlan, FetchedTiles, TileSource } from '../calls/base-map.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { fetchTile, type Patience, USUAL_PATIENCE } from './base-map/fetch-tile.ts';

/** Requests under way at once: what a browser opens to one server without queueing, and a small server bears. */
const AT_ONCE = 4;
/** Directory entries looked up between two breaths. */
const LOOKED_UP = 500;
type Tiles = Extract<TileSource, { kind: 'tiles' }>;

/** Areas of base maps: their size, and their tiles. It keeps nothing; where tiles lie is the page's matter. */
export function serveBaseMap(patience: Patience = USUAL_PATIENCE): Served<BaseMapCalls> {
  let opened: { readonly from: string | Blob; readonly archive: Archive } | null = null;
  /** The archive last asked about stays open: its directories are read once for plan and fetch. */
  const archiveOf = async (from: string | Blob): Promise<Archive> => {
    if (opened?.from !== from) opened = { from, archive: await openArchive(from) };
    return opened.archive;
  };
  const forget = (error: unknown): never => {
    opened = null;
    throw error;
  };
  return {
    describeArchive: async (_, from) => {
      opened = null;
      return (await archiveOf(from)).facts;
    },
    planBaseMap: async (call, source, cover) => {
      if (source.kind === 'tiles') return planTiles(call, source, cover, patience);
      opened = null;
      return planArchive(call, await archiveOf(source.from), cover);
    },
    fetchBaseTiles: async (call, source, names) =>
      source.kind === 'tiles'
        ? fetchTiles(call, source, names, patience)
        : fetchFromArchive(call, await archiveOf(source.from), names).catch(forget),
  };
}

async function planArchive(call: Call, archive: Archive, cover: CoverRequest): Promise<BaseMapPlan> {
  const total = countTiles(cover);
  let [tiles, bytes, done] = [0, 0, 0];
  let batch: TilePlace[] = [];
  const lookUp = async () => {
    for (const { length } of await archive.locate(batch, call.signal)) {
      tiles += 1;
      bytes += length;
    }
    done += batch.length;
    batch = [];
    call.progress({ phase: 'plan-base-map', done, total, unit: 'tiles' });
    await nextTask();
  };
  for (const tile of coverTiles(cover)) if (batch.push(tile) >= LOOKED_UP) await lookUp();
  await lookUp();
  return { tiles, bytes, margin_bytes: 0, sampled: null, archive: archive.facts };
}

async function planTiles(call: Call, source: Tiles, cover: CoverRequest, patience: Patience): Promise<BaseMapPlan> {
  const parts = partsOf(source);
  const names = parts.flatMap((part) => sampleTiles(cover).map((tile) => nameTile(part, tile)));
  const { tiles, absent, failed } = await fetchTiles(call, source, names, patience);
  if (tiles.length + absent.length === 0) throw new EngineError('base-map-unmeasured', { reason: failed[0]?.reason ?? '' });
  const sizes = [
    ...tiles.map(({ tile, bytes }) => ({ tile, bytes: bytes.length })),
    ...absent.map((tile) => ({ tile, bytes: 0 })),
  ];
  let [bytes, margin_bytes] = [0, 0];
  for (const part of parts) {
    const own = sizes.map((one) => ({ ...readTileName(one.tile), bytes: one.bytes })).filter((one) => one.part === part);
    const estimate = estimateSize(
      cover,
      own.map((one) => ({ z: one.tile.z, bytes: one.bytes })),
    );
    bytes += estimate.bytes;
    margin_bytes += estimate.margin_bytes;
  }
  return { tiles: countTiles(cover) * parts.length, bytes, margin_bytes, sampled: sizes.length, archive: null };
}

const partsOf = ({ templates }: Tiles): TilePart[] =>
  (['picture', 'labels'] as const).filter((part) => (templates[part] ?? []).length > 0);

async function fetchTiles(call: Call, source: Tiles, names: readonly string[], patience: Patience): Promise<FetchedTiles> {
  const tiles: { tile: string; bytes: Uint8Array }[] = [];
  const absent: string[] = [];
  const failed: FailedTile[] = [];
  const waiting = [...names].reverse();
  const work = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const { part, tile } = readTileName(name);
      const answer = await fetchTile(tileAddress(source.templates[part] ?? [], tile), call.signal, patience);
      if (answer.is === 'bytes') tiles.push({ tile: name, bytes: answer.bytes });
      else if (answer.is === 'absent') absent.push(name);
      else failed.push({ tile: name, reason: answer.reason });
      const done = tiles.length + absent.length + failed.length;
      call.progress({ phase: 'fetch-base-map', done, total: names.length, unit: 'tiles' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { tiles, absent, failed };
}

async function fetchFromArchive({ signal }: Call, archive: Archive, names: readonly string[]): Promise<FetchedTiles> {
  const spans = await archive.locate(
    names.map((name) => readTileName(name).tile),
    signal,
  );
  const tiles: { tile: string; bytes: Uint8Array }[] = [];
  await archive.read(spans, signal, ({ tile }, bytes) => tiles.push({ tile: nameTile('picture', tile), bytes }));
  const found = new Set(tiles.map(({ tile }) => tile));
  return { tiles, absent: names.filter((name) => !found.has(name)), failed: [] };
}
