import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_FIELDS } from '../../../src/api/features.ts';
import { boxOf } from '../../../src/server/features/feature-set.ts';
import { askJudge, provideJudges } from '../../support/provide-judges.ts';
import { as, seedDemo, startTeam, type TestTeam } from '../../support/team.ts';
import { TEST_DATABASES } from '../../support/databases.ts';

const { gdal, owslib, missing } = provideJudges();
if (missing !== undefined) console.warn(missing);

interface Page {
  readonly numberMatched: number;
  readonly features: readonly GeoJSON.Feature[];
}

describe('programs of others that read a district', () => {
  let team: TestTeam;
  let root: string;

  beforeAll(async () => {
    team = await startTeam(TEST_DATABASES[TEST_DATABASES.length - 1]);
    const district = await seedDemo(team);
    await team.server.listen({ host: '127.0.0.1', port: 0 });
    root = `http://127.0.0.1:${(team.server.server.address() as AddressInfo).port}/api/districts/${district}`;
  });
  afterAll(() => team.stop());

  const own = async (path: string): Promise<Page> => {
    const answer = await fetch(`${root}${path}`, { headers: as('planner') });
    return (await answer.json()) as Page;
  };
  const ogrinfo = (...args: readonly string[]) =>
    askJudge(gdal?.ogrinfo ?? '', ['-ro', `OAPIF:${root}`, ...args], {
      GDAL_HTTP_HEADERS: 'x-test-role: planner',
      CPL_DEBUG: 'OFF',
    });
  const countOf = (out: string) => Number(/Feature Count: (\d+)/.exec(out)?.[1]);

  describe.skipIf(!gdal)('GDAL', () => {
    it('lists the collections', async () => {
      const out = await ogrinfo();
      for (const name of Object.keys(FEATURE_FIELDS)) expect(out).toMatch(new RegExp(`^\\d+: ${name}\\b`, 'm'));
    });

    it.each(['zones', 'parcels', 'red-lines', 'sightings', 'cases', 'patrols'])('counts and reads %s', async (name) => {
      const { numberMatched } = await own(`/collections/${name}/items?limit=1`);
      const summary = await ogrinfo('-so', name);
      expect(countOf(summary)).toBe(numberMatched);
      // Every feature, through every page.
      const all = await ogrinfo('-al', '-geom=SUMMARY', '-oo', 'PAGE_SIZE=500', name);
      expect(all.match(/^OGRFeature\(/gm)?.length ?? 0).toBe(numberMatched);
    });

    it('filters by a box as we do, and knows the fields', async () => {
      const some = await own('/collections/parcels/items?limit=1&offset=300');
      const [west, south, east, north] = boxOf(some.features[0].geometry) ?? [0, 0, 0, 0];
      const box = [west - 0.001, south - 0.001, east + 0.001, north + 0.001];
      const { numberMatched } = await own(`/collections/parcels/items?bbox=${box.join(',')}`);
      const out = await ogrinfo('-al', '-geom=SUMMARY', '-spat', ...box.map(String), 'parcels');
      expect(out.match(/^OGRFeature\(/gm)?.length).toBe(numberMatched);
      for (const field of ['parcelNo', 'landUse', 'layerId', 'area_cm2'])
        expect(out).toMatch(new RegExp(`^\\s*${field}[: ]`, 'm'));
    });

    it('filters by a field on the server', async () => {
      const { numberMatched } = await own('/collections/sightings/items?stage=completed&limit=1');
      const out = await ogrinfo('-al', '-geom=SUMMARY', '-where', "stage = 'completed'", 'sightings');
      expect(out.match(/^OGRFeature\(/gm)?.length).toBe(numberMatched);
    });
  });

  describe.skipIf(!owslib)('OWSLib', () => {
    it('reads what it asks for', async () => {
      const program = `
import json, sys
from owslib.ogcapi.features import Features
server = Features(sys.argv[1], headers={'x-test-role': 'planner'})
items = server.collection_items('parcels', limit=7, bbox=json.loads(sys.argv[2]))
print(json.dumps({
  'conformance': server.conformance()['conformsTo'],
  'collections': server.feature_collections(),
  'api': server.api()['openapi'],
  'queryables': sorted(server.collection_queryables('parcels')['properties']),
  'matched': items['numberMatched'],
  'returned': len(items['features']),
  'one': server.collection_item('parcels', items['features'][0]['id'])['id'] == items['features'][0]['id'],
}))
`;
      const some = await own('/collections/parcels/items?limit=1&offset=300');
      const [west, south, east, north] = boxOf(some.features[0].geometry) ?? [0, 0, 0, 0];
      const box = [west - 0.001, south - 0.001, east + 0.001, north + 0.001];
      const out = await askJudge(owslib?.python ?? '', ['-c', program, root, JSON.stringify(box)]);
      const { numberMatched } = await own(`/collections/parcels/items?bbox=${box.join(',')}`);
      const fields = Object.entries(FEATURE_FIELDS.parcels);
      expect(JSON.parse(out)).toMatchObject({
        collections: Object.keys(FEATURE_FIELDS),
        api: '3.0.3',
        queryables: fields.flatMap(([name, { filterable }]) => (filterable ? [name] : [])).sort(),
        matched: numberMatched,
        returned: Math.min(7, numberMatched),
        one: true,
      });
    });
  });
});
