import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countTiles, coverTiles, nameTile } from '../../src/core/base-map/tile-cover.ts';
import type { Progress } from '../../src/workers/rpc.ts';
import { serveBaseMap } from '../../src/workers/engine/serve-base-map.ts';
import { type ArchiveTile, makePmtiles } from '../support/make-pmtiles.ts';
import { startTileServer, type TileServer } from '../support/tile-server.ts';

const COVER = { box: [117.0, 34.0, 117.06, 34.05] as const, minZoom: 10, maxZoom: 14 };
const progress: Progress[] = [];
const call = (signal = new AbortController().signal) => ({ signal, progress: (one: Progress) => void progress.push(one) });
const bytesOf = (path: string) => new TextEncoder().encode(`tile of ${path}`.padEnd(40 + path.length * 3, '.'));

let server: TileServer;
const served = serveBaseMap({ pauses_ms: [1, 1] });
const tiles = () => ({ kind: 'tiles', templates: { picture: [`${server.origin}/t/{z}/{x}/{y}.png`] } }) as const;
const names = () => [...coverTiles(COVER)].map((tile) => nameTile('picture', tile));

beforeEach(async () => {
  server = await startTileServer(bytesOf);
  progress.length = 0;
});
afterEach(() => server.close());

describe('tiles of a server', () => {
  it('are measured by a few of them, with an honest margin, before any is kept', async () => {
    const plan = await served.planBaseMap(call(), tiles(), COVER);
    expect(plan.tiles).toBe(countTiles(COVER));
    expect(plan.sampled).toBe(server.asked.length);
    expect(plan.sampled).toBeLessThan(countTiles(COVER));
    const truth = names().reduce((sum, name) => sum + bytesOf(`/t/${name.slice('picture/'.length)}.png`).length, 0);
    expect(Math.abs(plan.bytes - truth)).toBeLessThanOrEqual(plan.margin_bytes + 1);
  });

  it('come as they are, each under its name', async () => {
    const { tiles: got, absent, failed } = await served.fetchBaseTiles(call(), tiles(), names());
    expect([absent, failed]).toEqual([[], []]);
    expect(got.map(({ tile }) => tile).sort()).toEqual(names().sort());
    for (const { tile, bytes } of got) expect(bytes).toEqual(bytesOf(`/t/${tile.slice('picture/'.length)}.png`));
    expect(progress.at(-1)).toMatchObject({ done: names().length, total: names().length });
  });

  it('are tried again with a pause, and named with the reason where that does not help', async () => {
    const [first, second, third, fourth] = names();
    const path = (name: string) => `/t/${name.slice('picture/'.length)}.png`;
    let tries = 0;
    server.answer = (asked) => {
      if (asked === path(first)) return ++tries < 3 ? 503 : null;
      if (asked === path(second)) return 500;
      if (asked === path(third)) return 403;
      if (asked === path(fourth)) return { body: new TextEncoder().encode('<html>'), type: 'text/html' };
      return null;
    };
    const got = await served.fetchBaseTiles(call(), tiles(), [first, second, third, fourth]);
    expect(got.tiles.map(({ tile }) => tile)).toEqual([first]);
    expect(got.failed).toEqual(
      expect.arrayContaining([
        { tile: second, reason: 'http-500' },
        { tile: third, reason: 'http-403' },
        { tile: fourth, reason: 'not-a-picture' },
      ]),
    );
    expect(server.asked.filter((one) => one === path(second))).toHaveLength(3);
    // A key that is refused is refused the next time too.
    expect(server.asked.filter((one) => one === path(third))).toHaveLength(1);
  });

  it('that a source does not have are told apart from those that failed', async () => {
    server.answer = () => 404;
    const got = await served.fetchBaseTiles(call(), tiles(), names().slice(0, 3));
    expect(got).toEqual({ tiles: [], absent: expect.arrayContaining(names().slice(0, 3)) as string[], failed: [] });
  });

  it('of which none can be had have no size', async () => {
    server.answer = () => 500;
    await expect(served.planBaseMap(call(), tiles(), COVER)).rejects.toMatchObject({
      code: 'base-map-unmeasured',
      params: { reason: 'http-500' },
    });
  });

  it('are asked for no more once the fetch is cancelled', async () => {
    const stop = new AbortController();
    server.answer = () => {
      stop.abort();
      return 503;
    };
    await expect(served.fetchBaseTiles(call(stop.signal), tiles(), names())).rejects.toMatchObject({ name: 'AbortError' });
    const asked = server.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.asked.length).toBeLessThanOrEqual(Math.max(asked, 4));
  });

  it('come from the address that was asked and from nowhere it points to', async () => {
    const other = await startTileServer(bytesOf);
    server.answer = () => 302;
    server.elsewhere = other.origin;
    const got = await served.fetchBaseTiles(call(), tiles(), names().slice(0, 1));
    expect(got.tiles).toEqual([]);
    expect(got.failed).toHaveLength(1);
    expect(other.asked).toEqual([]);
    await other.close();
  });
});

