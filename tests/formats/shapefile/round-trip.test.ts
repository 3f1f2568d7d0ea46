import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDbf, makeShp, type ShapeToWrite } from '../../support/make-shapefile.ts';
import { seeded } from '../../support/seeded.ts';
import { geometryOf, readSources, rowOf } from '../../support/read-sources.ts';

const ordinate = fc.double({ noNaN: true, noDefaultInfinity: true });
const point = fc.tuple(ordinate, ordinate);
const line = fc.array(point, { minLength: 2, maxLength: 6 });

/** Each with the geometry that it must come back as. */
const shape: fc.Arbitrary<{ readonly written: ShapeToWrite; readonly expected: unknown }> = fc.oneof(
  fc.constant({ written: { type: 0 }, expected: null }),
  point.map((p) => ({ written: { type: 1, parts: [[p]] }, expected: { type: 'Point', coordinates: p } })),
  fc.array(point, { minLength: 1, maxLength: 5 }).map((points) => ({
    written: { type: 8, parts: [points] },
    expected: { type: 'MultiPoint', coordinates: points },
  })),
  fc.tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom(3, 13, 23)).map(([parts, type]) => ({
    written: { type, parts },
    expected:
      parts.length === 1 ? { type: 'LineString', coordinates: parts[0] } : { type: 'MultiLineString', coordinates: parts },
  })),
  fc.tuple(line, fc.constantFrom(5, 15, 25)).map(([ring, type]) => ({
    written: { type, parts: [[...ring, [1, 2], ring[0]] as const] },
    expected: { type: 'Polygon', coordinates: [[...ring, [1, 2], ring[0]]] },
  })),
);

const value = fc.record({
  name: fc.string({ unit: fc.constantFrom('甲', '乙', '地', 'a', '1', ' ', '-'), maxLength: 20 }),
  area: fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((number) => Number(number.toFixed(3)) + 0)),
  code: fc.stringMatching(/^\d{1,12}$/),
});

describe('what a writer wrote', () => {
  it('comes back, shape and row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(shape, value), { maxLength: 12 }),
        fc.constantFrom('utf-8', 'gbk'),
        async (features, encoding) => {
          const shp = makeShp(
            5,
            features.map(([{ written }]) => written),
          );
          const fields = [
            { name: '名称', type: 'C', length: 80 },
            { name: '面积', type: 'N', length: 24, decimals: 3 },
            { name: '编号', type: 'C', length: 12 },
          ];
          const rows = features.map(([, { name, area, code }]) => [name, area, code]);
          const dbf = makeDbf(fields, rows, { encoding, language: encoding === 'gbk' ? 0x4d : 0 });
          const { table } = await readSources({ 'a.shp': shp, 'a.dbf': dbf, ...(encoding === 'utf-8' && { 'a.cpg': 'UTF-8' }) });
          expect(table.count).toBe(features.length);
          features.forEach(([{ expected }, { name, area, code }], n) => {
            expect(geometryOf(table, n)).toEqual(expected);
            expect(rowOf(table, n)).toEqual({ 名称: name.trimEnd() || null, 面积: area, 编号: code });
          });
        },
      ),
      seeded(150),
    );
  });
});
