import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/formats/catalog.ts';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { ReadError, type ReadOptions, type ReadResult } from '../../../src/formats/reader.ts';
import { expectConsistent, expectSurvives } from '../../support/expect-survives.ts';
import { addLayer, makeGeoPackage, polygonBlob, squareRing } from '../../support/make-geopackage.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> =>
  readFile(bytes, { fileName: 'a.gpkg', options });
const codes = ({ notes }: ReadResult): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));

async function refusal(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadError> {
  const error = await read(bytes, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

const square = (x: number, y = 0) => polygonBlob([squareRing(x, y)]);

describe('layers', () => {
  const twoLayers = makeGeoPackage((database) => {
    addLayer(
      database,
      '宗地',
      4527,
      ['"DKBH" TEXT', '"图层" TEXT'],
      [
        [square(0), 'A-1', '旧'],
        [square(20), 'A-2', null],
      ],
      'POLYGON',
    );
    addLayer(database, 'red "line"', 4527, ['"DKBH" TEXT'], [[square(40), 'R']], 'POLYGON');
    addLayer(database, 'points', 4527, [], [], 'POINT');
  });

  it('of one system are read together, each feature with the name of its own', async () => {
    const result = await read(twoLayers);
    expectConsistent(result, 'two layers');
    expect(result.format).toBe('geopackage');
    expect(result.table.ids).toEqual(['宗地/1', '宗地/2', 'red "line"/1']);
    expect(result.table.propertyNames).toEqual(['图层_1', 'DKBH', '图层']);
    expect(result.table.property('图层_1')).toEqual(['宗地', '宗地', 'red "line"']);
    expect(result.table.property('DKBH')).toEqual(['A-1', 'A-2', 'R']);
    expect(result.table.crs).toEqual({ name: 'EPSG:4527', found_by: 'declared', wkt: 'PROJCS["CGCS2000 39"]' });
    expect(result.layers).toEqual([
      { name: '宗地', features: 2, polygons: 2, chosen: true },
      { name: 'red "line"', features: 1, polygons: 1, chosen: true },
      { name: 'points', features: 0, polygons: 0, chosen: true },
    ]);
  });

  it('can be chosen; the others are listed all the same', async () => {
    const result = await read(twoLayers, { layer: 'red "line"' });
    expect(result.table.ids).toEqual(['1']);
    expect(result.table.propertyNames).toEqual(['DKBH']);
    expect(result.layers?.map(({ chosen, features }) => [chosen, features])).toEqual([
      [false, 2],
      [true, 1],
      [false, 0],
    ]);
    expect((await refusal(twoLayers, { layer: 'x' })).params).toEqual({ layer: 'x', layers: '宗地, red "line", points' });
  });

  it('of different systems are refused together and read one by one', async () => {
    const bytes = makeGeoPackage((database) => {
      addLayer(database, 'a', 4527, [], [[square(0)]]);
      addLayer(database, 'b', 100_001, [], [[square(0)]]);
      addLayer(database, 'c', 0, [], []);
    });
    const error = await refusal(bytes);
    expect([error.code, error.params.layers]).toEqual(['layers-differ', 'a: EPSG:4527, b: ?']);
    expect((await read(bytes, { layer: 'b' })).table.crs).toEqual({
      name: null,
      found_by: 'declared',
      wkt: 'PROJCS["own plane"]',
    });
  });

  it('without a system say so', async () => {
    for (const srsId of [0, -1, 77]) {
      const bytes = makeGeoPackage((database) =>
        addLayer(database, 'a', srsId, [], [[polygonBlob([squareRing(0, 0)], { srsId })]]),
      );
      expect((await read(bytes)).table.crs).toEqual({ name: null, found_by: 'none' });
    }
  });
});

describe('values', () => {
  it('keep their kinds; photos are left out and numbers that no double holds are text', async () => {
    const columns = ['"name" TEXT', '"area" REAL', '"done" BOOLEAN', '"day" DATE', '"photo" BLOB', '"big" INTEGER'];
    const bytes = makeGeoPackage((database) => {
      addLayer(database, 'a', 4527, columns, [
        [square(0), '合肥市 ▲', 12.5, 1, '2026-05-01', Uint8Array.of(1, 2), 7],
        [square(20), null, 3, 0, null, null, null],
      ]);
      database.run('UPDATE a SET big = 9007199254740993 WHERE fid = 2');
      database.run('INSERT INTO a (fid, geom) VALUES (4611686018427387905, ?)', [square(40)]);
    });
    const { table, notes } = await read(bytes);
    expect(table.ids).toEqual(['1', '2', '4611686018427387905']);
    expect(table.propertyNames).toEqual(['name', 'area', 'done', 'day', 'photo', 'big']);
    expect(table.propertyNames.map((name) => table.property(name).slice(0, 2))).toEqual([
      ['合肥市 ▲', null],
      [12.5, 3],
      [true, false],
      ['2026-05-01', null],
      [undefined, null],
      [7, '9007199254740993'],
    ]);
    expect(notes).toEqual([{ code: 'gpkg-blobs-left-out', count: 1, detail: 'photo, 1' }]);
    expect(table.locate(2)).toEqual({ record: 3 });
  });
});

describe('geometry', () => {
  it('has a header of either byte order, with any envelope or none', async () => {
    const blobs = [true, false].flatMap((little) =>
      [0, 1, 2, 3, 4].map((envelope) => polygonBlob([squareRing(0, 0), squareRing(2, 2, 3)], { little, envelope })),
    );
    const { table } = await read(
      makeGeoPackage((database) =>
        addLayer(
          database,
          'a',
          4527,
          [],
          blobs.map((blob) => [blob]),
        ),
      ),
    );
    expect(table.count).toBe(10);
    expect([...table.partOffsets].map((end) => end / 2)).toEqual(Array.from({ length: 11 }, (_, n) => n));
    expect(new Set([...table.types].map((type) => GEOMETRY_TYPES[type]))).toEqual(new Set(['Polygon']));
    for (let n = 0; n < 10; n++)
      expect(Array.from(table.coordinates.slice(20 * n, 20 * n + 20))).toEqual(
        [...squareRing(0, 0), ...squareRing(2, 2, 3)].flat(),
      );
  });

  it('that is empty, damaged or of another kind is counted, with its place', async () => {
    const cut = square(0).slice(0, 60);
    const bytes = makeGeoPackage((database) => {
      addLayer(
        database,
        'a',
        4527,
        [],
        [
          [null],
          ['POLYGON((0 0))'],
          [cut],
          [polygonBlob([])],
          [polygonBlob([squareRing(0, 0)], { envelope: 5 })],
          [polygonBlob([squareRing(0, 0)], { flags: 0x20 })],
          [polygonBlob([squareRing(0, 0)], { srsId: 4490 })],
          [Uint8Array.of(0x47)],
        ],
      );
    });
    const result = await read(bytes);
    expect(result.table.ids).toEqual(['7']);
    expect(result.notes).toEqual([
      { code: 'dropped-empty-geometry', count: 2, detail: 'a 1' },
      { code: 'dropped-bad-coordinates', count: 4, detail: 'a 2' },
      { code: 'dropped-unsupported-geometry', count: 1, detail: 'extended, a 6' },
      { code: 'gpkg-srs-differs', count: 1, detail: '4490, a 7' },
    ]);
  });
});

describe('what is no table of features', () => {
  it('is named and left alone: a view that never ends is not run', async () => {
    const bytes = makeGeoPackage((database) => {
      addLayer(database, 'a', 4527, [], [[square(0)]]);
      database.run(
        'CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS fid FROM n',
      );
      database.run("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT RAISE(ABORT, 'no'); END");
      database.run('CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT)');
      for (const [name, kind] of [
        ['endless', 'features'],
        ['owners', 'attributes'],
        ['ortho', 'tiles'],
        ['gone', 'features'],
      ])
        database.run('INSERT INTO gpkg_contents (table_name, data_type) VALUES (?, ?)', [name, kind]);
      database.run("INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'GEOMETRY', 4527, 0, 0)");
    });
    const result = await read(bytes);
    expect(result.table.count).toBe(1);
    expect(codes(result)).toEqual({
      'gpkg-views-left-out': 1,
      'gpkg-attributes-left-out': 1,
      'gpkg-tiles-left-out': 1,
      'gpkg-contents-left-out': 1,
    });
  });

  it('is refused where there is nothing else, or no list of contents', async () => {
    const tiles = makeGeoPackage((database) =>
      database.run("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('ortho', 'tiles')"),
    );
    expect((await refusal(tiles)).params).toEqual({ left: 'ortho' });
    const other = makeGeoPackage((database) => database.run('DROP TABLE gpkg_contents'));
    expect((await refusal(other)).code).toBe('gpkg-no-contents');
  });
});

describe('a file that is still in use', () => {
  it('is read as far as it was written, and says so', async () => {
    const bytes = makeGeoPackage((database) => addLayer(database, 'a', 4527, [], [[square(0)]]));
    bytes.set([2, 2], 18);
    const result = await read(bytes);
    expect(result.table.count).toBe(1);
    expect(codes(result)).toEqual({ 'sqlite-write-ahead-log': 1 });
  });
});

describe('damaged copies', () => {
  it('are read or refused with a listed code', async () => {
    const bytes = makeGeoPackage((database) => {
      const rows = Array.from({ length: 30 }, (_, n) => [square(20 * n), `地块 ${n}`, n / 3]);
      addLayer(database, '宗地', 4527, ['name TEXT', 'area REAL'], rows);
      addLayer(database, 'b', 4527, ['name TEXT'], [[square(0), 'x'.repeat(3000)]]);
    });
    await expectSurvives([{ name: 'a.gpkg', bytes }]);
  });
});
