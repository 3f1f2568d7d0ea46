import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/catalog.ts';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import type { CoordinateColumns } from '../../../src/formats/reader.ts';
import { expectSurvives } from '../../support/expect-survives.ts';
import { codesOf, detailOf, planarArea, polygonsOf, readSource, refusalOf } from '../../support/read-source.ts';

/** 100 m × 50 m, north first as surveyors write it. */
const CORNERS = [
  [3_451_100, 39_577_000],
  [3_451_100, 39_577_100],
  [3_451_050, 39_577_100],
  [3_451_050, 39_577_000],
] as const;
const table = (header: string, row: (north: number, east: number, n: number) => string): string =>
  `${[header, ...CORNERS.map(([north, east], n) => row(north, east, n + 1))].join('\n')}\n`;

describe('the rows of a table are grouped by their parcel', () => {
  it('whatever stands below without coordinates: sums, signatures', async () => {
    const rows = ['甲', '乙'].flatMap((name, part) => CORNERS.map(([x, y], n) => `${name},J${n + 1},${x + 100 * part},${y}`));
    const { table: found } = await readSource(
      `${['地块编号,点号,X,Y', ...rows, '合计,,,', '制表人：张三,,,'].join('\n')}\n`,
      'a.csv',
    );
    expect([found.ids, planarArea(found, 0), planarArea(found, 1)]).toEqual([['甲', '乙'], 5000, 5000]);
  });
});

describe('the rows of a table are joined to one ring', () => {
  it.each([
    ['X north, Y east', table('编号,X,Y', (x, y, n) => `${n},${x},${y}`)],
    ['Y first', table('编号,Y,X', (x, y, n) => `${n},${y},${x}`)],
    ['names in words', table('点号,纵坐标X(米),横坐标Y(米)', (x, y, n) => `J${n},${x},${y}`)],
    ['north and east', table('point,northing,easting', (x, y, n) => `${n},${x},${y}`)],
    ['semicolons and decimal commas', table('点号;X;Y', (x, y, n) => `${n};${x},000;${y},0`)],
    ['thousands in groups', table('点号\tX\tY', (x, y, n) => `${n}\t${x.toLocaleString('en')}.00\t${y.toLocaleString('en')}`)],
    [
      'thousands by points and decimal commas',
      table('点号;X;Y', (x, y, n) => `${n};${x.toLocaleString('de')},00;${y.toLocaleString('de')},00`),
    ],
    ['blanks, without names', table('', (x, y, n) => `J${n}   ${x}  ${y}`).slice(1)],
    ['full-width commas', table('点号，X，Y', (x, y, n) => `${n}，${x}，${y}`)],
    [
      'a title above the names',
      `某地块界址点成果表,,\n坐标系：CGCS2000,3度带,\n${table('点号,X,Y', (x, y, n) => `${n},${x},${y}`)}`,
    ],
    ['no names', table('', (x, y, n) => `J${n},${x},${y}`).slice(1)],
    ['blank rows and a total below', `${table('界址点号,X,Y,边长', (x, y, n) => `J${n},${x},${y},50`)},,,\n合计,,,300\n`],
    ['quoted cells with line ends', table('"点\n号",X,Y', (x, y, n) => `"${n}","${x}","${y}"`)],
    ['the first point again at the end', `${table('点号,X,Y', (x, y, n) => `J${n},${x},${y}`)}J1,3451100,39577000\n`],
    ['text formulas that guard the digits', table('点号,X,Y', (x, y, n) => `${n},="${x}",'${y}`)],
  ])('%s', async (_what, text) => {
    const result = await readSource(text, 'a.csv');
    expect(result.format).toBe('delimited');
    expect(GEOMETRY_TYPES[result.table.types[0]]).toBe('Polygon');
    expect(planarArea(result.table, 0)).toBe(5000);
    expect(result.table.crs).toMatchObject({ name: 'EPSG:4527', found_by: 'prefix' });
    expect(result.table.crs.axesUnsure).toBeUndefined();
    expect(codesOf(result)).toContain('rows-joined-to-ring');
    expect(result.coordinateColumns).toMatchObject({ rows: 'vertices' });
  });

  it('of several boundaries, where the numbers begin again or go on after a ring has closed', async () => {
    const ring = (from: number, shift: number, close: boolean) =>
      [...CORNERS, ...(close ? [CORNERS[0]] : [])].map(([x, y], n) => `J${from + (n % 4)},${x},${y + shift}`);
    for (const rows of [
      [...ring(1, 0, true), ...ring(1, 500, true)],
      [...ring(1, 0, false), ...ring(1, 500, false)],
      [...ring(1, 0, true), ...ring(5, 500, true)],
    ]) {
      const { table: read } = await readSource(['点号,X,Y', ...rows].join('\n'), 'a.csv');
      expect(polygonsOf(read, 0)).toHaveLength(2);
      expect(planarArea(read, 0)).toBe(10_000);
    }
  });

  it('not where a column that keeps its value is all that speaks for it and the path crosses itself', async () => {
    const wells = [0, 300, 100, 400, 50, 250].map((shift, n) => `征地项目,${3_451_000 + ((n * 37) % 100)},${39_577_000 + shift}`);
    const { table: read } = await readSource(['项目名称,X,Y', ...wells].join('\n'), 'a.csv');
    expect(read.count).toBe(6);
  });

  it('not where other columns describe each row, where the numbers jump, where the path crosses itself, or ends far off', async () => {
    for (const text of [
      table('编号,名称,X,Y', (x, y, n) => `${n},井${n},${x},${y}`),
      table('编号,X,Y', (x, y, n) => `${n * n},${x},${y}`),
      table('编号,X,Y', (x, y, n) => `${n},${x},${n < 3 ? y : CORNERS[4 - n][1] + (n === 3 ? 0 : 100)}`),
      `编号,X,Y\n${Array.from({ length: 9 }, (_, n) => `${n + 1},${3_451_000 + n * 10},${39_577_000 + (n % 2)}`).join('\n')}\n`,
    ]) {
      const result = await readSource(text, 'a.csv');
      expect(result.coordinateColumns).toEqual({ rows: 'features', east: 'Y', north: 'X' });
      expect(GEOMETRY_TYPES[result.table.types[0]]).toBe('Point');
    }
  });
});

