import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { geojson } from 'flatgeobuf';
import { describe, expect, it } from 'vitest';
import { READ_ERROR_CODES } from '../../../src/formats/codes.ts';
import { ReadError, type ReadResult } from '../../../src/formats/reader.ts';
import { expectConsistent, expectSurvives } from '../../support/expect-survives.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { seeded } from '../../support/seeded.ts';
import { geometryOf, notesOf, readSources, rowOf } from '../../support/read-sources.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/flatgeobuf', name)));
const read = (bytes: Uint8Array): Promise<ReadResult> => readSources({ 'a.fgb': bytes });

/** By the package's own writer. */
const write = (features: readonly { geometry: unknown; properties?: Record<string, unknown> }[]): Uint8Array =>
  geojson.serialize({
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', properties: {}, ...feature })),
  } as never);

describe('every kind of geometry and value', () => {
  it('comes of a single feature too, whose index as GDAL writes it has a root above it', async () => {
    const { table } = await read(fixture('one_index.fgb'));
    expect([table.count, geometryOf(table, 0), rowOf(table, 0)]).toEqual([
      1,
      { type: 'Point', coordinates: [117, 31] },
      { a: 1 },
    ]);
  });

  it('comes as GDAL wrote it; curves are named, never straightened', async () => {
    const result = await read(fixture('kinds.fgb'));
    const { table } = result;
    const triangle = [
      [117, 31],
      [118, 31],
      [118, 32],
      [117, 31],
    ];
    expect([0, 1, 2, 3, 4].map((feature) => geometryOf(table, feature))).toEqual([
      { type: 'Point', coordinates: [117, 31] },
      {
        type: 'MultiPoint',
        coordinates: [
          [117, 31],
          [117.1, 31.1],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [117, 31],
          [117.1, 31.1],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [117, 31],
            [117.1, 31],
          ],
          [
            [118, 31],
            [118, 32],
          ],
        ],
      },
      { type: 'Polygon', coordinates: [triangle] },
    ]);
    expect(geometryOf(table, 5)).toEqual({ type: 'GeometryCollection', coordinates: [[[[117, 31]]], [triangle]] });
    expect(table.property('name')).toEqual(['点', '多点', '线', '多线', '面', '集合', '集合二']);
    expect(rowOf(table, 0)).toEqual({
      name: '点',
      whole: 1,
      long: '9007199254740993',
      real: 1.5,
      day: '2026-05-01T00:00:00',
      yes: 1,
    });
    expect(table.property('long')[1]).toBe('2');
    expect(table.locate(6)).toEqual({ record: 10 });
    expect(result.notes).toEqual([
      { code: 'dropped-unsupported-geometry', count: 3, detail: 'CurvePolygon, feature 7' },
      { code: 'unsupported-part-ignored', count: 1, detail: 'feature 10' },
    ]);
    expect(table.crs).toMatchObject({ name: 'EPSG:4490', found_by: 'declared' });
  });

  it('comes as the package wrote it', async () => {
    const ordinate = fc.double({ noNaN: true, noDefaultInfinity: true });
    const point = fc.tuple(ordinate, ordinate);
    const ring = fc.tuple(fc.array(point, { minLength: 3, maxLength: 6 }), point).map(([points, p]) => [p, ...points, p]);
    const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });
    const geometry = fc.oneof(
      polygon.map((coordinates) => ({ type: 'Polygon', coordinates })),
      fc.array(polygon, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
      point.map((coordinates) => ({ type: 'Point', coordinates })),
      fc.array(point, { minLength: 2, maxLength: 5 }).map((coordinates) => ({ type: 'LineString', coordinates })),
    );
    const properties = fc.record({
      名称: fc.string({ unit: 'grapheme' }),
      面积: fc.double({ noNaN: true, noDefaultInfinity: true }),
      在建: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ geometry, properties }), { minLength: 1, maxLength: 8 }), async (features) => {
        const { table, notes } = await read(write(features));
        expect([table.count, notes]).toEqual([features.length, []]);
        features.forEach((feature, n) => {
          expect(geometryOf(table, n)).toEqual(feature.geometry);
          expect(rowOf(table, n)).toEqual(feature.properties);
        });
        expect(table.crs).toEqual({ name: null, found_by: 'none' });
      }),
      seeded(100),
    );
  });
});

