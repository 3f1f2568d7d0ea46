import { describe, expect, it } from 'vitest';
import { makeContent, makeDbf, makeShp, type ShapeToWrite } from '../../support/make-shapefile.ts';
import { geometryOf, notesOf, readSources, rowOf } from '../../support/read-sources.ts';

type Ring = readonly (readonly [number, number])[];

/** Clockwise, as shells are in this format. */
const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];
const hole = (x: number, y: number, side: number): Ring => [...square(x, y, side)].reverse();

const numbered = (count: number) =>
  makeDbf(
    [{ name: 'N', type: 'N', length: 4 }],
    Array.from({ length: count }, (_, n) => [n + 1]),
  );

/** With rows numbered from 1 and a .prj, so that nothing but the shapes is noted. */
async function readShapes(type: number, shapes: readonly ShapeToWrite[], shp = makeShp(type, shapes)) {
  return readSources({ 'a.shp': shp, 'a.dbf': numbered(shapes.length), 'a.prj': 'GEOGCS["GCS_WGS_1984"]' });
}

async function refusal(type: number, shapes: readonly ShapeToWrite[], shp?: Uint8Array): Promise<unknown> {
  return readShapes(type, shapes, shp).catch((error: unknown) => error);
}

const polygon = (...parts: Ring[]): ShapeToWrite => ({ type: 5, parts });

