import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptArea } from '../../../src/core/base-map/kept-area.ts';
import { countTiles, coverTiles, nameTile, readTileName } from '../../../src/core/base-map/tile-cover.ts';
import type { BaseMap } from '../../../src/core/register/base-map.ts';
import { keptTiles, lookAtAreas, useBaseMapAreas } from '../../../src/state/base-map-areas.ts';
import { useConnection } from '../../../src/state/connection.ts';
import { tapCorner, strokeBox, useBaseMapChoice, chooseBox, drawBox } from '../../../src/state/patrol/base-map-choice.ts';
import {
  beginChoice,
  beginFileChoice,
  chooseZooms,
  nameApproval,
  countChosen,
  planChoice,
  takeChoice,
} from '../../../src/state/patrol/choose-base-map.ts';
import {
  deleteArea,
  resumeFetching,
  startFetching,
  stopFetching,
  useFetching,
} from '../../../src/state/patrol/fetch-base-map.ts';
import { watchBaseMaps } from '../../../src/state/patrol/watch-base-maps.ts';
import { provideServices, type Services } from '../../../src/state/services.ts';
import { useSession } from '../../../src/state/session.ts';
import { type DistrictStore, openStore } from '../../../src/store/open-store.ts';
import { serveBaseMap } from '../../../src/workers/engine/serve-base-map.ts';
import { CACHED_MAP, keptArea } from '../../support/kept-area.ts';
import { makePmtiles } from '../../support/make-pmtiles.ts';
import { startTileServer, type TileServer } from '../../support/tile-server.ts';

const BOX = [117.0, 34.0, 117.06, 34.05] as const;
const COVER = { box: BOX, minZoom: 10, maxZoom: 14 };
const TOTAL = countTiles(COVER);

let count = 0;
let name = '';
let store: DistrictStore;
let server: TileServer;
let now = '2026-11-28T02:00:00.000Z';
let room = 5e9;

/** The engine's part alone, on this thread, with a signal that cancels at once as the worker's does. */
function baseMapEngine() {
  const served = serveBaseMap({ pauses_ms: [1] });
  const ask =
    (call: keyof typeof served) =>
    (args: never[], { signal = new AbortController().signal } = {}) =>
      (served[call] as (...all: unknown[]) => Promise<unknown>)({ signal, progress: () => {} }, ...args);
  return Object.fromEntries(Object.keys(served).map((call) => [call, ask(call as keyof typeof served)]));
}

async function startPage(): Promise<void> {
  const stamps = {
    clock: { now: () => now },
    ids: { next: () => `id-${String(++count).padStart(6, '0')}`, salt: () => '' },
    by: '',
    device: '',
  };
  const opened = await openStore(stamps, { admit: async () => null }, name);
  if (opened.state !== 'open') throw opened.error;
  ({ store } = opened);
  const storage = {
    persist: async () => true,
    persisted: async () => true,
    estimate: async () => ({ usage: 0, quota: room }),
  };
  const services = { engine: baseMapEngine(), store: { ...store, lasting: true }, ...stamps, storage, demoUrl: '' };
  provideServices(services as unknown as Services);
  useBaseMapAreas.setState({ areas: [], on: '' });
}

/** The settings of the open district name these base maps, and this server. */
function configure(baseMaps: readonly BaseMap[], allowedOrigins: readonly string[] = [server.origin]): void {
  const settings = { timeZone: 'Asia/Shanghai', bounds: [117, 34, 118, 35], baseMaps, allowedOrigins };
  const summary = { district: { id: 'd-1', name: '区' }, settings, hash: String(++count) };
  useSession.setState({ summary: summary as never, phase: { at: 'ready' }, keeping: { state: 'kept' } } as never);
}

const onServer = (part: Partial<BaseMap> = {}): BaseMap => ({
  ...CACHED_MAP,
  url: `${server.origin}/t/{z}/{x}/{y}.png`,
  ...part,
});
const settled = () => vi.waitFor(() => expect(useFetching.getState().area).toBeNull(), { timeout: 10_000 });
const only = (): KeptArea => {
  const { areas } = useBaseMapAreas.getState();
  if (areas.length !== 1) throw new Error(`${areas.length} areas`);
  return areas[0];
};