describe('a row for each vertex', () => {
  const rows = (feature: string, shift: number, ring = '1') =>
    CORNERS.map(([x, y], n) => `${feature},${ring},J${n + 1},${x},${y + shift},住宅,${50 + n}`);
  const header = '宗地代码,圈号,点号,X,Y,用途,边长';

  it('is gathered by a column that keeps its value, with the properties that keep theirs', async () => {
    const code = '3412251000010000001';
    const result = await readSource([header, ...rows(code, 0), ...rows('B', 500)].join('\n'), 'a.csv');
    expect(result.table.ids).toEqual([code, 'B']);
    expect(result.table.propertyNames).toEqual(['宗地代码', '用途']);
    expect(result.table.property('宗地代码')).toEqual([code, 'B']);
    expect(detailOf(result, 'vertex-columns-ignored')).toBe('边长');
    expect([planarArea(result.table, 0), planarArea(result.table, 1)]).toEqual([5000, 5000]);
    expect(result.coordinateColumns).toEqual({ rows: 'vertices', east: 'Y', north: 'X', feature: '宗地代码', ring: '圈号' });
    expect(result.table.locate(1)).toEqual({ line: 6, record: 2 });
  });

  it('continues where the cell is blank, as merged cells come out', async () => {
    const text = [header, ...rows('A', 0), ...rows('B', 500)]
      .map((row, n) => (n % 4 === 1 || n === 0 ? row : row.replace(/^[AB]/, '')))
      .join('\n');
    expect((await readSource(text, 'a.csv')).table.ids).toEqual(['A', 'B']);
  });

  it('has rings by label, holes by containment', async () => {
    const hole = [
      [3_451_060, 39_577_010],
      [3_451_060, 39_577_020],
      [3_451_070, 39_577_020],
    ].map(([x, y], n) => `A,2,K${n},${x},${y},住宅,1`);
    const { table: read } = await readSource([header, ...rows('A', 0), ...hole].join('\n'), 'a.csv');
    expect(polygonsOf(read, 0).map((rings) => rings.length)).toEqual([2]);
    expect(planarArea(read, 0)).toBe(5000 - 50);
  });

  it('that cannot be read is an error with its line and column', async () => {
    const text = [header, ...rows('A', 0), ...rows('B', 500)].join('\n').replace('J3,3451050', 'J3,34510S0');
    const error = await refusalOf(text, 'a.csv');
    expect([error.code, error.where.line, error.where.column, error.params]).toEqual([
      'cell-not-a-number',
      4,
      4,
      { column: 'X', value: '34510S0' },
    ]);
  });
});

