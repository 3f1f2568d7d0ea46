import { readFileSync } from 'node:fs';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/formats/catalog.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { type AllowedOrigins, readServiceAddress } from '../../../src/formats/ogc-source/address.ts';
import type { Asking } from '../../../src/formats/ogc-source/ask-service.ts';
import { fetchCollection } from '../../../src/formats/ogc-source/fetch-collection.ts';
import { listCollections } from '../../../src/formats/ogc-source/list-collections.ts';
import { ReadError, type SourceFile } from '../../../src/formats/reader.ts';
import { hasReal, realPath } from '../../support/real-data.ts';

const ROOT = 'https://gis.example/ogc';
const ITEMS = `${ROOT}/collections/dk/items`;
const ALLOWED: AllowedOrigins = { own: 'https://desk.example', others: ['https://gis.example'] };
const DISTRICT = [117.5, 34.3, 117.6, 34.4] as const;

const asked: string[] = [];
const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  server.events.on('request:start', ({ request }) => void asked.push(request.url));
});
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

const asking = (change: Partial<Asking> = {}): Asking => ({
  fetch: (address, init) => fetch(address, init),
  allowed: ALLOWED,
  signal: new AbortController().signal,
  now: () => 0,
  ...change,
});

const parcel = (id: unknown, lon = 117.51, lat = 34.31, east = lon + 0.0012345, north = lat + 0.0012345) => ({
  type: 'Feature',
  id,
  properties: { no: String(id) },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, lat],
      ],
    ],
  },
});
const parcels = (from: number, count: number) => Array.from({ length: count }, (_, n) => parcel(from + n));
const page = (features: unknown[], next?: string, more: object = {}): JsonBodyType => ({
  type: 'FeatureCollection',
  features,
  links: [
    { rel: 'self', href: ITEMS },
    ...(next === undefined ? [] : [{ rel: 'next', type: 'application/geo+json', href: next }]),
  ],
  ...more,
});

/** Answers by the offset that is asked for. */
const answers = (of: (offset: number, url: URL) => JsonBodyType | Response): void =>
  server.use(
    http.get(ITEMS, ({ request }) => {
      const url = new URL(request.url);
      const answer = of(Number(url.searchParams.get('offset') ?? 0), url);
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
  );

const fetchIt = (
  bounds: readonly [number, number, number, number] | null = null,
  change: Partial<Asking> = {},
): Promise<SourceFile> =>
  fetchCollection(asking(change), { root: ROOT }, { collection: 'dk', bounds: bounds && [...bounds] }, () => {});

const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'taken',
    (error: unknown) => (error instanceof ReadError ? error.code : Promise.reject(error)),
  );

async function taken(bounds: typeof DISTRICT | null = null) {
  const file = await fetchIt(bounds);
  const { table, notes } = await readFiles([file], {});
  return {
    ids: [...table.ids],
    notes: Object.fromEntries((file.notes ?? []).map(({ code, count }) => [code, count])),
    table,
    read: notes,
  };
}

describe('an address', () => {
  it.each([
    [`${ROOT}/`, { root: ROOT }],
    [`${ROOT}?f=html`, { root: ROOT }],
    [`${ROOT}/collections`, { root: ROOT }],
    [`${ROOT}/collections/%E5%AE%97%E5%9C%B0/items?limit=5#x`, { root: ROOT, collection: '宗地' }],
    ['/api/districts/d-1/ogc', { root: 'https://desk.example/api/districts/d-1/ogc' }],
  ])('%s', (text, address) => {
    expect(readServiceAddress(text, ALLOWED)).toEqual(address);
  });

  it.each([
    ['javascript:alert(1)', 'service-address'],
    ['ftp://gis.example/', 'service-address'],
    ['https://user:secret@gis.example/', 'service-address'],
    ['https://', 'service-address'],
    ['https://other.example/ogc', 'service-origin'],
    ['http://gis.example/ogc', 'service-origin'],
    ['https://gis.example:8443/ogc', 'service-origin'],
    ['https://gis.example.evil.example/', 'service-origin'],
    ['//evil.example/ogc', 'service-origin'],
  ])('is refused: %s', (text, code) => {
    expect(() => readServiceAddress(text, ALLOWED)).toThrow(expect.objectContaining({ code }));
  });
});

describe.skipIf(!hasReal)('the standard’s own example', () => {
  it('is listed (09_ogcapi_geojson/ogcapi/Collections.json)', async () => {
    const recorded = readFileSync(realPath('09_ogcapi_geojson/ogcapi/Collections.json'), 'utf8');
    server.use(
      http.get(`${ROOT}/collections`, () => HttpResponse.text(recorded, { headers: { 'content-type': 'application/json' } })),
    );
    const listed = await listCollections(asking(), { root: ROOT });
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every(({ id, title }) => id !== '' && title !== '')).toBe(true);
  });
});