describe('a PMTiles archive', () => {
  const archiveTiles = (): ArchiveTile[] =>
    [...coverTiles({ ...COVER, maxZoom: 13 })].map((tile) => ({
      ...tile,
      // Two of three are sea, stored once.
      data: (tile.x + tile.y) % 3 === 0 ? bytesOf(`${tile.z}/${tile.x}/${tile.y}`) : bytesOf('sea'),
    }));
  const archive = () => ({ kind: 'archive', from: `${server.origin}/base.pmtiles` }) as const;
  const vector = {
    tileType: 1,
    gzip: true,
    metadata: { vector_layers: [{ id: 'water' }], attribution: '<a href="x">市局</a>' },
  } as const;

  it.each([undefined, 3])('has an exact size, read from its directories alone (leaves of %s)', async (leaf) => {
    server.files.set('/base.pmtiles', makePmtiles(archiveTiles(), { tileType: 2, leaf }));
    const plan = await served.planBaseMap(call(), archive(), COVER);
    const truth = archiveTiles().reduce((sum, { data }) => sum + data.length, 0);
    expect(plan).toMatchObject({ bytes: truth, margin_bytes: 0, sampled: null, tiles: archiveTiles().length });
    const before = server.sent;
    const { tiles: got, absent } = await served.fetchBaseTiles(call(), archive(), names());
    expect(got.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(plan.bytes);
    for (const { z, x, y, data } of archiveTiles())
      expect(got.find(({ tile }) => tile === `picture/${z}/${x}/${y}`)?.bytes).toEqual(data);
    expect(absent).toHaveLength(names().length - archiveTiles().length);
    // Tiles that are the same bytes travel once.
    expect(server.sent - before).toBeLessThan(truth + 2000);
  });

  it('is not fetched whole to learn its size', async () => {
    const large = archiveTiles().map((tile, n) => ({ ...tile, data: new Uint8Array(20_000).fill(n) }));
    server.files.set('/base.pmtiles', makePmtiles(large, { tileType: 2, leaf: 4 }));
    const plan = await served.planBaseMap(call(), archive(), COVER);
    expect(plan.bytes).toBe(20_000 * large.length);
    expect(server.sent).toBeLessThan(40_000);
  });

  it('of vectors says its layers, that its tiles are packed, and whose it is', async () => {
    const file = makePmtiles(archiveTiles(), vector);
    const facts = await served.describeArchive(call(), new Blob([file as Uint8Array<ArrayBuffer>]));
    expect(facts).toMatchObject({ kind: 'vector', gzip: true, vectorLayers: ['water'], attribution: '市局', maxZoom: 13 });
  });

  it('is the same from a file that was given to the device', async () => {
    const file = makePmtiles(archiveTiles(), vector);
    const source = { kind: 'archive', from: new Blob([file as Uint8Array<ArrayBuffer>]) } as const;
    const plan = await served.planBaseMap(call(), source, COVER);
    const { tiles: got } = await served.fetchBaseTiles(call(), source, names());
    expect(got.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(plan.bytes);
    expect(got.every(({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b)).toBe(true);
    expect(server.asked).toEqual([]);
  });

  it('on a server without ranges is refused, not downloaded', async () => {
    server.files.set('/base.pmtiles', makePmtiles(archiveTiles(), vector));
    server.ranges = false;
    await expect(served.planBaseMap(call(), archive(), COVER)).rejects.toMatchObject({ code: 'pmtiles-no-range' });
  });

  it('that changes between plan and fetch is not mixed up with itself', async () => {
    server.files.set('/base.pmtiles', makePmtiles(archiveTiles(), vector));
    await served.planBaseMap(call(), archive(), COVER);
    server.etag = '"2"';
    await expect(served.fetchBaseTiles(call(), archive(), names())).rejects.toMatchObject({ code: 'pmtiles-changed' });
  });

  it.each([
    ['another file', new TextEncoder().encode('PK'.padEnd(20_000, 'x'))],
    ['a cut one', makePmtiles([{ z: 0, x: 0, y: 0, data: new Uint8Array(10) }], vector).slice(0, 90)],
  ])('that is %s is refused', async (_, file) => {
    await expect(served.describeArchive(call(), new Blob([file]))).rejects.toMatchObject({
      code: 'pmtiles-malformed',
    });
  });
});
