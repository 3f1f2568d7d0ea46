import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { readFile } from '../../src/formats/catalog.ts';
import { detectTableCrs } from '../../src/formats/detect-table-crs.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chidu, chiduJson } from './command-output.ts';

const china = (name: string): string => realPath('04_china', name);
const inspect = (...words: string[]): Promise<Inspection> => chiduJson('inspect', ...words);

/** Planar areas and first corner as data/real/MANIFEST.md has them: computed with PROJ, and stated by the files' authors. */
const PARCEL_M2 = 130_241.31;
const [LON, LAT] = [117.51307, 34.307738];

describe.skipIf(!hasReal)('real files are placed (needs the real files beside the repository)', () => {
  it('eastings without a zone are an error that lists zone 39 among others, and are measured once it is named', async () => {
    const path = china('坐标_投影  无带号.csv');
    const { code, err } = await chidu('inspect', path);
    expect(code).toBe(1);
    expect(err).toMatch(/--crs EPSG:4548 .*117\.51/);
    expect((await inspect(path, '--crs', 'EPSG:4548')).totals.planar_m2).toBeCloseTo(PARCEL_M2, 1);
    expect((await inspect(path, '--crs', 'EPSG:4527')).totals.planar_m2).toBeCloseTo(PARCEL_M2, 1);
  });

  it('with a district near, zone 39 is the likely one', async () => {
    const name = '坐标_投影  无带号.csv';
    const { table } = await readFile(new Uint8Array(readFileSync(china(name))), { fileName: name });
    const district = { bounds: [117.3, 34.2, 117.7, 34.5] as const, meridian: 117 };
    const { certain, candidates } = detectTableCrs(table, name, district);
    expect([certain, candidates[0].crs, candidates[0].confidence]).toEqual([false, 'EPSG:4548', 'likely']);
    expect(candidates[0].bounds?.[1]).toBeLessThan(LAT);
    expect(Math.abs((candidates[0].bounds?.[0] ?? 0) - LON)).toBeLessThan(0.01);
  });

  it.each([
    ['坐标_投影.csv', 'EPSG:4527', 'prefix'],
    ['derived_dikuai_epsg4527_gbk_nocpg.shp.zip', 'EPSG:4527', 'prj'],
    ['kanceding_63pt_zone35.txt', 'EPSG:4523', 'prefix'],
    ['坐标-经纬度.csv', 'EPSG:4326', 'range'],
  ])('%s is in %s, known by %s', async (name, code, found_by) => {
    expect((await inspect(china(name))).crs).toMatchObject({ code, found_by, confidence: 'certain' });
  });

  it('Lambert-93 by a .prj that writes its parallels the other way round, and by a layer’s own system', async () => {
    const zones = await inspect(realPath('02_redlines', 'plu_30014_fr', '30014_ZONE_URBA_20171013.shp.zip'));
    expect(zones.crs).toMatchObject({ code: 'EPSG:2154', found_by: 'prj' });
    expect((zones.totals.ellipsoidal_m2 ?? 0) / 13_692_396.17).toBeCloseTo(1, 6);
    const parcels = await inspect(realPath('01_cadastre', 'cornillon_13029_fr', 'cadastre_epsg2154.gpkg'), '--layer', 'parcelle');
    expect(parcels).toMatchObject({ features: 389, crs: { code: 'EPSG:2154' } });
    expect(parcels.layers.map(({ name, chosen }) => [name, chosen])).toContainEqual(['parcelle', true]);
    expect((parcels.totals.ellipsoidal_m2 ?? 0) / 1_744_708.84).toBeCloseTo(1, 6);
  });

  it('the loose parts of a Shapefile are found beside it, whatever the case of their names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chidu-loose-'));
    try {
      const parts = unzipSync(new Uint8Array(readFileSync(china('derived_dikuai_epsg4527_gbk_nocpg.shp.zip'))));
      for (const [name, bytes] of Object.entries(parts)) {
        const extension = name.slice(name.lastIndexOf('.'));
        writeFileSync(join(folder, `part${extension === '.shp' ? extension : extension.toUpperCase()}`), bytes);
      }
      const found = await inspect(join(folder, 'part.shp'));
      expect(found).toMatchObject({ features: 2, encoding: 'gb18030', crs: { code: 'EPSG:4527', found_by: 'prj' } });
      expect(found.stated_areas[0]).toMatchObject({ column: 'YDMJ', verdict: 'agrees' });
      expect(found.totals.planar_m2).toBeCloseTo(PARCEL_M2 + 48_053.44, 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('attribute areas that lie are named', async () => {
    const road = await inspect(china('majiaoba_road_buffer.geojson'));
    expect(road.stated_areas[0]).toMatchObject({ column: 'Shape_Area', verdict: 'web-mercator', agreeing: 0 });
    expect(road.stated_areas[0].ratio).toBeCloseTo(1.391, 3);
    const houses = await inspect(china('majiaoba_residential_buffer.geojson'));
    expect(houses.stated_areas[0]).toMatchObject({ verdict: 'stale' });
  });
});
