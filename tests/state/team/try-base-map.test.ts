import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BaseMap } from '../../../src/core/register/base-map.ts';
import { TIANDITU } from '../../../src/core/register/check-base-map.ts';
import { provideServices } from '../../../src/state/services.ts';
import { middleTile, tryBaseMap } from '../../../src/state/team/try-base-map.ts';

const MAP: Omit<BaseMap, 'id'> = {
  name: '市底图',
  kind: 'raster-xyz',
  url: 'https://tiles.example/{z}/{x}/{y}.png',
  minZoom: 0,
  maxZoom: 18,
  tileSize: 256,
  attribution: '市局',
  datum: 'cgcs2000',
};
const PLACE = { bounds: [120, 30, 120.2, 30.2] as const, servedOrigins: ['https://tiles.example'] };
/**
 * Of 120.1° E, 30.1° N at zoom 14, by the formulas of the OpenStreetMap wiki, “Slippy map tilenames”:
 * x = ⌊2^14·(120.1 + 180)/360⌋ = 13657, y = ⌊2^14·(1 − asinh(tan 30.1°)/π)/2⌋ = 6754.
 */
const TILE = '14/13657/6754';

let answers: Record<string, () => Response | Error>;
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  answers = {};
  vi.stubGlobal('location', { origin: 'https://office.example' });
  vi.stubGlobal('fetch', async (address: string, { mode, credentials }: RequestInit) => {
    asked.push(`${mode ?? 'cors'} ${credentials} ${address}`);
    const answer = answers[mode ?? 'cors']?.() ?? new TypeError('Failed to fetch');
    if (answer instanceof Error) throw answer;
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());

const isPicture = async (bytes: Blob): Promise<number> => {
  const text = await bytes.text();
  if (!text.startsWith('PNG')) throw new Error('no picture');
  return Number(text.slice(3));
};
const trial = (map: Partial<BaseMap> = {}, place: Partial<typeof PLACE> = {}) =>
  tryBaseMap({ ...MAP, ...map }, { ...PLACE, ...place }, isPicture);
const picture = (side: number) => () => new Response(`PNG${side}`);

describe('one tile of a base map', () => {
  it('is asked for at the district’s middle, without cookies, and said to have come', async () => {
    answers = { cors: picture(256) };
    expect(await trial()).toEqual({ is: 'picture', side_px: 256, tile: TILE });
    expect(asked).toEqual([`cors omit https://tiles.example/${TILE}.png`]);
  });

  it('is asked for at no zoom that the map does not have', async () => {
    answers = { cors: picture(256) };
    expect(await trial({ maxZoom: 10 })).toMatchObject({ tile: expect.stringMatching(/^10\//) });
    expect(await trial({ minZoom: 16 })).toMatchObject({ tile: expect.stringMatching(/^16\//) });
  });

  it('is asked of no origin that the server does not let pages ask: that one is named', async () => {
    answers = { cors: picture(256) };
    expect(await trial({}, { servedOrigins: [] })).toEqual({ is: 'not-served', origins: ['https://tiles.example'] });
    const several = { url: 'https://{s}.tiles.example/{z}/{x}/{y}', subdomains: ['a', 'b'] };
    expect(await trial(several)).toEqual({
      is: 'not-served',
      origins: ['https://a.tiles.example', 'https://b.tiles.example'],
    });
    expect(asked).toEqual([]);
    expect(await trial({ url: '/maps/{z}/{x}/{y}.png' }, { servedOrigins: [] })).toMatchObject({ is: 'picture' });
  });

  it('of another size than entered is told with its size', async () => {
    answers = { cors: picture(512) };
    expect(await trial()).toEqual({ is: 'other-size', side_px: 512, tile: TILE });
  });

  it.each([
    [404, { is: 'absent', part: 'picture', tile: TILE }],
    [403, { is: 'denied', part: 'picture', status: 403 }],
    [418, { is: 'denied', part: 'picture', status: 418 }],
    [500, { is: 'http', part: 'picture', status: 500 }],
  ])('is refused by %i as what it is', async (status, found) => {
    answers = { cors: () => new Response('', { status }) };
    expect(await trial()).toEqual(found);
  });

  it('that is no picture is known by its bytes, whatever their type says', async () => {
    answers = { cors: () => new Response('<html>', { headers: { 'content-type': 'image/png' } }) };
    expect(await trial()).toEqual({ is: 'not-a-picture', part: 'picture' });
  });

  it('tells a source that shares nothing with other pages from one that is not there', async () => {
    answers = { 'no-cors': () => new Response('') };
    expect(await trial()).toEqual({ is: 'not-shared', part: 'picture' });
    answers = {};
    expect(await trial()).toEqual({ is: 'unreachable', part: 'picture' });
    answers = { cors: () => Object.assign(new Error('late'), { name: 'TimeoutError' }) };
    expect(await trial()).toEqual({ is: 'too-slow', part: 'picture' });
  });

  it('asks for the names too, with the key filled in, and says which of both did not come', async () => {
    const served = TIANDITU.vector.subdomains?.map((s) => `https://${s}.tianditu.gov.cn`) ?? [];
    answers = { cors: () => (asked.length === 1 ? new Response('PNG256') : new Response('', { status: 403 })) };
    const found = await tryBaseMap({ ...TIANDITU.vector, key: 'k&1' }, { ...PLACE, servedOrigins: served }, isPicture);
    expect(found).toEqual({ is: 'denied', part: 'labels', status: 403 });
    expect(asked.map((one) => /LAYER=(\w+).*tk=(.*)$/.exec(one)?.slice(1))).toEqual([
      ['vec', 'k%261'],
      ['cva', 'k%261'],
    ]);
    asked.length = 0;
    answers = { cors: () => (asked.length === 1 ? new Response('PNG256') : new Response('', { status: 404 })) };
    expect(await trial({ labelsUrl: 'https://tiles.example/n/{z}/{x}/{y}' })).toMatchObject({ is: 'picture' });
  });

  it('of an archive is read by the engine: picture, vector, missing, or why it cannot be read', async () => {
    const engine = { describeArchive: vi.fn(), fetchBaseTiles: vi.fn() };
    provideServices({ engine } as never);
    const archive = { kind: 'pmtiles', url: '/maps/base.pmtiles' } as const;
    engine.describeArchive.mockResolvedValue({ kind: 'raster' });
    engine.fetchBaseTiles.mockResolvedValue({ tiles: [{ tile: '', bytes: new TextEncoder().encode('PNG256') }] });
    expect(await trial(archive)).toEqual({ is: 'picture', side_px: 256, tile: TILE });
    expect(engine.fetchBaseTiles).toHaveBeenCalledWith([
      { kind: 'archive', from: 'https://office.example/maps/base.pmtiles' },
      [`picture/${TILE}`],
    ]);
    engine.describeArchive.mockResolvedValue({ kind: 'vector' });
    expect(await trial(archive)).toEqual({ is: 'vector', tile: TILE });
    engine.fetchBaseTiles.mockResolvedValue({ tiles: [] });
    expect(await trial(archive)).toEqual({ is: 'absent', part: 'picture', tile: TILE });
    engine.describeArchive.mockRejectedValue(Object.assign(new Error('x'), { code: 'pmtiles-no-range' }));
    expect(await trial(archive)).toEqual({ is: 'archive', code: 'pmtiles-no-range', params: {} });
  });
});

it('the middle of a district over the antimeridian lies in it', () => {
  // 179° E to 179° W: the middle is 180°, the last or the first column.
  expect([0, 2 ** 14 - 1]).toContain(middleTile([179, 0, -179, 1], { minZoom: 0, maxZoom: 18 }).x);
});
