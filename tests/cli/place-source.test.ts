import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { chidu, chiduIn, chiduJson } from './command-output.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-place-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Corners of a square of 100 m in zone 39, (east, north), with what stands in front of the eastings. */
const square = (prefix: number): [number, number][] =>
  [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
    [0, 0],
  ].map(([x, y]) => [1_000_000 * prefix + 547_228.491 + x, 3_797_916.479 + y]);

/** A GeoJSON file of one polygon, with a declared system where one is named. */
function write(name: string, ring: [number, number][], crs?: string): string {
  const path = join(folder, name);
  const member = crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } };
  const geometry = { type: 'Polygon', coordinates: [ring] };
  writeFileSync(
    path,
    JSON.stringify({ type: 'FeatureCollection', ...member, features: [{ type: 'Feature', properties: {}, geometry }] }),
  );
  return path;
}
const turn = (ring: [number, number][]): [number, number][] => ring.map(([x, y]) => [y, x]);

describe('an uncertain coordinate system', () => {
  it('is an error that lists where the data may lie, and what to say', async () => {
    const { code, out, err } = await chidu('inspect', write('plain.geojson', square(0)));
    expect([code, out]).toEqual([1, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^chidu: plain\.geojson: /);
    const mine = lines.find((line) => line.includes('EPSG:4548'));
    expect(mine).toMatch(
      /^ {2}--crs EPSG:4548 +CGCS2000 \/ 3-degree Gauss-Kruger CM 117E +117\.51\d\d–117\.51\d\d° E, 34\.30\d\d–34\.30\d\d° N$/,
    );
    expect(lines.length).toBeGreaterThan(10);
  });

  it('lists the same as one line of JSON for scripts', async () => {
    const { code, out, err } = await chidu('inspect', write('plain.geojson', square(0)), '--json');
    expect([code, out]).toEqual([1, '']);
    const [message, json, ...rest] = err.trimEnd().split('\n');
    expect([message.startsWith('chidu: '), rest]).toEqual([true, []]);
    const listed = JSON.parse(json) as {
      error: string;
      file: string;
      candidates: { crs: string; options: string; bounds: number[] }[];
    };
    expect([listed.error, listed.file]).toEqual(['not-degrees', 'plain.geojson']);
    const mine = listed.candidates.find(({ crs }) => crs === 'EPSG:4548');
    expect(mine).toMatchObject({ options: '--crs EPSG:4548', swapped: false, unverified: false });
    expect(mine?.bounds[0]).toBeCloseTo(117.513, 3);
  });

  it('says what the file states twice, and takes the answer', async () => {
    const path = join(folder, 'slip.txt');
    const points = square(0).map(([east, north], n) => `J${n + 1},1,${north},${east}`);
    writeFileSync(path, ['[属性描述]', '带号=40', '中央子午线=117', '[地块坐标]', '4,,1,,面,,,,@', ...points].join('\n'));
    const { code, err } = await chidu('inspect', path);
    const lines = err.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([1, 3]);
    expect(lines[0]).toContain('117E ≠ 120E');
    expect((await chiduJson<Inspection>('inspect', path, '--crs', 'EPSG:4548')).areas[0].planar_m2).toBe(10_000);
  });

  it('says so in Chinese as well', async () => {
    const { err } = await chiduIn({ LANG: 'zh_CN.UTF-8' }, 'inspect', write('plain.geojson', square(0)));
    expect(err).toMatch(/--crs EPSG:4548.*东经 117\.\d+–117\.\d+°/);
  });

  it('is settled by what the list says, and by nothing that contradicts the coordinates', async () => {
    const plain = await chiduJson<Inspection>('inspect', write('plain.geojson', square(0)), '--crs', 'EPSG:4548');
    expect(plain).toMatchObject({
      crs: { code: 'EPSG:4548', found_by: 'user', confidence: 'certain', swapped: false, findings: [] },
      plane: { meridian: 117 },
      layers: [],
      encoding: null,
    });
    expect(plain.areas[0].planar_m2).toBe(10_000);
    const { code, err } = await chidu('inspect', write('zone.geojson', square(39)), '--crs', 'EPSG:4528');
    expect(code).toBe(1);
    expect(err).toContain('39547228.491');
  });

  it('names the option of the file that it is about', async () => {
    const good = write('good.geojson', square(39), 'EPSG:4527');
    const { err } = await chidu('overlap', good, write('plain.geojson', square(0)));
    expect(err).toContain('  --clip-crs EPSG:4548 ');
    const summary = await chiduJson<{ total_m2: number }>(
      'overlap',
      good,
      join(folder, 'plain.geojson'),
      '--clip-crs',
      'EPSG:4548',
      '--measure',
      'planar',
    );
    expect(summary.total_m2).toBe(10_000);
  });
});

describe('what is repaired or converted is said', () => {
  it.each([
    ['swapped.geojson', turn(square(39)), 'EPSG:4527', 'axes-swapped', 'EPSG:4527'],
    ['contradicts.geojson', square(39), 'EPSG:4526', 'header-zone-contradicts', 'EPSG:4527'],
    ['undeclared.geojson', square(39), 'EPSG:4548', 'prefix-undeclared', 'EPSG:4527'],
    ['missing.geojson', square(0), 'EPSG:4527', 'prefix-missing', 'EPSG:4548'],
  ] as const)('%s', async (name, ring, declared, finding, code) => {
    const found = await chiduJson<Inspection>('inspect', write(name, [...ring], declared));
    expect(found.crs).toMatchObject({ code, swapped: finding === 'axes-swapped' });
    expect(found.crs.findings.map((one) => one.code)).toEqual([finding]);
    expect(found.notes.map((one) => one.code)).toContain(finding);
    expect([found.plane.meridian, found.areas[0].planar_m2]).toEqual([117, 10_000]);
  });

  it('degrees with latitude first, which the format forbids', async () => {
    const path = write('latitude.geojson', [
      [34.3, 117.5],
      [34.3, 117.501],
      [34.301, 117.501],
      [34.3, 117.5],
    ]);
    const found = await chiduJson<Inspection>('inspect', path);
    expect(found.crs).toMatchObject({ code: 'EPSG:4326', swapped: true });
    expect(found.plane.meridian).toBe(117);
  });

  it('an old datum only on request', async () => {
    const path = write('xian.geojson', square(39), 'EPSG:2363');
    const refused = await chidu('inspect', path);
    expect(refused.err).toContain('--crs EPSG:2363 --unverified');
    const taken = await chiduJson<Inspection>('inspect', path, '--unverified');
    expect(taken.areas[0].planar_m2).toBe(10_000);
    expect(taken.notes).toContainEqual({ code: 'position-unverified', count: 1, detail: 'Xian 1980' });
    const shifted = await chiduJson<Inspection>('inspect', path, '--shift', '-12,40,3.5,0.1,-0.2,0.3,-1.5');
    expect(shifted.notes.map(({ code }) => code)).toContain('datum-shifted');
    expect(shifted.areas[0].planar_m2).toBeCloseTo(10_000, 0);
    expect((await chidu('inspect', path, '--shift', '1,2,3')).err).toContain('--shift');
    expect((await chidu('inspect', write('zone.geojson', square(39), 'EPSG:4527'), '--shift', '1,2,3,4')).err).toContain(
      'cannot be shifted',
    );
  });

  it('coordinates of a map service are converted', async () => {
    const path = write('map.geojson', [
      [117.5, 34.3],
      [117.501, 34.3],
      [117.501, 34.301],
      [117.5, 34.3],
    ]);
    const plain = await chiduJson<Inspection>('inspect', path);
    const found = await chiduJson<Inspection>('inspect', path, '--crs', 'GCJ-02');
    expect(found.crs).toMatchObject({ code: 'GCJ-02', name: 'GCJ-02' });
    expect(found.notes.map(({ code }) => code)).toContain('converted-gcj-02');
    expect(found.areas[0].ellipsoidal_m2).not.toBe(plain.areas[0].ellipsoidal_m2);
  });
});