describe('a collection', () => {
  it('is read page by page, asked for the area alone, and becomes a file', async () => {
    answers((offset) =>
      page(parcels(offset, 2), offset < 4 ? `${ITEMS}?limit=1000&offset=${offset + 2}` : undefined, { numberMatched: 6 }),
    );
    const { ids, notes } = await taken(DISTRICT);
    expect(ids).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(notes).toEqual({});
    expect(new URL(asked[0]).searchParams.get('bbox')).toBe('117.5000000,34.3000000,117.6000000,34.4000000');
    expect((await fetchIt()).name).toBe('dk@gis.example.geojson');
  });

  it.each([
    ['relative', () => 'items?offset=2', {}],
    ['absolute path', () => '/ogc/collections/dk/items?offset=2', {}],
    ['an inner host', () => 'http://localhost:5000/ogc/collections/dk/items?offset=2', { 'service-next-moved': 1 }],
    ['another path behind a proxy', () => 'http://10.0.0.7/collections/dk/items?offset=2', { 'service-next-moved': 1 }],
  ])('follows a next link: %s', async (_what, next, noted) => {
    answers((offset) => page(parcels(offset, 2), offset === 0 ? next() : undefined));
    const { ids, notes } = await taken();
    expect([ids, notes]).toEqual([['0', '1', '2', '3'], noted]);
    expect(asked.every((address) => address.startsWith('https://gis.example/'))).toBe(true);
  });

  it.each([
    ['elsewhere', 'https://evil.example/steal', 'service-next-foreign'],
    ['a script', 'javascript:alert(1)', 'service-next-foreign'],
    ['the same page', `${ITEMS}?limit=1000`, 'service-next-repeats'],
  ])('does not follow a link to %s', async (_what, next, code) => {
    answers(() => page(parcels(0, 2), next));
    const { ids, notes } = await taken();
    expect([ids, notes[code]]).toEqual([['0', '1'], 1]);
    expect(asked).toHaveLength(1);
  });

  it('is read on by position where the link is missing, and stopped where the same comes again', async () => {
    answers((offset) => page(parcels(offset, 2), undefined, { numberMatched: 5 }));
    expect(await taken()).toMatchObject({
      ids: ['0', '1', '2', '3', '4', '5'],
      notes: { 'service-next-missing': 2, 'service-count-differs': 1 },
    });
    answers(() => page(parcels(0, 2), undefined, { numberMatched: 5 }));
    expect(await taken()).toMatchObject({ ids: ['0', '1'], notes: { 'service-pages-repeat': 1, 'service-count-differs': 1 } });
  });

  it('ends where every page has a link to one more and the features come again', async () => {
    answers((offset) => page(parcels(offset % 4, 2), `${ITEMS}?offset=${offset + 2}`));
    expect(await taken()).toMatchObject({ ids: ['0', '1', '2', '3'], notes: { 'service-pages-repeat': 1 } });
  });

  it('keeps different features of one id, and takes one that comes twice once', async () => {
    answers(() => page([parcel(1), parcel(1), parcel(1, 117.52), parcel(2)]));
    expect(await taken()).toMatchObject({
      ids: ['1', '1', '2'],
      notes: { 'service-features-repeated': 1, 'service-ids-not-unique': 1 },
    });
  });

  it('is held to the area although the service is not', async () => {
    answers(() => page([parcel(1), parcel(2, 118), parcel(3, 117.59999)]));
    expect(await taken(DISTRICT)).toMatchObject({ ids: ['1', '3'], notes: { 'service-outside-bounds': 1 } });
  });

  it('with latitude first is kept and suspected; coarse coordinates are told', async () => {
    answers(() => page([parcel(1, 34.31, 117.51, 34.311, 117.511), parcel(2, 34.32, 117.52, 34.321, 117.521)]));
    expect(await taken(DISTRICT)).toMatchObject({ ids: ['1', '2'], notes: { 'service-axes-suspected': 2, 'service-coarse': 1 } });
  });

  it('in another coordinate system keeps what the service says of it', async () => {
    answers(() =>
      HttpResponse.json(page([parcel(1)]), { headers: { 'content-crs': '<http://www.opengis.net/def/crs/EPSG/0/4490>' } }),
    );
    const { notes, table } = await taken();
    expect([notes['service-crs-differs'], table.crs.name]).toEqual([1, 'EPSG:4490']);
  });
});