async function choose(map: BaseMap): Promise<void> {
  beginChoice(map);
  chooseBox(BOX);
  chooseZooms(10, 14);
  await planChoice();
}

beforeEach(async () => {
  vi.stubGlobal('location', { origin: 'http://page.example' });
  vi.stubGlobal('navigator', { onLine: true });
  name = `fetch-${++count}`;
  now = '2026-11-28T02:00:00.000Z';
  room = 5e9;
  server = await startTileServer((path) => new TextEncoder().encode(`tile ${path}`));
  await startPage();
  configure([onServer()]);
  await lookAtAreas();
});
afterEach(async () => {
  stopFetching();
  await settled();
  await server.close();
  store.close();
  await Dexie.delete(name);
  vi.unstubAllGlobals();
});

describe('an area', () => {
  it('is seen with its size first, then fetched whole, and the map has every tile of it from this device', async () => {
    await choose(onServer());
    const { choice } = useBaseMapChoice.getState();
    expect(choice?.plan).toMatchObject({ tiles: TOTAL });
    expect(choice && countChosen(choice)).toBe(TOTAL);
    expect(useBaseMapAreas.getState().areas).toEqual([]);
    await takeChoice();
    await settled();
    expect(only()).toMatchObject({
      state: 'complete',
      kept: TOTAL,
      failed: { count: 0 },
      fetchedOn: '2026-11-28',
      expiresOn: '2026-12-28',
    });
    const asked = server.asked.length;
    const bytes = await keptTiles.read('b-1', 'picture', { z: 10, x: 844, y: 408 });
    expect(bytes && bytes !== 'coarser' && new TextDecoder().decode(bytes)).toBe('tile /t/10/844/408.png');
    expect(server.asked.length).toBe(asked);
  });

  it('keeps no key of the office', async () => {
    const withKey = onServer({ url: `${server.origin}/t/{z}/{x}/{y}.png?tk={key}`, key: 'SECRET' });
    configure([withKey]);
    await choose(withKey);
    await takeChoice();
    await settled();
    expect(server.asked.at(-1)).toContain('tk=SECRET');
    expect(JSON.stringify(await store.baseMaps.areas('d-1'))).not.toContain('SECRET');
  });

  it('that was stopped goes on where it was, and asks for nothing twice', async () => {
    await choose(onServer());
    server.asked.length = 0;
    server.answer = (path) => {
      if (path.startsWith('/t/14/')) stopFetching();
      return null;
    };
    await takeChoice();
    await settled();
    const { kept, state, stopped } = only();
    expect([state, stopped]).toEqual(['stopped', undefined]);
    expect(kept).toBeLessThan(TOTAL);
    server.answer = () => null;
    server.asked.length = 0;
    await resumeFetching(only().id);
    await settled();
    expect(only()).toMatchObject({ state: 'complete', kept: TOTAL });
    expect(server.asked).toHaveLength(TOTAL - kept);
  });

  it('whose page was killed is gone on with by the next one', async () => {
    await choose(onServer());
    let asked = 0;
    server.answer = () => (++asked > 16 ? 503 : null);
    await takeChoice();
    await settled();
    const id = only().id;
    // As a kill leaves it: on its way, in the middle.
    await store.baseMaps.putArea({ ...only(), state: 'fetching', stopped: undefined });
    store.close();
    await startPage();
    server.answer = () => null;
    const stop = (vi.stubGlobal('document', { addEventListener: () => {}, removeEventListener: () => {} }), watchBaseMaps());
    await lookAtAreas();
    await vi.waitFor(() => expect(only()).toMatchObject({ id, state: 'complete', kept: TOTAL }), { timeout: 10_000 });
    stop();
  });

  it('stops where nobody answers, says so, and goes on when there is a network', async () => {
    await choose(onServer());
    server.answer = () => 503;
    await takeChoice();
    await settled();
    expect(only()).toMatchObject({ state: 'stopped', stopped: 'refused' });
    await store.baseMaps.putArea({ ...only(), stopped: 'unreachable' });
    await lookAtAreas();
    server.answer = () => null;
    useConnection.setState({ online: false });
    useConnection.setState({ online: true });
    await vi.waitFor(() => expect(only()).toMatchObject({ state: 'complete', kept: TOTAL }), { timeout: 10_000 });
  });

  it('names the tiles that failed and those that the source has not; failed ones can be tried again', async () => {
    const named = [...coverTiles(COVER)].map((tile) => nameTile('picture', tile));
    const [lostTile, noTile] = [named.at(-1) ?? '', named.at(-3) ?? ''];
    const [lost, none] = [lostTile, noTile].map((tile) => `${tile.replace('picture', '/t')}.png`);
    await choose(onServer());
    server.answer = (path) => (path === lost ? 500 : path === none ? 404 : null);
    await takeChoice();
    await settled();
    expect(only()).toMatchObject({
      state: 'complete',
      kept: TOTAL - 2,
      failed: { count: 1, named: [{ tile: lostTile, reason: 'http-500' }] },
      absent: { count: 1, named: [noTile] },
    });
    server.answer = () => null;
    server.asked.length = 0;
    await resumeFetching(only().id);
    await settled();
    expect(server.asked).toEqual([lost]);
    expect(only()).toMatchObject({ kept: TOTAL - 1, failed: { count: 0 }, absent: { count: 1 } });
    expect(await keptTiles.read('b-1', 'picture', readTileName(noTile).tile)).toEqual(new ArrayBuffer(0));
  });

  it('stops before it takes the room that reports and photos need', async () => {
    await choose(onServer());
    room = 100e6;
    await takeChoice();
    await settled();
    expect(only()).toMatchObject({ state: 'stopped', stopped: 'no-room', kept: 0 });
  });

  it('is refused where the office’s limit, or this device’s room, is too small for it', async () => {
    const tiny = onServer({ cacheLimit_mb: 1 });
    server.answer = () => ({ body: new Uint8Array(200_000), type: 'image/png' });
    configure([tiny]);
    await choose(tiny);
    expect(useBaseMapChoice.getState().choice?.refusal).toEqual({ because: 'over-limit', most_bytes: 1e6 });
    await takeChoice();
    expect(useBaseMapAreas.getState().areas).toEqual([]);
    beginChoice(onServer());
    chooseBox([110, 30, 118, 38]);
    chooseZooms(10, 17);
    server.asked.length = 0;
    await planChoice();
    expect(useBaseMapChoice.getState().choice?.refusal).toMatchObject({ because: 'too-many-tiles' });
    expect(server.asked).toEqual([]);
  });

  it('that is deleted is gone, also in the middle of its fetch', async () => {
    await choose(onServer());
    let asked = 0;
    server.answer = () => {
      if (++asked === 10) void deleteArea(only().id);
      return null;
    };
    await takeChoice();
    await settled();
    expect(useBaseMapAreas.getState().areas).toEqual([]);
    expect(await store.baseMaps.areas('d-1')).toEqual([]);
  });

  it('is not drawn after its last day', async () => {
    await store.baseMaps.putArea(keptArea({ state: 'complete', kept: 1 }));
    await store.baseMaps.keepTiles(keptArea({ state: 'complete', kept: 1 }), [
      { tile: 'picture/10/844/408', bytes: Uint8Array.of(1) },
    ]);
    now = '2026-12-01T02:00:00.000Z';
    await lookAtAreas();
    expect(keptTiles.holds('b-1')).toBe(true);
    // In the district's time zone the next day has begun.
    now = '2026-12-01T16:30:00.000Z';
    await lookAtAreas();
    expect(keptTiles.holds('b-1')).toBe(false);
    expect(await keptTiles.read('b-1', 'picture', { z: 10, x: 844, y: 408 })).toBeNull();
  });
});

