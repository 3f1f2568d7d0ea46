import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ArchiveOptions, makePmtiles } from '../support/make-pmtiles.ts';

type Serve = (request: { url: string }, abort: AbortController) => Promise<{ data: ArrayBuffer }>;
const protocols = vi.hoisted(() => new Map<string, Serve>());
vi.mock('maplibre-gl', () => ({ addProtocol: (scheme: string, serve: Serve) => protocols.set(scheme, serve) }));

const { openBaseChannel } = await import('../../src/map/base-tiles.ts');

const failures: string[] = [];
const asked: string[] = [];
let answer: () => Promise<Response>;
const kept = new Map<string, ArrayBuffer | 'coarser'>();
const keeper = {
  holds: () => kept.size > 0,
  read: async (id: string, part: string, { z, x, y }: { z: number; x: number; y: number }) =>
    kept.get(`${id}/${part}/${z}/${x}/${y}`) ?? null,
};

const ask = (address: string) => {
  const url = address.replace('{z}', '14').replace('{x}', '3').replace('{y}', '9');
  const serve = protocols.get('chidu-base');
  if (!serve) throw new Error('no protocol');
  return serve({ url }, new AbortController());
};
const bytes = async (address: string) => new Uint8Array((await ask(address)).data);
const open = () => openBaseChannel((_, failure) => failures.push(failure), keeper);

beforeEach(() => {
  vi.useFakeTimers();
  failures.length = 0;
  asked.length = 0;
  kept.clear();
  answer = async () => new Response(Uint8Array.of(7), { headers: { 'content-type': 'image/png' } });
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('fills the tile into its template, rows from the south too', async () => {
  const channel = open();
  expect(await bytes(channel.template('b', 'picture', 'https://a.example/{z}/{x}/{-y}?k=1&l={z}'))).toEqual(Uint8Array.of(7));
  expect(asked).toEqual([`https://a.example/14/3/${2 ** 14 - 1 - 9}?k=1&l=14`]);
});

it('takes what lies on this device from there, and asks nobody', async () => {
  kept.set('b/labels/14/3/9', Uint8Array.of(1, 2).buffer);
  const channel = open();
  expect(await bytes(channel.template('b', 'labels', 'https://a.example/{z}/{x}/{y}'))).toEqual(Uint8Array.of(1, 2));
  expect(asked).toEqual([]);
});

it('draws nothing where the source is known to have nothing', async () => {
  kept.set('b/picture/14/3/9', new ArrayBuffer(0));
  const channel = open();
  expect((await bytes(channel.template('b', 'picture', '/{z}/{x}/{y}'))).length).toBeGreaterThan(0);
  expect(await bytes(channel.archive('b', 'vector', '/b.pmtiles'))).toEqual(new Uint8Array(0));
  expect(asked).toEqual([]);
});

it('without a network keeps the map quiet where something of it lies on this device, and tells where nothing does', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  const channel = open();
  await ask(channel.template('b', 'picture', '/{z}/{x}/{y}'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(failures).toEqual(['unreachable']);
  kept.set('other tile', new ArrayBuffer(1));
  for (let n = 0; n < 20; n++) await ask(channel.template('c', 'picture', '/{z}/{x}/{y}'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(failures).toEqual(['unreachable']);
});

it('lets the map enlarge a coarser tile where the finer one cannot be had', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  kept.set('b/picture/14/3/9', 'coarser');
  const channel = open();
  await expect(ask(channel.template('b', 'picture', '/{z}/{x}/{y}'))).rejects.toMatchObject({ status: 404 });
});

it('asks no address for what came in a file', async () => {
  const channel = open();
  expect(await bytes(channel.archive('b', 'vector', ''))).toEqual(new Uint8Array(0));
  expect(asked).toEqual([]);
});

const MVT = 1;
describe('a vector archive', () => {
  const place = { z: 14, x: 3, y: 9 };
  const tile = Uint8Array.from({ length: 300 }, (_, n) => n % 251);
  const archive = (options: Partial<ArchiveOptions> = {}) =>
    makePmtiles([{ ...place, data: tile }], {
      tileType: MVT,
      gzip: true,
      metadata: { vector_layers: [{ id: 'water' }] },
      ...options,
    });
  /** A static host that gives parts, as PMTiles asks for them. */
  const host = (file: Uint8Array) => async (_: string, init?: RequestInit) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get('range') ?? '') ?? [];
    const part = file.slice(Number(from), Number(to) + 1);
    const headers = { 'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${file.length}`, etag: '"1"' };
    return new Response(part, { status: 206, headers: { ...headers, 'content-length': String(part.length) } });
  };
  const serveFile = (file: Uint8Array) => vi.stubGlobal('fetch', host(file));

  beforeEach(() => vi.useRealTimers());

  it('gives its tile unpacked, as the map reads it, and nothing beside it', async () => {
    serveFile(archive());
    const channel = open();
    const address = channel.archive('v', 'vector', 'https://a.example/one.pmtiles');
    expect(await bytes(address)).toEqual(tile);
    const beside = address.replace('{x}', '4');
    expect(await bytes(beside)).toEqual(new Uint8Array(0));
    expect(failures).toEqual([]);
  });

  it('is read from the host again once it can be reached: a phone that began without a network is not left without its map', async () => {
    const channel = open();
    const address = channel.archive('v', 'vector', 'https://a.example/later.pmtiles');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await bytes(address)).toEqual(new Uint8Array(0));
    serveFile(archive());
    expect(await bytes(address)).toEqual(tile);
  });

  it('that holds vectors where pictures were said says so', async () => {
    serveFile(archive());
    const channel = open();
    await ask(channel.archive('p', 'raster', 'https://a.example/mixed.pmtiles'));
    await vi.waitFor(() => expect(failures).toEqual(['vector-tiles']), { timeout: 3000 });
  });

  it('that is damaged is told, and the map stays without it', async () => {
    serveFile(Uint8Array.from({ length: 20_000 }, (_, n) => n % 256));
    const channel = open();
    expect(await bytes(channel.archive('d', 'vector', 'https://a.example/damaged.pmtiles'))).toEqual(new Uint8Array(0));
    await vi.waitFor(() => expect(failures).toHaveLength(1), { timeout: 3000 });
  });

  it('of which an area lies on this device is read from there without a network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    kept.set('v/picture/14/3/9', tile.slice().buffer);
    const channel = open();
    expect(await bytes(channel.archive('v', 'vector', 'https://a.example/kept.pmtiles'))).toEqual(tile);
    expect(failures).toEqual([]);
  });
});
