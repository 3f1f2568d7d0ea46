import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerOf, type Wish, writeAs } from '../../support/outgoing.ts';
import { provideJudges } from '../../support/provide-judges.ts';
import { randomFeatures, type RandomFeature } from '../../support/random-layers.ts';
import { SEED } from '../../support/seeded.ts';

const { gdal, missing } = provideJudges();
const hasGdal = gdal !== undefined;
if (!hasGdal) console.warn(`What GDAL reads of our files is not checked here: ${missing}`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-gdal-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FEATURES: readonly RandomFeature[] = fc.sample(randomFeatures('polygons'), { seed: SEED, numRuns: 12 }).flat();
/** Of the same features as GDAL reads them from GeoJSON in the plane. */
interface Reading {
  readonly count: number;
  readonly areas: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What GDAL makes of a file, its coordinates brought to the plane. */
function readByGdal(path: string, ...options: string[]): Reading {
  const out = spawnSync(
    'ogr2ogr',
    [
      '-f',
      'GeoJSON',
      '/vsistdout/',
      path,
      '-t_srs',
      'EPSG:4527',
      '-lco',
      'RFC7946=NO',
      '-lco',
      'COORDINATE_PRECISION=5',
      ...options,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 27 },
  );
  expect(out.stderr.split('\n').filter((line) => /error/i.test(line))).toEqual([]);
  const { features } = JSON.parse(out.stdout) as { features: RandomFeature[] };
  return {
    count: features.length,
    areas: features.map(({ geometry }) => areaOf(geometry).toFixed(3)),
    rows: features.map(({ properties }) => properties),
  };
}

function areaOf({ type, coordinates }: RandomFeature['geometry']): number {
  if (type === 'LineString') return ringArea(coordinates as [number, number][]);
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as [number, number][][][];
  return polygons.reduce(
    (sum, [shell, ...holes]) => sum + ringArea(shell) - holes.reduce((all, hole) => all + ringArea(hole), 0),
    0,
  );
}

function ringArea(ring: readonly [number, number][]): number {
  const [x0, y0] = ring[0];
  const twice = ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length];
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }, 0);
  return Math.abs(twice) / 2;
}

const AREAS = FEATURES.map(({ geometry }) => areaOf(geometry).toFixed(3));
/** Which features stand in rows of another order: each number occurs once. */
const orderOf = (rows: readonly Readonly<Record<string, unknown>>[]): number[] =>
  rows.map((row) => FEATURES.findIndex(({ properties }) => properties['大数'] === row['大数']));
const withoutNulls = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

describe.skipIf(!hasGdal)('GDAL', () => {
  const write = async (format: string, wish: Wish) => {
    const written = await writeAs(format, await layerOf(FEATURES, 4527), wish);
    const path = join(folder, `${(wish.crs ?? 'own').replace(':', '')}-${written.fileName}`);
    writeFileSync(path, written.bytes);
    return { ...written, path };
  };

  it.each([
    ['geojson', 'EPSG:4527'],
    ['geojson', 'EPSG:4490'],
    ['geopackage', 'EPSG:4527'],
    ['geopackage', 'EPSG:4490'],
    ['flatgeobuf', 'EPSG:4527'],
    ['flatgeobuf', 'EPSG:4490'],
  ])('finds the features of a %s in %s, their areas and their values with their types', async (format, crs) => {
    const { path } = await write(format, { crs });
    const { count, areas, rows } = readByGdal(path);
    expect(count).toBe(FEATURES.length);
    // The index of a FlatGeobuf orders its features.
    const order = format === 'flatgeobuf' ? orderOf(rows) : FEATURES.map((_, n) => n);
    expect(areas).toEqual(order.map((n) => AREAS[n]));
    const expected = order.map((n) => withoutNulls(FEATURES[n].properties));
    const own = rows
      .map((row) => withoutNulls(row))
      .map(({ 日期, ...row }) => ({ ...row, ...(typeof 日期 === 'string' && { 日期: 日期.replaceAll('/', '-') }) }));
    expect(own).toEqual(expected);
  });

  it.each(['EPSG:4527', 'EPSG:4490'])('finds those of a Shapefile in %s, under names of ten bytes', async (crs) => {
    const { path, renamed } = await write('shapefile', { crs });
    const { count, areas, rows } = readByGdal(`/vsizip/${path}/地块.shp`);
    expect([count, areas]).toEqual([FEATURES.length, AREAS]);
    const full = new Map(renamed.map(({ from, to }) => [to, from]));
    const names = new Set(rows.flatMap((row) => Object.keys(row).map((name) => full.get(name) ?? name)));
    expect([...names].sort()).toEqual(Object.keys(FEATURES[0].properties).sort());
    expect(rows.map((row) => row['编号'])).toEqual(FEATURES.map(({ properties }) => properties['编号']));
    expect(rows.map((row) => row['大数'])).toEqual(FEATURES.map(({ properties }) => properties['大数']));
  });

  it('finds those of a KML', async () => {
    const { path } = await write('kml', {});
    const { count, areas, rows } = readByGdal(path);
    expect([count, areas]).toEqual([FEATURES.length, AREAS]);
    expect(rows.map((row) => row['编号'])).toEqual(FEATURES.map(({ properties }) => properties['编号']));
  });

  it('finds those of a CSV, by the column of its geometry', async () => {
    const { path } = await write('csv', { crs: 'EPSG:4527' });
    const { count, areas } = readByGdal(path, '-s_srs', 'EPSG:4527');
    expect([count, areas]).toEqual([FEATURES.length, AREAS]);
  });

  it('finds every ring of a DXF as a closed line', async () => {
    const { path } = await write('dxf', { crs: 'EPSG:4527' });
    const summary = spawnSync(
      'ogr2ogr',
      [
        '-f',
        'GeoJSON',
        '/vsistdout/',
        path,
        '--config',
        'DXF_CLOSED_LINE_AS_POLYGON',
        'YES',
        '-a_srs',
        'EPSG:4527',
        '-lco',
        'COORDINATE_PRECISION=5',
      ],
      { encoding: 'utf8', maxBuffer: 1 << 27 },
    );
    const { features } = JSON.parse(summary.stdout) as {
      features: { properties: { Layer: string }; geometry: RandomFeature['geometry'] }[];
    };
    const numbers = features.filter(({ properties: { Layer } }) => Layer.endsWith('_NO'));
    expect(numbers.every(({ geometry }) => geometry.type === 'Point')).toBe(true);
    const sum = (isHole: boolean): number =>
      features
        .filter((one) => !numbers.includes(one))
        .filter(({ properties: { Layer } }) => Layer.endsWith('_HOLE') === isHole)
        .reduce((total, { geometry }) => total + areaOf(geometry), 0);
    expect(sum(false) - sum(true)).toBeCloseTo(
      AREAS.reduce((total, area) => total + Number(area), 0),
      1,
    );
  });
});