describe('a source that does not allow keeping', () => {
  it('is never kept, whatever calls for it', async () => {
    const forbidding = onServer({ allowCaching: undefined });
    configure([forbidding]);
    await choose({ ...forbidding, allowCaching: true });
    expect(useBaseMapChoice.getState().failure).toMatchObject({ code: 'caching-not-allowed' });
    await startFetching(keptArea({ map: forbidding, tiles: TOTAL }), null);
    await settled();
    expect(server.asked).toEqual([]);
    expect(await store.baseMaps.tileNames('a-1')).toEqual([]);
    expect(only()).toMatchObject({ state: 'stopped', stopped: 'caching-not-allowed', kept: 0 });
  });

  it('loses what was kept of it while it did', async () => {
    await choose(onServer());
    await takeChoice();
    await settled();
    expect(keptTiles.holds('b-1')).toBe(true);
    configure([onServer({ allowCaching: false })]);
    // The tiles go first; the list of areas says so a moment later.
    await vi.waitFor(() => expect(only()).toMatchObject({ stopped: 'caching-not-allowed', kept: 0, bytes: 0 }));
    expect(await store.baseMaps.tileNames(only().id)).toEqual([]);
    expect(keptTiles.holds('b-1')).toBe(false);
  });
});

it('no origin is asked that the settings do not name', async () => {
  configure([onServer()], []);
  await choose(onServer());
  expect(useBaseMapChoice.getState().failure).toMatchObject({ code: 'base-map-origin', params: { origin: server.origin } });
  await startFetching(keptArea({ map: onServer(), tiles: TOTAL }), null);
  await settled();
  expect(server.asked).toEqual([]);
});

