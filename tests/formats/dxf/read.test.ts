import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/formats/catalog.ts';
import { type FeatureTable, GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { ReadError, type ReadOptions, type ReadResult } from '../../../src/formats/reader.ts';
import {
  block,
  corners,
  drawing,
  type DrawingParts,
  entity,
  type Group,
  groupText,
  insert,
  lightPolyline,
  textAt,
} from '../../support/drawing.ts';
import { expectConsistent, expectSurvives } from '../../support/expect-survives.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (text: string | Uint8Array, options: ReadOptions = {}): Promise<ReadResult> =>
  readFile(typeof text === 'string' ? bytesOf(text) : text, { fileName: 'a.dxf', options });
const read = (parts: DrawingParts, options: ReadOptions = {}): Promise<ReadResult> => readText(drawing(parts), options);
const entities = (...groups: readonly (readonly Group[])[]): Promise<ReadResult> => read({ entities: groups.flat() });
const codes = ({ notes }: ReadResult): Record<string, number> =>
  Object.fromEntries(notes.map(({ code, count }) => [code, count]));
const typesOf = ({ table }: ReadResult): string[] => [...table.types].map((type) => GEOMETRY_TYPES[type]);

async function refusal(text: string | Uint8Array, options: ReadOptions = {}): Promise<ReadError> {
  const error = await readText(text, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

function ringsOf(table: FeatureTable, feature = 0): [number, number][][] {
  const [first, last] = [table.partOffsets[table.featureOffsets[feature]], table.partOffsets[table.featureOffsets[feature + 1]]];
  return Array.from({ length: last - first }, (_, n) => {
    const [from, to] = [table.ringOffsets[first + n], table.ringOffsets[first + n + 1]];
    return Array.from({ length: to - from }, (__, v) => [
      table.coordinates[2 * (from + v)],
      table.coordinates[2 * (from + v) + 1],
    ]);
  });
}

/** By the shoelace formula about the first vertex; counter-clockwise is positive. */
function areaOf(ring: readonly (readonly [number, number])[]): number {
  const [[x0, y0]] = ring;
  return ring.reduce((sum, [x, y], n) => {
    const [nx, ny] = ring[(n + 1) % ring.length];
    return sum + ((x - x0) * (ny - y0) - (nx - x0) * (y - y0)) / 2;
  }, 0);
}

describe('what encloses land', () => {
  it('is a polygon where it is marked as closed or ends where it began, else a line', async () => {
    const open = [...corners(40, 0)];
    const result = await entities(
      lightPolyline('JZD', corners(0, 0), true, [5, '2F']),
      lightPolyline('JZD', [...corners(20, 0), [20, 0.0004]], false),
      lightPolyline('JZD', [...open, [40, 0.3]], false),
      lightPolyline('JZD', open.slice(0, 3), false),
      entity('LINE', 'road', [10, 0], [20, 0], [11, 5], [21, 5]),
      entity('POINT', 'road', [10, 1], [20, 2]),
    );
    expectConsistent(result, 'polylines');
    expect(typesOf(result)).toEqual(['Polygon', 'Polygon', 'LineString', 'LineString', 'LineString', 'Point']);
    expect(ringsOf(result.table, 1)).toEqual([
      [
        [20, 0],
        [30, 0],
        [30, 10],
        [20, 10],
        [20, 0],
      ],
    ]);
    expect(codes(result)).toEqual({ 'dxf-polylines-closed': 1, 'line-almost-closed': 1 });
    expect(result.table.ids).toEqual(['2F', null, null, null, null, null]);
    expect(result.table.property('图层')).toEqual(['JZD', 'JZD', 'JZD', 'JZD', 'road', 'road']);
    expect(result.table.property('实体')[4]).toBe('LINE');
    expect(result.table.crs).toEqual({ name: null, found_by: 'none', axesUnsure: true });
    expect(result.layers).toEqual([
      { name: 'JZD', features: 4, polygons: 2, chosen: true },
      { name: 'road', features: 2, polygons: 0, chosen: true },
    ]);
  });

  it('keeps nested polylines apart: which is a hole and which a parcel nobody said', async () => {
    const result = await entities(lightPolyline('a', corners(0, 0, 100)), lightPolyline('a', corners(40, 40)));
    expect(result.table.count).toBe(2);
  });

  it('comes as older polylines too, without what only draws a fitted curve or a mesh', async () => {
    const vertex = (x: number, y: number, flags = 0): Group[] => entity('VERTEX', 'a', [10, x], [20, y], [30, 7], [70, flags]);
    const result = await entities(
      entity('POLYLINE', 'a', [66, 1], [70, 1]),
      vertex(0, 0),
      vertex(99, 99, 16),
      vertex(10, 0),
      vertex(10, 10),
      entity('SEQEND', 'a'),
      entity('POLYLINE', 'a', [66, 1], [70, 64]),
      vertex(0, 0),
      entity('SEQEND', 'a'),
      entity('SOLID', 'a', [10, 0], [20, 0], [11, 4], [21, 0], [12, 0], [22, 4], [13, 4], [23, 4]),
      entity('3DFACE', 'a', [10, 0], [20, 0], [11, 4], [21, 0], [12, 4], [22, 4], [13, 4], [23, 4]),
    );
    expect(ringsOf(result.table)).toEqual([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
    ]);
    expect(areaOf(ringsOf(result.table, 1)[0])).toBe(16);
    expect(ringsOf(result.table, 2)[0].length).toBe(4);
    expect(codes(result)).toEqual({ 'altitude-dropped': 4, 'dropped-unsupported-geometry': 1 });
  });
});

describe('arcs', () => {
  it('become lines within a millimetre that enclose the very same area', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.boolean(),
        fc.double({ min: 0.5, max: 3000, noNaN: true }),
        async (size, isLeft, chord) => {
          const bulge = isLeft ? size : -size;
          const result = await entities(
            lightPolyline('a', [
              [0, 0, bulge],
              [chord, 0],
              [chord / 2, chord * 4],
            ]),
          );
          const [ring] = ringsOf(result.table);
          const angle = 4 * Math.atan(size);
          const radius = (chord * (1 + size * size)) / (4 * size);
          const segment = ((radius * radius) / 2) * (angle - Math.sin(angle));
          const triangle = (chord * chord * 4) / 2;
          const expected = triangle + (isLeft ? segment : -segment);
          expect(Math.abs(areaOf(ring) - expected)).toBeLessThan(1e-9 * (triangle + segment));
          const centre = ((1 - bulge * bulge) / (4 * bulge)) * chord;
          for (let n = 0; ring[n][0] !== chord || ring[n][1] !== 0; n++) {
            const middle = [(ring[n][0] + ring[n + 1][0]) / 2, (ring[n][1] + ring[n + 1][1]) / 2];
            for (const [x, y] of [ring[n], middle])
              expect(Math.abs(Math.hypot(x - chord / 2, y - centre) - radius)).toBeLessThan(0.001_000_1);
          }
          expect(codes(result)).toEqual({ 'dxf-arcs-flattened': 1 });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of circles, ellipses and two-vertex polylines as well', async () => {
    const result = await entities(
      entity('CIRCLE', 'a', [10, 500_000], [20, 3_500_000], [40, 10]),
      entity('ELLIPSE', 'a', [10, 0], [20, 0], [11, 3], [21, 4], [31, 0], [40, 0.5], [41, 0], [42, 2 * Math.PI]),
      lightPolyline('a', [
        [-10, 0, 1],
        [10, 0, 1],
      ]),
      entity('ARC', 'a', [10, 0], [20, 0], [40, 10], [50, 350], [51, 10]),
    );
    expect(typesOf(result)).toEqual(['Polygon', 'Polygon', 'Polygon', 'LineString']);
    expect(areaOf(ringsOf(result.table, 0)[0])).toBeCloseTo(100 * Math.PI, 6);
    expect(areaOf(ringsOf(result.table, 1)[0])).toBeCloseTo(12.5 * Math.PI, 9);
    expect(areaOf(ringsOf(result.table, 2)[0])).toBeCloseTo(100 * Math.PI, 9);
    const arc = ringsOf(result.table, 3)[0];
    expect(arc[0][1]).toBeCloseTo(-10 * Math.sin(Math.PI / 18), 12);
    expect(arc[arc.length - 1][1]).toBeCloseTo(10 * Math.sin(Math.PI / 18), 12);
  });

  it('of splines lie within a millimetre: a quarter of a circle as a rational one', async () => {
    const knots = [0, 0, 0, 1, 1, 1].map((knot): Group => [40, knot]);
    const points: Group[] = [
      [10, 100],
      [20, 0],
      [10, 100],
      [20, 100],
      [10, 0],
      [20, 100],
    ];
    const weights = [1, Math.SQRT1_2, 1].map((weight): Group => [41, weight]);
    const result = await entities(entity('SPLINE', 'a', [71, 2], ...knots, ...weights, ...points));
    const [line] = ringsOf(result.table);
    expect(line.length).toBeGreaterThan(10);
    for (const [x, y] of line) expect(Math.hypot(x, y)).toBeCloseTo(100, 9);
    line
      .slice(1)
      .forEach(([x, y], n) => expect(100 - Math.hypot((x + line[n][0]) / 2, (y + line[n][1]) / 2)).toBeLessThan(0.001));
    expect(codes(result)).toEqual({ 'dxf-splines-flattened': 1 });
  });
});

describe('hatches', () => {
  const hatch = (paths: number, ...groups: readonly Group[]): Group[] =>
    entity(
      'HATCH',
      'a',
      [10, 0],
      [20, 0],
      [30, 0],
      [2, 'SOLID'],
      [70, 1],
      [91, paths],
      ...groups,
      [75, 0],
      [98, 1],
      [10, 1],
      [20, 1],
    );
  const polylinePath = (at: readonly (readonly [number, number, number?])[], flags = 3): Group[] => [
    [92, flags],
    [72, 0],
    [73, 1],
    [93, at.length],
    ...at.flatMap(([x, y, bulge]): Group[] => [[10, x], [20, y], ...(bulge === undefined ? [] : ([[42, bulge]] as const))]),
    [97, 0],
  ];
  const line = (x1: number, y1: number, x2: number, y2: number): Group[] => [
    [72, 1],
    [10, x1],
    [20, y1],
    [11, x2],
    [21, y2],
  ];

  it('are polygons with holes by containment, whatever the order of their boundaries; gaps for texts are none', async () => {
    const result = await entities(
      hatch(
        4,
        ...polylinePath(corners(2, 2, 3), 2),
        ...polylinePath(corners(0, 0, 10)),
        ...polylinePath(corners(6, 6, 1), 11),
        ...polylinePath(corners(20, 0)),
      ),
    );
    expect(typesOf(result)).toEqual(['MultiPolygon']);
    expect(ringsOf(result.table).map((ring) => Math.abs(areaOf(ring)))).toEqual([100, 9, 100]);
    expect(codes(result)).toEqual({ 'dxf-hatches-as-polygons': 1, 'dxf-text-boxes-ignored': 1 });
  });

  it('have boundaries of lines and arcs, turned round where they must be', async () => {
    const arc = (clockwise: boolean, from: number, to: number): Group[] => [
      [72, 2],
      [10, 5],
      [20, 10],
      [40, 5],
      [50, from],
      [51, to],
      [73, clockwise ? 0 : 1],
    ];
    const half = (25 * Math.PI) / 2;
    for (const [edges, expected] of [
      [[line(0, 0, 10, 0), line(10, 0, 10, 10), arc(false, 0, 180), line(0, 10, 0, 0)], 100 + half],
      [[line(10, 0, 0, 0), line(10, 0, 10, 10), arc(false, 0, 180), line(0, 0, 0, 10)], 100 + half],
      // Angles of a clockwise edge are measured clockwise: from 180° to 360° is the upper half, run through from left to right.
      [[line(0, 0, 0, 10), arc(true, 180, 360), line(10, 10, 10, 0), line(10, 0, 0, 0)], 100 + half],
      [[line(0, 0, 10, 0), line(10, 0, 10, 10), arc(true, 0, 180), line(0, 10, 0, 0)], 100 - half],
    ] as const) {
      const result = await entities(hatch(1, [92, 1], [93, edges.length], ...edges.flat(), [97, 0]));
      expect(Math.abs(areaOf(ringsOf(result.table)[0]))).toBeCloseTo(expected, 8);
    }
  });

  it('have whole circles, ellipses and splines for boundaries', async () => {
    const circle: Group[] = [
      [92, 1],
      [93, 1],
      [72, 2],
      [10, 0],
      [20, 0],
      [40, 10],
      [50, 0],
      [51, 360],
      [73, 1],
      [97, 0],
    ];
    const ellipse: Group[] = [
      [92, 1],
      [93, 1],
      [72, 3],
      [10, 0],
      [20, 0],
      [11, 0],
      [21, 4],
      [40, 0.5],
      [50, 0],
      [51, 360],
      [73, 1],
      [97, 0],
    ];
    const spline: Group[] = [
      [92, 1],
      [93, 2],
      [72, 4],
      [94, 1],
      [73, 0],
      [74, 0],
      [95, 5],
      [96, 3],
      [40, 0],
      [40, 0],
      [40, 1],
      [40, 2],
      [40, 2],
      [10, 50],
      [20, 0],
      [10, 60],
      [20, 0],
      [10, 60],
      [20, 10],
      [97, 2],
      [11, 1],
      [21, 1],
      [11, 2],
      [21, 2],
      ...line(60, 10, 50, 0),
      [97, 1],
      [330, 'AB'],
    ];
    const result = await entities(hatch(3, ...ellipse, ...circle, ...spline));
    expect(ringsOf(result.table).map((ring) => Math.round(1e6 * Math.abs(areaOf(ring))) / 1e6)).toEqual([
      Math.round(1e8 * Math.PI) / 1e6,
      Math.round(8e6 * Math.PI) / 1e6,
      50,
    ]);
  });

  it('that are open or garbled are dropped whole', async () => {
    const result = await entities(
      hatch(1, [92, 1], [93, 2], ...line(0, 0, 10, 0), ...line(10, 0, 10, 10)),
      hatch(1, [92, 2], [72, 0], [73, 1], [93, 1_000_000], [10, 0], [20, 0]),
      hatch(0),
    );
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 2, 'dropped-empty-geometry': 1 });
  });
});

describe('blocks', () => {
  it('are read where they are inserted: moved, scaled, turned, mirrored, nested, in rows and columns', async () => {
    const result = await read({
      blocks: [
        ...block('inner', [1, 1], ...lightPolyline('0', corners(1, 1, 2), true, [5, 'A1'])),
        ...block('外', [0, 0], ...insert('plots', 'INNER', 10, 0, [41, 2], [42, 3])),
      ],
      entities: [
        ...insert('x', 'inner', 100, 200, [5, 'B1'], [50, 90]),
        ...insert('x', '外', 1000, 0),
        ...insert('x', 'inner', 0, 0, [5, 'C1'], [70, 2], [71, 2], [44, 50], [45, 70]),
        ...insert('x', 'inner', 5, 0, [210, 0], [220, 0], [230, -1]),
      ],
    });
    const { table } = result;
    const boxes = Array.from({ length: table.count }, (_, n) => {
      const [ring] = ringsOf(table, n);
      const round = (value: number) => Math.round(value * 1e9) / 1e9 + 0;
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(round).join(' ');
    });
    expect(boxes).toEqual(['98 200 100 202', '1010 0 1014 6', '0 0 2 2', '50 0 52 2', '0 70 2 72', '50 70 52 72', '-7 0 -5 2']);
    expect(table.property('图层')).toEqual(['x', 'plots', 'x', 'x', 'x', 'x', 'x']);
    expect(table.property('图块').slice(0, 2)).toEqual(['inner', 'INNER']);
    expect(table.ids.slice(0, 4)).toEqual(['B1/A1', 'A1', 'C1#1/A1', 'C1#2/A1']);
    expect(codes(result)).toEqual({ 'dxf-blocks-expanded': 5 });
  });

  it('that are missing, elsewhere or within themselves are named', async () => {
    const external = block('xref', [0, 0]).map((group): Group => (group[0] === 70 ? [70, 4] : group));
    const result = await read({
      blocks: [...block('a', [0, 0], ...insert('0', 'b', 0, 0)), ...block('b', [0, 0], ...insert('0', 'A', 1, 1)), ...external],
      entities: [...insert('x', 'a', 0, 0), ...insert('x', 'gone', 0, 0), ...insert('x', 'xref', 0, 0)],
    });
    expect(codes(result)).toEqual({
      'dxf-blocks-expanded': 2,
      'dxf-block-in-itself': 1,
      'dxf-block-missing': 1,
      'dxf-external-reference': 1,
    });
  });

  it('that multiply without end are refused', async () => {
    const level = (n: number) =>
      block(`l${n}`, [0, 0], ...Array.from({ length: 40 }, () => insert('0', `l${n + 1}`, 0, 0)).flat());
    const blocks = [...Array.from({ length: 12 }, (_, n) => level(n)).flat(), ...block('l12', [0, 0])];
    const error = await refusal(drawing({ blocks, entities: insert('x', 'l0', 0, 0) }));
    expect(error.code).toBe('dxf-too-many-inserts');
    const array = await refusal(
      drawing({ blocks: block('e', [0, 0]), entities: insert('x', 'e', 0, 0, [70, 30_000], [71, 30_000]) }),
    );
    expect(array.code).toBe('dxf-too-many-inserts');
  });
});

describe('texts', () => {
  it('number the polygon that they alone lie in', async () => {
    const result = await entities(
      lightPolyline('JZD', corners(0, 0, 100)),
      lightPolyline('JZD', corners(10, 10)),
      lightPolyline('JZD', corners(30, 10)),
      textAt('ZDH', 15, 15, '001 %%d'),
      entity('MTEXT', 'ZDH', [10, 35], [20, 15], [3, '{\\fSimSun|b0;00'], [1, '2}\\P\\U+5730']),
      entity('TEXT', 'ZDH', [10, -50], [20, -50], [11, 35], [21, 500], [72, 1], [1, 'far away']),
      entity('DIMENSION', 'ZDH', [10, 0], [20, 0]),
    );
    expect(result.table.property('文字')).toEqual([undefined, '001 °', '002\n地']);
    expect(codes(result)).toEqual({
      'dxf-annotations-left-out': 1,
      'dxf-texts-as-labels': 2,
      'dxf-labels-ambiguous': 1,
      'dxf-texts-left-out': 1,
    });
  });

  it('of attributes in a block count, and what survey software attaches becomes columns', async () => {
    const attached: Group[] = [
      [1001, 'SOUTH'],
      [1000, '300000'],
      [1000, '0010100001'],
      [1001, 'ACAD'],
      [1000, 'x'],
    ];
    const result = await read({
      blocks: block('label', [0, 0]),
      entities: [
        ...lightPolyline('JZD', corners(0, 0)),
        ...attached,
        ...insert('ZDH', 'label', 5, 5, [66, 1]),
        ...entity('ATTRIB', 'ZDH', [10, 5], [20, 5], [1, 'G-7'], [2, 'NO']),
        ...entity('SEQEND', 'ZDH'),
      ],
    });
    expect(result.table.property('文字')).toEqual(['G-7']);
    expect(result.table.property('SOUTH_2')).toEqual(['0010100001']);
    expect(result.table.propertyNames).toEqual(['图层', '文字', '实体', 'SOUTH_1', 'SOUTH_2']);
  });

  it('are decoded by the code page, by UTF-8 from 2007 on, or as the user says', async () => {
    const gbk = (header: Record<string, Group>): Uint8Array => {
      const text = drawing({ header, entities: [...lightPolyline('@@', corners(0, 0)), ...textAt('@@', 5, 5, '@@')] });
      const bytes = [...bytesOf(text)];
      // 宗地 in GB 18030.
      for (let at = bytes.indexOf(64); at >= 0; at = bytes.indexOf(64)) bytes.splice(at, 2, 0xd7, 0xda, 0xb5, 0xd8);
      return Uint8Array.from(bytes);
    };
    const page = (name: string): Record<string, Group> => ({ $ACADVER: [1, 'AC1015'], $DWGCODEPAGE: [3, name] });
    for (const [header, encoding, foundBy] of [
      [page('ANSI_936'), 'gb18030', 'declared'],
      [page('ANSI_1252'), 'gb18030', 'guessed'],
      [{ $ACADVER: [1, 'AC1032'] }, 'gb18030', 'guessed'],
    ] as const) {
      const result = await readText(gbk(header));
      expect(result.table.property('图层')).toEqual(['宗地']);
      expect(result.table.property('文字')).toEqual(['宗地']);
      expect([result.text?.encoding, result.text?.found_by]).toEqual([encoding, foundBy]);
      expect(result.text?.samples[0]).toEqual(Uint8Array.of(0xd7, 0xda, 0xb5, 0xd8));
    }
    const chosen = await readText(gbk(page('ANSI_936')), { encoding: 'big5' });
    expect([chosen.text?.found_by, chosen.table.property('图层')[0]]).toEqual([
      'user',
      new TextDecoder('big5').decode(Uint8Array.of(0xd7, 0xda, 0xb5, 0xd8)),
    ]);
    const western = Uint8Array.from(
      drawing({ header: page('ANSI_1252'), entities: lightPolyline('fosse à eau', corners(0, 0)) }),
      (c) => c.charCodeAt(0),
    );
    expect((await readText(western)).table.property('图层')).toEqual(['fosse à eau']);
    const modern = drawing({
      header: { $ACADVER: [1, 'AC1027'], $DWGCODEPAGE: [3, 'ANSI_936'] },
      entities: lightPolyline('红线', corners(0, 0)),
    });
    expect((await readText(modern)).table.property('图层')).toEqual(['红线']);
  });
});

describe('layers', () => {
  it('can be chosen; texts of the others still number its polygons', async () => {
    const parts = {
      entities: [
        ...lightPolyline('a', corners(0, 0)),
        ...lightPolyline('b', corners(20, 0)),
        ...textAt('c', 5, 5, 'A-1'),
        ...entity('REGION', 'b'),
      ],
    };
    const result = await read(parts, { layer: 'a' });
    expect(result.table.property('文字')).toEqual(['A-1']);
    expect(result.layers?.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(codes(result)).toEqual({ 'dxf-texts-as-labels': 1 });
    expect(codes(await read(parts, { layer: 'b' }))['dropped-unsupported-geometry']).toBe(1);
    expect((await refusal(drawing(parts), { layer: 'z' })).params).toEqual({ layer: 'z', layers: 'a, b' });
  });

  it('leaves what stands on paper only', async () => {
    const result = await entities(lightPolyline('a', corners(0, 0), true, [67, 1]), lightPolyline('a', corners(0, 0)));
    expect([result.table.count, codes(result)]).toEqual([1, { 'dxf-paper-space-left-out': 1 }]);
  });
});

describe('units', () => {
  const units = async (code: number, x: number, y: number, size: number) => {
    const result = await read({ header: { $INSUNITS: [70, code] }, entities: lightPolyline('a', corners(x, y, size)) });
    return [ringsOf(result.table)[0][0], result.notes.map((note) => `${note.code} ${note.detail ?? ''}`)];
  };

  it('are brought to metres where millimetres, centimetres or kilometres are meant', async () => {
    expect(await units(4, 500_000_000, 3_500_000_000, 1000)).toEqual([[500_000, 3_500_000], ['dxf-units-scaled mm']]);
    expect(await units(7, 500, 3500, 0.01)).toEqual([[500_000, 3_500_000], ['dxf-units-scaled km']]);
  });

  it('are not believed where the coordinates are metres of a survey already', async () => {
    expect(await units(4, 39_500_000, 3_500_000, 10)).toEqual([[39_500_000, 3_500_000], ['dxf-units-contradicted mm']]);
    expect(await units(4, 3_500_000, 500_000, 10)).toEqual([[3_500_000, 500_000], ['dxf-units-contradicted mm']]);
  });

  it('stay as they are otherwise', async () => {
    expect(await units(0, 5, 6, 10)).toEqual([[5, 6], []]);
    expect(await units(6, 5, 6, 10)).toEqual([[5, 6], []]);
    expect(await units(2, 5, 6, 10)).toEqual([[5, 6], ['dxf-units-ignored foot']]);
  });
});

describe('files that cannot be read', () => {
  it('say what they are and what to do', async () => {
    expect((await refusal(bytesOf('AC1032\0\0\0\0\0'))).code).toBe('dwg-file');
    expect((await refusal(bytesOf('AutoCAD Binary DXF\r\n\u001a\0\0'))).code).toBe('dxf-binary');
    expect(
      (
        await refusal(
          groupText([
            [0, 'SECTION'],
            [2, 'HEADER'],
            [0, 'ENDSEC'],
            [0, 'EOF'],
          ]),
        )
      ).code,
    ).toBe('dxf-no-entities');
  });

  it('say in which line they go wrong', async () => {
    const text = drawing({ entities: lightPolyline('a', corners(0, 0)) });
    const lines = text.split('\n');
    const broken = [...lines.slice(0, 20), 'oops', ...lines.slice(21)].join('\r\n');
    expect([(await refusal(broken)).code, (await refusal(broken)).where.line]).toEqual(['dxf-syntax', 21]);
    expect((await refusal(lines.slice(0, 29).join('\n'))).code).toBe('dxf-truncated');
    expect((await refusal(text.replace('0\nENDSEC\n0\nEOF\n', ''))).code).toBe('dxf-truncated');
  });

  it('refuse a line beyond the limit, wherever it stands, and say which', async () => {
    const endless = 'A'.repeat(LIMITS.lineCharacters + 1);
    const text = drawing({ entities: [...lightPolyline('a', corners(0, 0)), ...textAt('b', 1, 1, endless)] });
    const { code, where, params } = await refusal(text);
    expect([code, params.limit]).toEqual(['line-too-long', LIMITS.lineCharacters]);
    expect(text.split('\n')[(where.line ?? 0) - 1]).toBe(endless);
  });

  it('drop an entity whose numbers are none, and keep the others', async () => {
    const result = await entities(
      lightPolyline('a', [
        [0, 0],
        [1, Number.NaN],
        [2, 2],
      ]),
      entity('CIRCLE', 'a', [10, 0], [20, 0], [40, -3]),
      entity('CIRCLE', 'a', [10, 0], [20, 0], [40, '1e300']),
      entity('LINE', 'a', [10, '0x10'], [20, 0], [11, 1], [21, 1]),
      lightPolyline('a', corners(0, 0)),
    );
    expect(result.table.count).toBe(1);
    expect(codes(result)).toEqual({ 'dropped-bad-coordinates': 4 });
    expect(result.notes[0].detail).toBe('LWPOLYLINE, line 17');
  });
});

describe('damaged copies', () => {
  it('are read or refused with a listed code', async () => {
    const text = drawing({
      header: { $ACADVER: [1, 'AC1015'], $DWGCODEPAGE: [3, 'ANSI_936'], $INSUNITS: [70, 4] },
      blocks: block('b', [1, 1], ...lightPolyline('0', corners(1, 1, 2)), ...entity('CIRCLE', '0', [10, 0], [20, 0], [40, 3])),
      entities: [
        ...lightPolyline(
          'JZD',
          [
            [0, 0, 0.5],
            [10, 0],
            [10, 10, -0.3],
            [0, 10],
          ],
          true,
          [5, '2F'],
        ),
        ...insert('x', 'b', 100, 200, [50, 90], [41, 2], [70, 2], [44, 9]),
        ...textAt('ZDH', 5, 5, 'A-1'),
        ...entity(
          'HATCH',
          'a',
          [10, 0],
          [20, 0],
          [30, 0],
          [91, 1],
          [92, 1],
          [93, 2],
          [72, 2],
          [10, 5],
          [20, 10],
          [40, 5],
          [50, 0],
          [51, 180],
          [73, 1],
          [72, 1],
          [10, 0],
          [20, 10],
          [11, 10],
          [21, 10],
          [97, 0],
        ),
        ...entity(
          'SPLINE',
          'a',
          [71, 2],
          ...[0, 0, 0, 1, 1, 1].map((knot): Group => [40, knot]),
          [10, 0],
          [20, 0],
          [10, 5],
          [20, 5],
          [10, 10],
          [20, 0],
        ),
      ],
    });
    await expectSurvives([{ name: 'a.dxf', bytes: bytesOf(text) }]);
  });
});
