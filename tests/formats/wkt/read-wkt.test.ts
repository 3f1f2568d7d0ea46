import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { GeometryBuilder } from '../../../src/formats/geometry-builder.ts';
import { looksLikeWkt, readWkt } from '../../../src/formats/wkt/read-wkt.ts';

function read(text: string) {
  const geometry = new GeometryBuilder();
  const result = readWkt(text, geometry);
  return { result, columns: geometry.toColumns() };
}

describe('well-known text', () => {
  it.each([
    ['POINT (1 2)', 'Point', [1, 2]],
    ['point(1 2)', 'Point', [1, 2]],
    ['POINT Z (1 2 3)', 'Point', [1, 2]],
    ['POINTZM(1 2 3 4)', 'Point', [1, 2]],
    ['POINT M (1 2 3)', 'Point', [1, 2]],
    ['  SRID = 4490 ; POINT(-1.5e2 +.5)  ', 'Point', [-150, 0.5]],
    ['LINESTRING(1 2, 3 4)', 'LineString', [1, 2, 3, 4]],
    ['POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))', 'Polygon', [0, 0, 4, 0, 4, 4, 0, 0, 1, 1, 2, 1, 2, 2, 1, 1]],
    ['MULTIPOINT(1 2, 3 4)', 'MultiPoint', [1, 2, 3, 4]],
    ['MULTIPOINT((1 2), EMPTY, (3 4))', 'MultiPoint', [1, 2, 3, 4]],
    ['MULTILINESTRING((1 2, 3 4), EMPTY, (5 6, 7 8))', 'MultiLineString', [1, 2, 3, 4, 5, 6, 7, 8]],
    [
      'MULTIPOLYGON(((0 0,1 0,1 1,0 0)),EMPTY,((5 5,6 5,6 6,5 5)))',
      'MultiPolygon',
      [0, 0, 1, 0, 1, 1, 0, 0, 5, 5, 6, 5, 6, 6, 5, 5],
    ],
    ['GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(3 4, 5 6))', 'GeometryCollection', [1, 2, 3, 4, 5, 6]],
  ])('%s', (text, type, coordinates) => {
    const { result, columns } = read(text);
    expect(result).toMatchObject({ ok: true, type });
    expect([GEOMETRY_TYPES[columns.types[0]], [...columns.coordinates]]).toEqual([type, coordinates]);
    expect(looksLikeWkt(text)).toBe(true);
  });

  it('says what SRID stands in front and how many heights it drops', () => {
    expect(read('SRID=4527;LINESTRING Z(1 2 3, 4 5 6)').result).toMatchObject({ srid: 4527, extraOrdinates: 2 });
    expect(read('SRID=0;POINT(1 2)').result).not.toHaveProperty('srid');
  });

  it.each([
    ['POINT EMPTY', 'dropped-empty-geometry'],
    ['POLYGON Z EMPTY', 'dropped-empty-geometry'],
    ['MULTIPOLYGON(EMPTY)', 'dropped-empty-geometry'],
    ['GEOMETRYCOLLECTION(POINT EMPTY)', 'dropped-empty-geometry'],
    ['CIRCULARSTRING(0 0, 1 1, 2 0)', 'dropped-unsupported-geometry'],
    ['CURVEPOLYGON((0 0, 1 1, 2 0, 0 0))', 'dropped-unsupported-geometry'],
    [`${'GEOMETRYCOLLECTION('.repeat(40)}POINT(1 2)${')'.repeat(40)}`, 'dropped-unsupported-geometry'],
    ['POINT(1)', 'dropped-bad-coordinates'],
    ['POINT(1 2', 'dropped-bad-coordinates'],
    ['POINT(1 2) POINT(3 4)', 'dropped-bad-coordinates'],
    ['POINT(1 2 3 4 5)', 'dropped-bad-coordinates'],
    ['POLYGON((0 0, 1 x, 1 1, 0 0))', 'dropped-bad-coordinates'],
    ['POINT(1e999 2)', 'dropped-bad-coordinates'],
    ['POINT(NaN NaN)', 'dropped-bad-coordinates'],
    ['HOUSE(1 2)', 'dropped-bad-coordinates'],
    ['', 'dropped-bad-coordinates'],
  ])('%s leaves nothing behind', (text, code) => {
    const { result, columns } = read(text);
    expect(result).toMatchObject({ ok: false, code });
    expect([columns.count, columns.coordinates.length, columns.partKinds.length]).toEqual([0, 0, 0]);
  });

  it('comes back as it was written', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const ring = fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 6 });
    const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });
    const write = (rings: readonly (readonly (readonly [number, number])[])[]) =>
      `(${rings.map((points) => `(${points.map(([x, y]) => `${x} ${y}`).join(', ')})`).join(',')})`;
    fc.assert(
      fc.property(fc.array(polygon, { minLength: 1, maxLength: 4 }), (polygons) => {
        const { columns } = read(`MULTIPOLYGON(${polygons.map(write).join(',')})`);
        expect([...columns.coordinates].map((value) => value + 0)).toEqual(polygons.flat(3).map((value) => value + 0));
        expect(columns.partKinds.length).toBe(polygons.length);
        expect(columns.ringOffsets.length - 1).toBe(polygons.flat().length);
      }),
      { seed: 7 },
    );
  });
});
