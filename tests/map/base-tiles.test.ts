import { afterEach, beforeEach, expect, it, vi } from 'vitest';

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