it('a vector archive given as a file is cut to the area, and unpacked for the map, without a network', async () => {
  const data = new TextEncoder().encode('vector');
  const tiles = [10, 11, 12].flatMap((z) => {
    const at = 2 ** (z - 10);
    return [{ z, x: 844 * at, y: 408 * at, data }];
  });
  const metadata = { name: '区县矢量', attribution: '市局', vector_layers: [{ id: 'water' }] };
  const bytes = makePmtiles(tiles, { tileType: 1, gzip: true, metadata, bounds: [117, 34, 117.2, 34.2] });
  await beginFileChoice(new File([bytes as Uint8Array<ArrayBuffer>], 'base.pmtiles'));
  expect(useBaseMapChoice.getState().choice?.map).toMatchObject({ name: '区县矢量', attribution: '市局' });
  nameApproval(' GS(2026)9号 ');
  chooseBox([116.72, 34.2, 117.2, 34.3]);
  await planChoice();
  expect(useBaseMapChoice.getState().choice?.plan).toMatchObject({ margin_bytes: 0, sampled: null });
  await takeChoice();
  await settled();
  const area = only();
  expect(area).toMatchObject({
    state: 'complete',
    from: 'file',
    map: { approvalNo: 'GS(2026)9号' },
    gzip: true,
    vectorLayers: ['water'],
    maxZoom: 12,
  });
  expect(area.kept).toBe(area.tiles);
  const read = await keptTiles.read(area.map.id, 'picture', { z: 10, x: 844, y: 408 });
  expect(read && read !== 'coarser' && new Uint8Array(read)).toEqual(data);
  expect(server.asked).toEqual([]);
});

describe('the box', () => {
  it('is made by two taps, in any order, and by nothing while it is not being drawn', () => {
    beginChoice(onServer());
    tapCorner([117.1, 34.2]);
    expect(useBaseMapChoice.getState().choice?.box).toBeNull();
    drawBox('corners');
    tapCorner([117.1, 34.2]);
    tapCorner([117.0, 34.3]);
    expect(useBaseMapChoice.getState().choice).toMatchObject({ box: [117.0, 34.2, 117.1, 34.3], drawing: null });
  });

  it('is what a stroke spans', () => {
    beginChoice(onServer());
    strokeBox([
      [117.1, 34.2],
      [117.3, 34.25],
      [117.2, 34.4],
    ]);
    expect(useBaseMapChoice.getState().choice?.box).toEqual([117.1, 34.2, 117.3, 34.4]);
  });

  it('changed after it was measured has no size until it is measured again', async () => {
    await choose(onServer());
    expect(useBaseMapChoice.getState().choice?.plan).not.toBeNull();
    chooseZooms(10, 13);
    expect(useBaseMapChoice.getState().choice?.plan).toBeNull();
    await takeChoice();
    expect(useBaseMapAreas.getState().areas).toEqual([]);
  });
});
