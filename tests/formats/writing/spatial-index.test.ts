import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { geojson } from 'flatgeobuf';
import initSqlJs from 'sql.js';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReadResult } from '../../../src/formats/reader.ts';
import { layerOf, writeAs } from '../../support/outgoing.ts';
import { provideJudges } from '../../support/provide-judges.ts';
import { readSources } from '../../support/read-sources.ts';
import { seeded } from '../../support/seeded.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

const { gdal, missing } = provideJudges();
if (gdal === undefined) console.warn(`What GDAL makes of our spatial indexes is not checked here: ${missing}`);
const sqlite = await initSqlJs();
const folder = mkdtempSync(join(tmpdir(), 'chidu-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CORNER = { east: 39_510_000, north: 3_786_000 };
/** Boxes in EPSG:4527: points, lines along an axis and rectangles, of which some lie on one another. */
const boxes = fc
  .array(
    fc.record({
      east: fc.integer({ min: 0, max: 3_000 }),
      north: fc.integer({ min: 0, max: 3_000 }),
      width: fc.constantFrom(0, 0.001, 7.25, 40),
      height: fc.constantFrom(0, 0.001, 7.25, 400),
    }),
    { minLength: 1, maxLength: 400, size: 'max' },
  )
  .map((places) =>
    places.map(({ east, north, width, height }): Box => {
      const [x, y] = [CORNER.east + east / 3, CORNER.north + north / 3];
      return [x, y, x + width, y + height];
    }),
  );
const askedBox = fc
  .tuple(fc.integer({ min: -10, max: 1_000 }), fc.integer({ min: -10, max: 1_000 }), fc.constantFrom(0, 1, 60, 2_000))
  .map(
    ([east, north, size]): Box => [
      CORNER.east + east,
      CORNER.north + north,
      CORNER.east + east + size,
      CORNER.north + north + size,
    ],
  );

const featuresOf = (all: readonly Box[]) =>
  all.map((box, n) => ({ type: 'Feature', properties: { n }, geometry: geometryOf(box) }));

function geometryOf([west, south, east, north]: Box): object {
  if (west === east && south === north) return { type: 'Point', coordinates: [west, south] };
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  if (west === east || south === north) return { type: 'LineString', coordinates: [corners[0], corners[2]] };
  return { type: 'Polygon', coordinates: [corners] };
}

const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
const bruteForce = (all: readonly Box[], asked: Box): number[] => all.flatMap((box, n) => (meets(box, asked) ? [n] : []));
const write = async (format: string, all: readonly Box[]) =>
  (await writeAs(format, await layerOf(featuresOf(all), 4527), { crs: 'EPSG:4527' })).bytes;

/** Found through the index by the format's own package. */
async function searchFlatGeobuf(bytes: Uint8Array, [minX, minY, maxX, maxY]: Box): Promise<number[]> {
  const found: number[] = [];
  for await (const { properties } of geojson.deserialize(bytes, { rect: { minX, minY, maxX, maxY } }))
    found.push(properties?.n as number);
  return found.sort((a, b) => a - b);
}

/** What the tables of the index hold, as SQLite reads them and as its documentation of the R-tree lays them out. */
function searchGeoPackage(bytes: Uint8Array, asked: Box): number[] {
  const database = new sqlite.Database(bytes);
  const rowsOf = (part: string) => database.exec(`SELECT * FROM "rtree_地块_geom_${part}"`)[0]?.values ?? [];
  const nodes = new Map(rowsOf('node').map(([node, data]) => [Number(node), data as Uint8Array]));
  const parents = new Map(rowsOf('parent').map(([node, parent]) => [Number(node), Number(parent)]));
  const nodeOfRow = new Map(rowsOf('rowid').map(([row, node]) => [Number(row), Number(node)]));
  database.close();
  const found: number[] = [];
  const walk = (node: number, depth: number): void => {
    const view = new DataView((nodes.get(node) as Uint8Array).slice().buffer);
    for (let cell = 0; cell < view.getUint16(2); cell++) {
      const at = 4 + 24 * cell;
      const id = Number(view.getBigInt64(at));
      expect((depth === 0 ? nodeOfRow : parents).get(id)).toBe(node);
      const [west, east, south, north] = [8, 12, 16, 20].map((side) => view.getFloat32(at + side));
      if (!meets([west, south, east, north], asked)) continue;
      if (depth === 0) found.push(id - 1);
      else walk(id, depth - 1);
    }
  };
  walk(1, new DataView((nodes.get(1) as Uint8Array).slice().buffer).getUint16(0));
  return found.sort((a, b) => a - b);
}

describe('what the index of a file finds', () => {
  it('is what a look at every feature finds, in a FlatGeobuf', async () => {
    await fc.assert(
      fc.asyncProperty(boxes, askedBox, async (all, asked) => {
        expect(await searchFlatGeobuf(await write('flatgeobuf', all), asked)).toEqual(bruteForce(all, asked));
      }),
      seeded(15),
    );
  });

  it('in a GeoPackage holds it all, and besides only what single precision cannot tell apart', async () => {
    await fc.assert(
      fc.asyncProperty(boxes, askedBox, async (all, asked) => {
        const found = searchGeoPackage(await write('geopackage', all), asked);
        expect(found).toEqual(expect.arrayContaining(bruteForce(all, asked)));
        // Steps of single precision here: 4 m of the east with the zone in front, 0.25 m of the north.
        const wide: Box = [asked[0] - 8, asked[1] - 0.5, asked[2] + 8, asked[3] + 0.5];
        expect(bruteForce(all, wide)).toEqual(expect.arrayContaining(found));
      }),
      seeded(15),
    );
  });
});

/** The last feature has a number and no place. */
function withoutLast(source: ReadResult): ReadResult {
  const { table } = source;
  const last = table.count - 1;
  const cut = (values: Uint8Array): Uint8Array => values.map((value, n) => (n === last ? 0 : value));
  const featureOffsets = table.featureOffsets.slice();
  featureOffsets[last + 1] = featureOffsets[last];
  return { ...source, table: { ...table, kinds: cut(table.kinds), types: cut(table.types), featureOffsets } };
}

describe('a layer that an index cannot hold', () => {
  it.each([
    ['without features', 0],
    ['whose last feature has no geometry', 3],
  ])('%s is written to FlatGeobuf without one, in its order', async (_, count) => {
    const all = [90, 0, 60].slice(0, count).map((at): Box => [CORNER.east + at, CORNER.north, CORNER.east + at, CORNER.north]);
    const source = await layerOf(featuresOf(all), 4527);
    const { bytes } = await writeAs('flatgeobuf', count === 0 ? source : withoutLast(source), { crs: 'EPSG:4527' });
    const { table } = await readSources({ 'a.fgb': bytes });
    expect(table.count === 0 ? [] : [...table.property('n')]).toEqual(all.map((_box, n) => n));
  });
});

describe.skipIf(gdal === undefined)('GDAL', () => {
  const CASES = [0, 1, 51, 52, 700];
  const place = (n: number): Box => {
    const [x, y] = [CORNER.east + 37.5 * (n % 29), CORNER.north + 53.25 * Math.floor(n / 29)];
    return [x, y, x + 30, y + 40];
  };
  const ask = (...args: string[]): string => {
    const { stdout, stderr } = spawnSync('ogrinfo', args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout;
  };

  it.each(CASES)('finds the index of a GeoPackage of %i features, and SQLite finds it whole', async (count) => {
    const path = join(folder, `${count}.gpkg`);
    writeFileSync(
      path,
      await write(
        'geopackage',
        Array.from({ length: count }, (_, n) => place(n)),
      ),
    );
    const sql = `SELECT HasSpatialIndex('地块', 'geom') AS has, rtreecheck('rtree_地块_geom') AS fault, (SELECT count(*) FROM "rtree_地块_geom") AS held`;
    const answer = ask('-q', path, '-sql', sql);
    expect([/has .*= (.*)/, /fault .*= (.*)/, /held .*= (.*)/].map((part) => part.exec(answer)?.[1])).toEqual([
      '1',
      'ok',
      String(count),
    ]);
  });

  it('keeps the index of a GeoPackage true while it edits', async () => {
    const path = join(folder, 'edited.gpkg');
    writeFileSync(path, await write('geopackage', [place(0), place(1), place(2)]));
    for (const sql of [
      'DELETE FROM "地块" WHERE n = 0',
      `UPDATE "地块" SET geom = (SELECT geom FROM "地块" WHERE n = 2) WHERE n = 1`,
      'INSERT INTO "地块" (geom, n) SELECT geom, 9 FROM "地块" WHERE n = 2',
      'UPDATE "地块" SET geom = NULL WHERE n = 2',
    ])
      spawnSync('ogrinfo', ['-q', path, '-sql', sql]);
    const [west, south, east, north] = place(2);
    const found = ask('-q', '-al', '-spat', ...[west + 5, south + 5, east - 5, north - 5].map(String), path);
    expect([...found.matchAll(/ n \(.*\) = (\d+)/g)].map(([, n]) => n)).toEqual(['1', '9']);
  });

  it.each(['geopackage', 'flatgeobuf'])('finds by a box in a %s what it finds without an index', async (format) => {
    const all = Array.from({ length: 700 }, (_, n) => place(n));
    const path = join(folder, `spat.${format === 'geopackage' ? 'gpkg' : 'fgb'}`);
    writeFileSync(path, await write(format, all));
    const asked: Box = [CORNER.east + 200, CORNER.north + 300, CORNER.east + 500, CORNER.north + 600];
    const found = ask('-q', '-al', '-spat', ...asked.map(String), path);
    const numbers = [...found.matchAll(/ n \(.*\) = (\d+)/g)].map(([, n]) => Number(n));
    expect(numbers.sort((a, b) => a - b)).toEqual(bruteForce(all, asked));
  });
});
