import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_FIELDS } from '../../../src/api/features.ts';
import { PROBLEM_MEDIA_TYPE } from '../../../src/api/problem.ts';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { measureShape } from '../../../src/core/report/dated-shapes.ts';
import { boxOf } from '../../../src/server/features/feature-set.ts';
import { meetsBox } from '../../../src/server/features/meets-box.ts';
import { as, seedDemo, startTeam, type TestTeam } from '../../support/team.ts';
import { TEST_DATABASES } from '../../support/databases.ts';

interface Page {
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[];
  readonly features: readonly GeoJSON.Feature[];
}

/** What of a district is read is the same whatever database it lies in. */
describe('OGC API Features of a district', () => {
  let team: TestTeam;
  let root: string;

  beforeAll(async () => {
    team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
    root = `/api/districts/${await seedDemo(team)}`;
  });
  afterAll(() => team.stop());

  const get = (path: string, headers: Record<string, string> = as('planner')) =>
    team.server.inject({
      method: 'GET',
      url: path.startsWith('http') ? path.replace(/^https?:\/\/[^/]+/, '') : `${root}${path}`,
      headers,
    });
  const page = async (path: string, headers?: Record<string, string>): Promise<Page> => {
    const answer = await get(path, headers);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const walk = async (path: string) => {
    const found: GeoJSON.Feature[] = [];
    let at: string | undefined = path;
    while (at !== undefined) {
      const { features, links }: Page = await page(at);
      found.push(...features);
      at = links.find(({ rel }) => rel === 'next')?.href;
    }
    return found;
  };

  it('names its parts, and answers in the media types that a desktop GIS compares', async () => {
    const landing = await get('');
    expect(landing.headers['content-type']).toBe('application/json');
    const links = landing.json<Page>().links.map(({ rel, href }) => [rel, href] as const);
    for (const [, href] of links) expect((await get(href)).statusCode, href).toBe(200);
    expect(links.map(([rel]) => rel)).toEqual(expect.arrayContaining(['service-desc', 'conformance', 'data']));
    expect((await get('/openapi')).headers['content-type']).toBe('application/vnd.oai.openapi+json;version=3.0');
    expect((await get('/collections/zones/items')).headers['content-type']).toBe('application/geo+json');
    const head = await team.server.inject({ method: 'HEAD', url: `${root}/collections/zones/items`, headers: as('planner') });
    expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([200, '', 'application/geo+json']);
  });

  it('pages through every parcel once', async () => {
    const { numberMatched } = await page('/collections/parcels/items?limit=1');
    const all = await walk('/collections/parcels/items?limit=400');
    expect(all.length).toBe(numberMatched);
    expect(numberMatched).toBeGreaterThan(1000);
    expect(new Set(all.map(({ id }) => id)).size).toBe(numberMatched);
    const beyond = await page(`/collections/parcels/items?offset=${numberMatched}`);
    expect(beyond).toMatchObject({ numberMatched, numberReturned: 0, features: [] });
    expect(beyond.links.some(({ rel }) => rel === 'next')).toBe(false);
  });

  it('finds by a box exactly what lies in it, and by fields what bears them', async () => {
    const all = await walk('/collections/parcels/items?limit=5000');
    const middle = boxOf(all[200].geometry) ?? [0, 0, 0, 0];
    const box = [middle[0] - 0.0017, middle[1] - 0.0011, middle[2] + 0.0013, middle[3] + 0.0019] as const;
    const within = all.filter(({ geometry }) => meetsBox(geometry, boxOf(geometry), box)).map(({ id }) => id);
    expect(within.length).toBeGreaterThan(3);
    const found = await walk(`/collections/parcels/items?limit=7&bbox=${box.join(',')}`);
    expect(found.map(({ id }) => id)).toEqual(within);
    expect((await page('/collections/parcels/items?bbox=-180,-90,180,90')).numberMatched).toBe(all.length);
    expect((await page('/collections/parcels/items?bbox=0,0,1,1')).numberMatched).toBe(0);
    const { parcelNo, landUse } = all[7].properties ?? {};
    const one = await page(`/collections/parcels/items?parcelNo=${encodeURIComponent(parcelNo)}`);
    expect(one.features.map(({ id }) => id)).toContain(all[7].id);
    const used = await page(`/collections/parcels/items?landUse=${encodeURIComponent(landUse)}`);
    expect(used.numberMatched).toBe(all.filter(({ properties }) => properties?.landUse === landUse).length);
  });

  it('says the areas that the ruler says', async () => {
    const session = await (await team.districts.live(root.split('/')[3])).session();
    const plane = createDistrictPlane(session.settings.plane);
    const lines = await walk('/collections/red-lines/items');
    expect(lines.length).toBeGreaterThan(1);
    for (const { geometry, properties } of lines) {
      if (!geometry) continue;
      const both = measureShape({ coordinates: geometry as GeoJSON.Polygon }, plane);
      expect(properties?.areaMethod).toBe('planar-gk');
      expect(properties?.area_cm2).toBe(both.planar?.value_cm2);
    }
  });

  it('shows a day as it was', async () => {
    const now = await page('/collections/sightings/items?limit=1000');
    const first = now.features.map(({ properties }) => String(properties?.seenOn)).sort()[0];
    const session = await (await team.districts.live(root.split('/')[3])).session();
    const on = [...session.register.sightings.values()].map(({ shapes }) => shapes[0].fromOn).sort()[2];
    const then = await page(`/collections/sightings/items?datetime=${on}&limit=1000`);
    expect(then.numberMatched).toBeGreaterThanOrEqual(3);
    expect(then.numberMatched).toBeLessThan(now.numberMatched);
    expect(then.features.every(({ geometry }) => geometry !== null)).toBe(true);
    expect((await page(`/collections/sightings/items?datetime=../1999-01-01`)).numberMatched).toBe(0);
    expect((await page(`/collections/sightings/items?datetime=${first}/..&limit=1000`)).numberMatched).toBe(now.numberMatched);
    const moment = await page(`/collections/sightings/items?datetime=${on}T00:00:00%2B08:00&limit=1000`);
    expect(moment.numberMatched).toBe(then.numberMatched);
  });

  it.each([
    ['/collections/parcels/items?parcelNumber=1', 'parameter-unknown'],
    ['/collections/parcels/items?area_cm2=1', 'parameter-unknown'],
    ['/collections?limit=1', 'parameter-unknown'],
    ['/collections/parcels/items?limit=0', 'parameter-malformed'],
    ['/collections/parcels/items?limit=-1', 'parameter-malformed'],
    ['/collections/parcels/items?limit=1&limit=2', 'parameter-malformed'],
    ['/collections/parcels/items?bbox=1,2,3', 'parameter-malformed'],
    ['/collections/parcels/items?bbox=1,5,3,4', 'parameter-malformed'],
    ['/collections/parcels/items?bbox=1,2,3,NaN', 'parameter-malformed'],
    ['/collections/sightings/items?datetime=yesterday', 'parameter-malformed'],
    ['/collections/sightings/items?datetime=2026-02-30', 'parameter-malformed'],
    ['/collections/sightings/items?datetime=2026-05-01/2026-04-01', 'parameter-malformed'],
    ['/collections/sightings/items?f=gml', 'parameter-malformed'],
  ])('refuses %s', async (path, code) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain(PROBLEM_MEDIA_TYPE);
    expect(answer.json()).toMatchObject({ code });
  });

  it('takes a limit beyond its own as its own', async () => {
    expect((await page('/collections/zones/items?limit=999999')).numberReturned).toBeGreaterThan(1);
  });

  it('refuses other media types and unknown things', async () => {
    expect((await get('/collections/zones/items', { ...as('planner'), accept: 'text/html' })).statusCode).toBe(406);
    expect((await get('/collections/zones/items', { ...as('planner'), accept: 'text/html,*/*;q=0.1' })).statusCode).toBe(200);
    expect((await get('/collections/houses/items')).json()).toMatchObject({ code: 'collection-unknown' });
    expect((await get('/collections/parcels/items/none')).json()).toMatchObject({ code: 'feature-unknown' });
    expect((await get('/collections', {})).statusCode).toBe(401);
    expect((await team.server.inject({ url: '/api/districts/other/collections', headers: as('planner') })).statusCode).toBe(404);
  });

  it('gives one feature with a tag that a reader can ask with', async () => {
    const { features } = await page('/collections/sightings/items?limit=1');
    const path = `/collections/sightings/items/${features[0].id}`;
    const one = await get(path);
    expect(one.json()).toMatchObject({ type: 'Feature', id: features[0].id, properties: features[0].properties });
    const tag = String(one.headers.etag);
    expect(tag).toMatch(/^"\d+-[0-9a-f]{16}"$/);
    const again = await get(path, { ...as('planner'), 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await get(path, { ...as('leader'), 'if-none-match': tag });
    expect(other.statusCode).toBe(200);
  });

  it('takes what a role is not given out of answers, filters and descriptions', async () => {
    for (const role of ['leader', 'patrol', 'partner'] as const) {
      const { collections } = (await get('/collections', as(role))).json() as { collections: { id: string }[] };
      expect(collections.map(({ id }) => id)).toEqual(['zones', 'parcels', 'red-lines', 'sightings', 'cases']);
      expect((await get('/collections/patrols/items', as(role))).statusCode).toBe(403);
      for (const { id } of collections) {
        const fields = FEATURE_FIELDS[id as keyof typeof FEATURE_FIELDS];
        const withheld = Object.keys(fields).filter((name) => fields[name].fieldClass !== 'open');
        const { features } = await page(`/collections/${id}/items?limit=50`, as(role));
        const one = (await get(`/collections/${id}/items/${encodeURIComponent(String(features[0].id))}`, as(role))).json();
        const { properties } = (await get(`/collections/${id}/queryables`, as(role))).json();
        for (const name of withheld) {
          for (const feature of [...features, one]) expect(feature.properties).not.toHaveProperty(name);
          expect(properties).not.toHaveProperty(name);
          // A filter would tell by its count what an answer does not tell.
          expect((await get(`/collections/${id}/items?${name}=1`, as(role))).json()).toMatchObject({ code: 'parameter-unknown' });
        }
      }
    }
    expect((await page('/collections/patrols/items', as('auditor'))).numberMatched).toBeGreaterThanOrEqual(0);
  });

  it('describes in OpenAPI what it answers', async () => {
    const api = (await get('/openapi')).json();
    expect(api.openapi).toBe('3.0.3');
    const { parameters } = api.paths['/collections/parcels/items'].get;
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['limit', 'offset', 'bbox', 'datetime', 'f', 'parcelNo', 'status']),
    );
    for (const [path, operations] of Object.entries<Record<string, { tags?: string[] }>>(api.paths)) {
      // Administration needs accounts, which this server has none of: open-api.test.ts asks there.
      if (!operations.get || operations.get.tags || path.includes('{') || path === '/changes') continue;
      expect((await get(path === '/' ? '' : path)).statusCode, path).toBe(200);
    }
  });
});