describe('a file that is damaged', () => {
  const whole = fixture('parcels_z_no_index.fgb');

  it('is read or refused with a listed code', async () => {
    await expectSurvives([{ name: 'a.fgb', bytes: fixture('kinds.fgb') }]);
    await expectSurvives([{ name: 'a.fgb', bytes: fixture('parcels_index.fgb') }]);
  });

  it('or ends at any byte is read or refused with a listed code, and never taken for whole', async () => {
    for (let length = 0; length < whole.length; length++) {
      const error: unknown = await read(whole.slice(0, length)).then(
        (result) => expectConsistent(result, `${length} bytes`),
        (reason: unknown) => reason,
      );
      expect(error, `${length} bytes`).toBeInstanceOf(ReadError);
      expect(READ_ERROR_CODES as readonly string[]).toContain((error as ReadError).code);
    }
  });

  it('says from which feature on it is missing', async () => {
    await expect(read(whole.slice(0, -1))).rejects.toMatchObject({ code: 'flatgeobuf-truncated', params: { feature: 3 } });
  });

  it('of another version is refused by its number', async () => {
    const other = whole.slice();
    other[3] = 9;
    await expect(read(other)).rejects.toMatchObject({ code: 'flatgeobuf-version', params: { version: 9 } });
  });

  it('may be followed by other bytes where the number of features is known', async () => {
    const longer = new Uint8Array(whole.length + 5);
    longer.set(whole);
    expect(notesOf(await read(longer))).toMatchObject({ 'trailing-bytes-ignored': 5 });
  });

  it('within one feature loses that one, and says which', async () => {
    const file = write([
      { geometry: { type: 'Point', coordinates: [1, 2] } },
      { geometry: { type: 'Point', coordinates: [3, 4] } },
    ]);
    const header = new DataView(file.buffer).getUint32(8, true);
    const broken = file.slice();
    new DataView(broken.buffer).setUint32(12 + header + 4, 0xffff_fff0, true);
    const result = await read(broken);
    expect(geometryOf(result.table, 0)).toEqual({ type: 'Point', coordinates: [3, 4] });
    expect(result.table.locate(0)).toEqual({ record: 2 });
    expect(result.notes).toEqual([{ code: 'dropped-damaged-record', count: 1, detail: 'feature 1' }]);
  });
});

describe.skipIf(!hasReal)('samples of other writers (needs the real files beside the repository)', () => {
  const sample = (name: string): Promise<ReadResult> =>
    read(new Uint8Array(readFileSync(realPath('09_ogcapi_geojson', 'fgb', name))));

  // Counts by ogrinfo; topp_states is of version 2, which it refuses: 49 states by the flatgeobuf package.
  it.each([
    ['heterogeneous.fgb', 3, null, []],
    ['poly00.fgb', 10, 'EPSG:27700', ['AREA', 'EAS_ID', 'PRFEDEA']],
    ['topp_states.fgb', 49, null, undefined],
    ['unknown_feature_count.fgb', 1, 'EPSG:4326', ['quadkey', 'avg_d_kbps', 'avg_u_kbps', 'avg_lat_ms', 'tests', 'devices']],
  ] as const)('%s has its %i features', async (name, count, crs, columns) => {
    const { table, notes } = await sample(name);
    expect([table.count, table.crs.name, notes]).toEqual([count, crs, []]);
    if (columns !== undefined) expect(table.propertyNames).toEqual(columns);
  });

  it('of different kinds in one file', async () => {
    const { table } = await sample('heterogeneous.fgb');
    expect([0, 1, 2].map((feature) => geometryOf(table, feature)?.type)).toEqual(['Point', 'LineString', 'MultiPolygon']);
  });
});
