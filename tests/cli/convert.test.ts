import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Converted } from '../../src/cli/convert-source.ts';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chidu, chiduJson } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-convert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const RING = [
  [117.1, 34.2],
  [117.101, 34.2],
  [117.101, 34.201],
  [117.1, 34.201],
  [117.1, 34.2],
];

function source(name = '地块.geojson'): string {
  const properties = { 地块编号: '0012', 权利人姓名或名称: '王建国', 备注: '长'.repeat(300) };
  const geometry = { type: 'Polygon', coordinates: [RING] };
  const features = [{ type: 'Feature', properties, geometry }];
  writeFileSync(at(name), JSON.stringify({ type: 'FeatureCollection', features }));
  return at(name);
}

describe('chidu convert', () => {
  it('says what a Shapefile could not hold, field by field', async () => {
    const { changed, renamed } = await chiduJson<Converted>('convert', source(), at('a.zip'), '--crs', 'EPSG:4527');
    expect(changed.map(({ code }) => code).sort()).toEqual(['write-names-cut', 'write-texts-cut']);
    expect(renamed).toContainEqual({ from: '权利人姓名或名称', to: '权利人' });
    const { code, out } = await chidu('convert', source(), at('a.zip'), '--crs', 'EPSG:4527');
    expect(code).toBe(0);
    expect(out).toMatch(/1 feature in CGCS2000 \/ 3-degree Gauss-Kruger zone 39 \(EPSG:4527\)/);
    expect(out).toMatch(/Texts longer than the format allows, cut: 1 \(备注: 900 → 254\)/);
  });

  it('writes the parts of a Shapefile beside each other where a .shp is asked for', async () => {
    await chidu('convert', source(), at('plots.shp'));
    for (const part of ['shp', 'shx', 'dbf', 'prj', 'cpg']) expect(existsSync(at(`plots.${part}`)), part).toBe(true);
    expect((await chiduJson<Inspection>('inspect', at('plots.shp'))).features).toBe(1);
  });

  it('calls the parts of a Shapefile as OUT is called, whatever the layer is', async () => {
    const long = '长'.repeat(50);
    await chidu('convert', source(), at(`${long}.shp`), '--name', '地块');
    for (const part of ['shp', 'shx', 'dbf', 'prj', 'cpg']) expect(existsSync(at(`${long}.${part}`)), part).toBe(true);
  });

  it.each(['geojson', 'gpkg', 'kml', 'csv', 'zip', 'fgb'])(
    'loses no record without a shape on the way by %s',
    async (extension) => {
      const geometry = { type: 'Polygon', coordinates: [RING] };
      const empty = { type: 'Polygon', coordinates: [] };
      const features = [geometry, null, empty].map((one, n) => ({
        type: 'Feature',
        properties: { 编号: `00${n}` },
        geometry: one,
      }));
      writeFileSync(at('without.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
      const there = await chiduJson<Converted>('convert', at('without.geojson'), at(`without-there.${extension}`));
      expect(there.features).toBe(3);
      expect(there.read).toContainEqual({ code: 'null-geometry', count: 2, detail: 'line 1' });
      const back = await chiduJson<Converted>('convert', at(`without-there.${extension}`), at('without-back.geojson'));
      expect(back.features).toBe(3);
      const written = JSON.parse(readFileSync(at('without-back.geojson'), 'utf8')) as {
        features: { properties: Record<string, unknown>; geometry: object | null }[];
      };
      const numbers = written.features.map(({ properties, geometry: shape }) => [properties['编号'], shape !== null]);
      expect(numbers).toEqual([
        ['000', true],
        ['001', false],
        ['002', false],
      ]);
    },
  );

  it('goes there and back without moving an area', async () => {
    const before = await chiduJson<Inspection>('inspect', source());
    await chidu('convert', source(), at('there.txt'), '--out-encoding', 'gbk');
    await chidu('convert', at('there.txt'), at('back.geojson'));
    const after = await chiduJson<Inspection>('inspect', at('back.geojson'));
    expect(after.totals.planar_m2).toBeCloseTo(before.totals.planar_m2 ?? Number.NaN, 2);
  });

  it.each([
    [['a.xyz'], /Nobody knows what format "a\.xyz" is\. There are: \.geojson/],
    [['b.zip', '--crs', 'EPSG:3857'], /cannot be written in the system "EPSG:3857"/],
    [['b.kml', '--crs', 'EPSG:4527'], /longitude and latitude only, not "CGCS2000 \/ 3-degree Gauss-Kruger zone 39"/],
    [['b.txt', '--crs', 'EPSG:4490'], /coordinates of a plane only/],
    [['b.gpkg', '--crs', 'EPSG:4513'], /42° from the central meridian/],
  ])('refuses %j in one line, and writes nothing', async ([name, ...options], message) => {
    const { code, out, err } = await chidu('convert', source(), at(name), ...options);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(at(name))).toBe(false);
  });

  it('never writes over its own source', async () => {
    const path = source('same.geojson');
    const before = readFileSync(path, 'utf8');
    const { code, err } = await chidu('convert', path, path);
    expect([code, readFileSync(path, 'utf8')]).toEqual([1, before]);
    expect(err).toMatch(/same file/);
  });
});

describe.skipIf(!hasReal)('real files, written anew', () => {
  it.each([
    '04_china/含有多个多边形.kml',
    '04_china/含有孔洞的多边形.kml',
    '04_china/kanceding_63pt_zone35.gbk_crlf.txt',
    '04_china/derived_dikuai_epsg4527_gbk_nocpg.shp.zip',
    '01_cadastre/cornillon_13029_fr/parcelle.geojson',
  ])('%s: the same features and area in every format that has its own system', async (file) => {
    const path = realPath(file);
    const before = await chiduJson<Inspection>('inspect', path);
    for (const extension of ['geojson', 'zip', 'gpkg', 'fgb', 'kml', 'csv']) {
      const out = at(`real.${extension}`);
      await chiduJson<Converted>('convert', path, out);
      const after = await chiduJson<Inspection>('inspect', out);
      expect(after.features, extension).toBe(before.features);
      expect(Math.abs((after.totals.ellipsoidal_m2 ?? Number.NaN) - (before.totals.ellipsoidal_m2 ?? 0)), extension).toBeLessThan(
        0.0005 * before.features,
      );
    }
  });
});