describe('a row for each feature', () => {
  it.each([
    ['经度,纬度', '117.5131,34.3077'],
    ['lng,lat', '117.5131,34.3077'],
    ['Latitude,Longitude', '34.3077,117.5131'],
    ['x,y', '117.5131,34.3077'],
    ['X,Y', '34.3077,117.5131'],
    ['东经,北纬', '117°30′47.16″,34°18′27.72″'],
    ['经度,纬度', '117-30-47.16,34-18-27.72'],
    ['经度,纬度', '117:30:47.16,34:18:27.72'],
    ['经度,纬度', '117度30分47.16秒,34度18分27.72秒'],
    ['经度,纬度', '１１７．５１３１,３４．３０７７'],
  ])('at %s: %s', async (header, values) => {
    const result = await readSource(`名称,${header}\n井,${values}\n`, 'a.csv');
    const [lon, lat] = result.table.coordinates;
    expect([lon, lat]).toEqual([expect.closeTo(117.5131, 7), expect.closeTo(34.3077, 7)]);
    expect(result.table.crs).toMatchObject({ name: 'EPSG:4326', found_by: 'range' });
    expect(codesOf(result)).toEqual([]);
    expect(result.table.property('名称')).toEqual(['井']);
  });

  it('whose names contradict the values is read by the values, with a note', async () => {
    for (const text of [
      '名称,经度,纬度\n井,34.3077,117.5131\n',
      '名称,北坐标,东坐标\n井,39547228.491,3797916.479\n',
      '名称,lat,lon\n井,117.5,12.3\n',
    ]) {
      const result = await readSource(text, 'a.csv');
      expect(codesOf(result)).toEqual(['columns-swapped']);
      expect(result.table.coordinates[0]).toBeGreaterThan(result.table.coordinates[1] > 1000 ? 39_000_000 : 100);
    }
  });

  it('says which other columns hold coordinates too', async () => {
    const result = await readSource('名称,X,Y,经度,纬度\n甲,3797916.479,39547228.491,117.5,34.3\n', 'a.csv');
    expect(result.coordinateColumns).toEqual({ rows: 'features', east: 'Y', north: 'X' });
    expect(detailOf(result, 'further-coordinates-kept')).toBe('经度, 纬度');
    expect(result.table.property('经度')).toEqual([117.5]);
  });

  it('leaves open what neither names nor values settle', async () => {
    const local = await readSource('名称,X,Y\n甲,1200.5,800.25\n乙,1300,900\n', 'a.csv');
    expect(local.table.crs).toMatchObject({ name: null, found_by: 'none', axesUnsure: true });
    expect([...local.table.coordinates].slice(0, 2)).toEqual([800.25, 1200.5]);
    const degrees = await readSource('名称,x,y\n甲,4.9,43.4\n乙,4.8,43.5\n', 'a.csv');
    expect(degrees.table.crs.axesUnsure).toBe(true);
    expect([...degrees.table.coordinates].slice(0, 2)).toEqual([4.9, 43.4]);
  });

  it('without a zone takes it from the words above, else from nobody', async () => {
    const text = (title: string) => `${title}名称,X,Y\n甲,3797916.479,547228.491\n`;
    expect((await readSource(text(''), 'a.csv')).table.crs).toMatchObject({ name: null, found_by: 'none' });
    expect((await readSource(text('CGCS2000坐标系 3度带 39带,,\n'), 'a.csv')).table.crs).toMatchObject({
      name: 'EPSG:4548',
      found_by: 'header',
    });
    expect((await readSource(text('国家2000，中央子午线117°,,\n'), 'a.csv')).table.crs).toMatchObject({
      name: 'EPSG:4548',
      found_by: 'header',
    });
    expect((await readSource('名称,经度(GCJ02),纬度(GCJ02)\n甲,117.5,34.3\n', 'a.csv')).table.crs.name).toBe('GCJ-02');
  });

  it('keeps codes as texts and quantities as numbers', async () => {
    const { table: read } = await readSource(
      '宗地代码,邮编,面积(亩),备注,经度,纬度\n3412251000010000001,010020,"1,234.50",=cmd|calc,117.5,34.3\n3412251000010000002,010021,12,"a, ""b""",117.6,34.4\n',
      'a.csv',
    );
    expect(read.property('宗地代码')).toEqual(['3412251000010000001', '3412251000010000002']);
    expect(read.property('邮编')).toEqual(['010020', '010021']);
    expect(read.property('面积(亩)')).toEqual([1234.5, 12]);
    expect(read.property('备注')).toEqual(['=cmd|calc', 'a, "b"']);
    expect(read.ids).toEqual(['3412251000010000001', '3412251000010000002']);
  });

  it('without coordinates, or with bad ones, is left out and counted; all bad is an error', async () => {
    const result = await readSource('名称,经度,纬度\n甲,117.5,34.3\n乙,,\n丙,117.5,abc\n丁,117.6,34.4\n', 'a.csv');
    expect(result.table.property('名称')).toEqual(['甲', '丁']);
    expect(detailOf(result, 'dropped-no-geometry')).toBe('line 3');
    expect(detailOf(result, 'dropped-bad-coordinates')).toBe('line 4: 纬度 abc');
    expect(result.table.locate(1)).toEqual({ line: 5, record: 4 });
  });

  it('holds a shape as well-known text', async () => {
    const text = '编号;geom;面积\n1;SRID=4490;POINT(1 2);3\n';
    expect((await readSource(text.replaceAll('SRID=4490;', ''), 'a.csv')).table.coordinates).toEqual(Float64Array.of(1, 2));
    const result = await readSource(
      '名称,wkt\n甲,"SRID=4490;MULTIPOLYGON(((117 34,117.1 34,117.1 34.1,117 34)))"\n乙,POINT EMPTY\n丙,"POLYGON Z((117 34 1,117.1 34 1,117.1 34.1 1,117 34 1))"\n',
      'a.txt',
    );
    expect(result.format).toBe('delimited');
    expect(result.table.crs).toEqual({ name: 'EPSG:4490', found_by: 'declared' });
    expect(codesOf(result)).toEqual(['altitude-dropped', 'dropped-empty-geometry']);
    expect(result.coordinateColumns).toEqual({ rows: 'features', wkt: 'wkt' });
    const plane = await readSource(
      '名称,wkt\n甲,"POLYGON((3451100 39577000,3451100 39577100,3451050 39577100,3451100 39577000))"\n',
      'a.csv',
    );
    expect(plane.table.coordinates[0]).toBe(39_577_000);
    expect(codesOf(plane)).toEqual(['columns-swapped']);
  });

  it('comes back as it was written (200 random tables of shapes)', async () => {
    const name = fc
      .string({ maxLength: 12 })
      .filter((text) => text.trim() === text && text !== '' && !/[\0\x1a\r\ufffd]/.test(text) && Number.isNaN(Number(text)));
    const corner = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 9_999_999 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.array(corner, { minLength: 3, maxLength: 5 })), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        async (features, separator) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const wkt = (points: readonly (readonly [number, number])[]) =>
            `POLYGON((${[...points, points[0]].map(([x, y]) => `${110 + x / 1e7} ${30 + y / 1e7}`).join(',')}))`;
          const text = [['名称', '图形'], ...features.map(([label, points]) => [label, wkt(points)])]
            .map((cells) => cells.map(quoted).join(separator))
            .join('\n');
          const { table: read } = await readSource(text, 'a.csv');
          expect(read.property('名称')).toEqual(features.map(([label]) => label));
          expect(read.coordinates.length / 2).toBe(features.reduce((sum, [, points]) => sum + points.length + 1, 0));
          expect(read.coordinates[0]).toBe(110 + features[0][1][0][0] / 1e7);
        },
      ),
      { numRuns: 200, seed: 11 },
    );
  });
});