describe('shapes', () => {
  it.each([
    [1, { type: 'Point', coordinates: [1, 2] }, [[[1, 2]]]],
    [
      8,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    [
      3,
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    [
      3,
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      },
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    ],
    [5, { type: 'Polygon', coordinates: [square(0, 0, 1)] }, [square(0, 0, 1)]],
  ] as const)('of type %i come as written, with Z and M too', async (type, geometry, parts) => {
    const vertices = parts.flat().length;
    for (const [extra, notes] of [
      [0, {}],
      [10, { 'altitude-dropped': vertices }],
      [20, { 'measures-dropped': vertices }],
    ] as const) {
      const result = await readShapes(type + extra, [{ type: type + extra, parts }]);
      expect(geometryOf(result.table, 0)).toEqual(geometry);
      expect(notesOf(result)).toEqual(notes);
    }
  });

  it('without geometry keep their row', async () => {
    const result = await readShapes(5, [polygon(square(0, 0, 1)), { type: 0 }, { type: 5, parts: [] }]);
    expect([0, 1, 2].map((n) => geometryOf(result.table, n)?.type)).toEqual(['Polygon', undefined, undefined]);
    expect(rowOf(result.table, 1)).toEqual({ N: 2 });
    expect(result.notes).toEqual([{ code: 'null-geometry', count: 2, detail: 'a: 2' }]);
  });

  it('of several types may stand in one file; what cannot be read is named with its record', async () => {
    const patch = { type: 31, content: Uint8Array.of(31, 0, 0, 0) };
    const unknown = { type: 9, content: Uint8Array.of(9, 0, 0, 0) };
    const result = await readShapes(5, [{ type: 1, parts: [[[1, 2]]] }, patch, polygon(square(0, 0, 1)), unknown]);
    expect(result.notes).toEqual([{ code: 'dropped-unsupported-geometry', count: 2, detail: 'MultiPatch, a: 2' }]);
    expect(result.table.property('N')).toEqual([1, 3]);
    expect(result.table.locate(1)).toEqual({ record: 3 });
  });
});

describe('parts of a polygon', () => {
  it('become holes, islands and parts, in any order', async () => {
    const parts = [hole(1, 1, 8), square(0, 0, 10), square(20, 0, 5), square(3, 3, 2)];
    const result = await readShapes(5, [polygon(...parts)]);
    expect(geometryOf(result.table, 0)).toEqual({
      type: 'MultiPolygon',
      coordinates: [[parts[1], parts[0]], [parts[2]], [parts[3]]],
    });
    expect(notesOf(result)).toEqual({});
  });

  it('are holes by where they lie, also where all wind alike or the wrong way round, and it is said', async () => {
    const alike = polygon(square(0, 0, 10), square(1, 1, 2));
    const reversed = polygon(hole(0, 0, 10), square(1, 1, 2));
    const result = await readShapes(5, [alike, reversed, polygon(square(0, 0, 10), hole(1, 1, 2))]);
    for (const feature of [0, 1, 2]) expect(geometryOf(result.table, feature)?.type).toBe('Polygon');
    expect(result.notes).toEqual([{ code: 'rings-wound-otherwise', count: 2, detail: 'a: 1' }]);
  });

  it('that wind as holes but lie in nothing are kept: no ring is lost', async () => {
    const result = await readShapes(5, [polygon(square(0, 0, 10), hole(50, 50, 3))]);
    expect(geometryOf(result.table, 0)).toEqual({ type: 'MultiPolygon', coordinates: [[square(0, 0, 10)], [hole(50, 50, 3)]] });
    expect(notesOf(result)).toEqual({ 'rings-wound-otherwise': 1 });
  });

  it('belong to the shell that holds them, not to one whose box does', async () => {
    const angle: Ring = [
      [0, 0],
      [0, 10],
      [1, 10],
      [1, 1],
      [10, 1],
      [10, 0],
      [0, 0],
    ];
    const [lake, land] = [hole(5, 5, 1), square(4, 4, 4)];
    const result = await readShapes(5, [polygon(angle, land, lake)]);
    expect(geometryOf(result.table, 0)?.coordinates).toEqual([[angle], [land, lake]]);
  });

  it('without vertices are passed over; too short ones stay for the check to name', async () => {
    const content = makeContent(polygon([[7, 7]], square(0, 0, 10)));
    const result = await readShapes(5, [{ type: 5, content }]);
    expect(geometryOf(result.table, 0)?.coordinates).toEqual([[square(0, 0, 10)], [[[7, 7]]]]);
    new DataView(content.buffer).setInt32(48, 0, true);
    const merged = await readShapes(5, [{ type: 5, content }]);
    expect(geometryOf(merged.table, 0)?.coordinates).toEqual([[[7, 7], ...square(0, 0, 10)]]);
  });
});

describe('a damaged record', () => {
  const damaged = (change: (view: DataView) => void): ShapeToWrite => {
    const content = makeContent(polygon(square(0, 0, 10), hole(1, 1, 2)));
    change(new DataView(content.buffer));
    return { type: 5, content };
  };

  it.each([
    ['more parts than fit', (view: DataView) => view.setInt32(36, 1 << 30, true)],
    ['fewer than no parts', (view: DataView) => view.setInt32(36, -1, true)],
    ['more vertices than fit', (view: DataView) => view.setInt32(40, 1 << 28, true)],
    ['a part that begins beyond the end', (view: DataView) => view.setInt32(48, 99, true)],
    ['a part that begins before the one ahead', (view: DataView) => view.setInt32(48, -5, true)],
    ['a first part that does not begin with the first vertex', (view: DataView) => view.setInt32(44, 2, true)],
  ])('with %s is left out and named, and the file goes on', async (_, change) => {
    const good = polygon(square(0, 0, 1));
    const result = await readShapes(5, [good, damaged(change), good]);
    expect(result.notes).toEqual([{ code: 'dropped-damaged-record', count: 1, detail: 'a: 2' }]);
    expect(result.table.property('N')).toEqual([1, 3]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('with %d for a coordinate is left out and named', async (value) => {
    const result = await readShapes(5, [damaged((view) => view.setFloat64(60, value, true)), { type: 1, parts: [[[value, 1]]] }]);
    expect(result.notes).toEqual([{ code: 'dropped-bad-coordinates', count: 2, detail: 'a: 1' }]);
    expect(result.table.count).toBe(0);
  });

  it('keeps huge coordinates for those who place them', async () => {
    const result = await readShapes(1, [{ type: 1, parts: [[[1e300, -1e300]]] }]);
    expect([...result.table.coordinates]).toEqual([1e300, -1e300]);
  });
});

describe('the chain of records', () => {
  const shapes = Array.from({ length: 3 }, () => polygon(square(0, 0, 1)));
  const whole = makeShp(5, shapes);
  const record = (whole.length - 100) / 3;

  it('that breaks is refused with the record, whatever stands after it', async () => {
    for (const length of [0, 1, -4, 1 << 30]) {
      const shp = whole.slice();
      new DataView(shp.buffer).setInt32(100 + record + 4, length);
      expect(await refusal(5, shapes, shp)).toMatchObject({ code: 'shapefile-damaged', params: { record: 2 } });
    }
  });

  it('that ends early is refused, also between two records', async () => {
    for (const end of [-1, -record])
      expect(await refusal(5, shapes, whole.slice(0, end))).toMatchObject({
        code: 'shapefile-truncated',
        params: { record: 3 },
      });
  });

  it('is believed against a wrong header where the rows are as many', async () => {
    const shp = whole.slice();
    new DataView(shp.buffer).setInt32(24, 100_000);
    const result = await readShapes(5, shapes, shp);
    expect([result.table.count, notesOf(result)]).toEqual([3, { 'header-length-wrong': 1 }]);
  });

  it('may be followed by other bytes, which are counted', async () => {
    const shp = new Uint8Array(whole.length + 6);
    shp.set(whole);
    expect(notesOf(await readShapes(5, shapes, shp))).toEqual({ 'trailing-bytes-ignored': 6 });
  });

  it('is no Shapefile with another number at its beginning', async () => {
    expect(await refusal(5, [], new Uint8Array(200))).toMatchObject({ code: 'shapefile-header' });
  });
});