describe('a service that does otherwise', () => {
  it('500 for a collection that it does not have is told as that', async () => {
    answers(() => HttpResponse.json({}, { status: 500 }));
    server.use(http.get(`${ROOT}/collections`, () => HttpResponse.json({ collections: [{ id: 'other' }] })));
    expect(await codeOf(fetchIt())).toBe('service-collection-unknown');
    server.use(http.get(`${ROOT}/collections`, () => HttpResponse.json({ collections: [{ id: 'dk' }] })));
    expect(await codeOf(fetchIt())).toBe('service-status');
  });

  it('an answer of 503 is asked for once more', async () => {
    let times = 0;
    answers(() => (times++ === 0 ? HttpResponse.json({}, { status: 503 }) : page(parcels(0, 1))));
    expect((await taken()).ids).toEqual(['0']);
  });

  it('a paging that breaks off gives nothing', async () => {
    answers((offset) => (offset === 0 ? page(parcels(0, 2), `${ITEMS}?offset=2`) : HttpResponse.json({}, { status: 500 })));
    expect(await codeOf(fetchIt())).toBe('service-broke-off');
  });

  it.each<[string, () => JsonBodyType | Response, string]>([
    ['a page to log in', () => HttpResponse.html('<html>登录</html>'), 'service-not-json'],
    ['a list', () => [], 'service-not-json'],
    ['no features', () => ({ type: 'FeatureCollection' }), 'service-not-features'],
    ['a login', () => HttpResponse.json({}, { status: 401 }), 'service-refused'],
    ['a network that fails', () => HttpResponse.error(), 'service-unreachable'],
    ['a redirect', () => HttpResponse.redirect('https://evil.example/'), 'service-unreachable'],
    [
      'numbers without end',
      () => HttpResponse.text('{"features":[{"type":"Feature","properties":{"a":1e999}}]}'),
      'nesting-too-deep',
    ],
    [
      'groups without end',
      () => HttpResponse.text(`{"features":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`),
      'nesting-too-deep',
    ],
  ])('%s', async (_what, answer, code) => {
    answers(answer);
    expect(await codeOf(fetchIt())).toBe(code);
  });

  it('pages and time have an end', async () => {
    answers((offset) => page(parcels(offset, 1), `${ITEMS}?offset=${offset + 1}`));
    let now = 0;
    expect(await codeOf(fetchIt(null, { now: () => (now += LIMITS.serviceWhole_ms / 10) }))).toBe('service-slow');
    const endless = asking({
      fetch: (address) => {
        const offset = Number(new URL(address).searchParams.get('offset') ?? 0);
        return Promise.resolve(HttpResponse.json(page(parcels(offset * 1_000, 1_000), `${ITEMS}?offset=${offset + 1}`)));
      },
    });
    expect(await codeOf(fetchCollection(endless, { root: ROOT }, { collection: 'dk', bounds: null }, () => {}))).toBe(
      'service-too-many',
    );
  });

  it('is left at once when somebody cancels', async () => {
    const stop = new AbortController();
    answers((offset) => {
      if (offset > 3) stop.abort();
      return page(parcels(offset, 1), `${ITEMS}?offset=${offset + 1}`);
    });
    expect(await codeOf(fetchIt(null, { signal: stop.signal }))).toBe('cancelled');
  });

  it('is asked without cookies and without a word on who asks', async () => {
    const seen: RequestInit[] = [];
    const fetch = (_: string, init: RequestInit) => {
      seen.push(init);
      return Promise.resolve(HttpResponse.json(page(parcels(0, 1))));
    };
    await fetchIt(null, { fetch });
    expect(seen[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
    expect(seen[0].method ?? 'GET').toBe('GET');
  });
});