describe('the user’s word on the columns', () => {
  const text = 'a,b,c,d\n1,10,20,p\n2,10,30,p\n3,40,30,p\n';
  const read = (coordinateColumns: CoordinateColumns) => readSource(text, 'a.csv', { coordinateColumns });

  it('goes before everything', async () => {
    expect([...(await read({ rows: 'features', east: 'c', north: 'b' })).table.coordinates]).toEqual([20, 10, 30, 10, 30, 40]);
    const ring = await read({ rows: 'vertices', east: 'b', north: 'c' });
    expect(polygonsOf(ring.table, 0)).toEqual([
      [
        [
          [10, 20],
          [10, 30],
          [40, 30],
          [10, 20],
        ],
      ],
    ]);
    expect((await read({ rows: 'vertices', east: 'b', north: 'c', feature: 'd' })).table.ids).toEqual(['p']);
    expect(codesOf(ring)).not.toContain('rows-joined-to-ring');
  });

  it('may name columns by number, and must name ones that are there', async () => {
    const bare = await readSource('7,10,20\n8,10,30\n', 'a.csv', {
      coordinateColumns: { rows: 'features', east: '2', north: '3' },
    });
    expect([...bare.table.coordinates]).toEqual([10, 20, 10, 30]);
    expect(await refusalOf(text, 'a.csv', { coordinateColumns: { rows: 'features', wkt: 'z' } })).toMatchObject({
      code: 'column-unknown',
      params: { column: 'z' },
    });
  });
});

describe('what is wrong', () => {
  it.each([
    ['no coordinates', '名称,面积\n甲,12\n乙,13\n', 'coordinate-columns-unknown'],
    ['nothing but blanks', ' , \n , \n', 'table-empty'],
    ['a quote without end', '名称,经度,纬度\n"甲,117,34\n乙,117,34\n', 'quote-unclosed'],
    ['100 000 columns', `${'1,'.repeat(100_000)}\n${'1,'.repeat(100_000)}\n`, 'too-many-columns'],
    ['two zones', '名称,X,Y\n甲,3797916,39547228\n乙,3797916,38547228\n', 'zones-mixed'],
    ['columns turned half way', '名称,X,Y\n甲,3797916,39547228\n乙,39547228,3797916\n', 'columns-mixed'],
    ['two systems', 'a,wkt\n1,SRID=4490;POINT(1 2)\n2,SRID=4527;POINT(1 2)\n', 'crs-mixed'],
    ['bad shapes alone', 'a,wkt\n1,"POLYGON((1 2,3"\n', 'cell-not-wkt'],
    ['bad numbers alone', '名称,X,Y\n甲,3797916,39547228x\n', 'coordinate-columns-unknown'],
  ])('%s', async (_what, text, code) => {
    expect((await refusalOf(text, 'a.csv')).code).toBe(code);
  });

  it('GB 18030 is read without being told, and by the user’s encoding where he says so', async () => {
    const bytes = new Uint8Array(iconv.encode('名称,经度,纬度\n甲村,117.5,34.3\n', 'gb18030'));
    const result = await readSource(bytes, 'a.csv');
    expect([result.text?.encoding, result.text?.found_by, result.table.property('名称')[0]]).toEqual([
      'gb18030',
      'guessed',
      '甲村',
    ]);
    expect((await readSource(bytes, 'a.csv', { encoding: 'gbk' })).text).toMatchObject({ encoding: 'gbk', found_by: 'user' });
  });

  it('never takes what is another format’s', () => {
    const head = (text: string) => new TextEncoder().encode(text);
    expect(detectFormat(head('{"a":[1,2,3],"b":[1,2,3]}'), 'a.csv')?.format).toBe('geojson');
    expect(detectFormat(head('<kml><Placemark>1,2,3\n4,5,6</Placemark></kml>'), 'a.csv')?.format).toBe('kml');
    expect(detectFormat(head('[1,2,3]\n[4,5,6]'), 'a.txt')).toBeUndefined();
    expect(detectFormat(head('[地块坐标]\nJ1,1,3451100,39577000\n'), 'a.csv')?.format).toBe('boundary-points');
    expect(detectFormat(head('GEOGCS["x",DATUM["y",SPHEROID["z",6378137,298.257]]]'), 'a.prj')?.format).not.toBe('delimited');
    expect(detectFormat(head('Dear reader, this is a letter.\nYours, me'), 'a.txt')).toBeUndefined();
  });

  it('200 000 rows come in, one cell of 20 MB too', async () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => `${n},117.${100_000 + n},34.3`);
    expect((await readSource(`no,lon,lat\n${rows.join('\n')}`, 'a.csv')).table.count).toBe(200_000);
    const points = Array.from({ length: 500_000 }, (_, n) => `${110 + n / 1e6} 34.${n % 10}`);
    const { table: read } = await readSource(`a,wkt\n1,"POLYGON((${points.join(',')}))"\n`, 'a.csv');
    expect(read.coordinates.length / 2).toBe(500_000);
  });

  it('damaged copies are read or refused with a listed code', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    await expectSurvives([{ name: 'a.csv', bytes: bytes(table('编号,X,Y', (x, y, n) => `${n},${x},${y}`)) }]);
    await expectSurvives([
      {
        name: 'a.csv',
        bytes: bytes('宗地代码;名称;wkt\n1;"甲; ""x""";"POLYGON((117 34,118 34,118 35,117 34))"\n2;乙;POINT(117,5 34,2)\n'),
      },
    ]);
  });
});
