import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { CrsClaim } from '../../../src/core/geodesy/crs-claim.ts';
import { expectSurvives } from '../../support/expect-survives.ts';
import { codesOf, detailOf, planarArea, polygonsOf, readSource, refusalOf } from '../../support/read-source.ts';

const ATTRIBUTES = `[属性描述]
格式版本号=1.01版本
数据产生单位=某测绘院
数据产生日期=2024-01-01
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=39
精度=0.001
转换参数=,,,,,,
`;
/** 100 m × 50 m. */
const POINTS = `J1,1,3451100.000,39577000.000
J2,1,3451100.000,39577100.000
J3,1,3451050.000,39577100.000
J4,1,3451050.000,39577000.000
`;
const HEADER = '5,0.5000,P-01,一号地块,面,G50,工业用地,0601,@\n';
const CLOSING = 'J1,1,3451100.000,39577000.000\n';
const FILE = `${ATTRIBUTES}[地块坐标]\n${HEADER}${POINTS}${CLOSING}`;

const withPoints = (points: string, header = '4,,1,,面,,,,@\n'): string => `${ATTRIBUTES}[地块坐标]\n${header}${points}`;

describe('a boundary-point file', () => {
  it('becomes plots with their properties, east first, and says whose it is', async () => {
    const result = await readSource(FILE, 'a.txt');
    const { table } = result;
    expect(result.format).toBe('boundary-points');
    expect(polygonsOf(table, 0)[0][0][0]).toEqual([39_577_000, 3_451_100]);
    expect(planarArea(table, 0)).toBe(5000);
    expect(table.ids).toEqual(['P-01']);
    expect(Object.fromEntries(table.propertyNames.map((name) => [name, table.property(name)[0]]))).toEqual({
      界址点数: 5,
      '面积(公顷)': 0.5,
      地块编号: 'P-01',
      地块名称: '一号地块',
      图形属性: '面',
      图幅号: 'G50',
      用途: '工业用地',
      地类编码: '0601',
    });
    expect(table.locate(0)).toEqual({ line: 13, record: 1 });
    expect(table.crs).toEqual({ name: 'EPSG:4527', found_by: 'prefix', header: { datum: 'cgcs2000', width: 3, zone: 39 } });
    expect(result.notes).toEqual([]);
  });

  it('may hold comments: a point behind such a mark is taken out, and said', async () => {
    const result = await readSource(`${ATTRIBUTES}[地块坐标]\n# 说明 甲\n${HEADER}// J9,1,1,2\n${POINTS}${CLOSING}`);
    expect([planarArea(result.table, 0), codesOf(result)]).toEqual([5000, ['lines-ignored']]);
  });

  it.each([
    ['with', '1,'],
    ['without', ''],
  ])('may begin its numbers again instead of closing a ring, %s ring numbers', async (_, ring) => {
    const points = POINTS.replaceAll(',1,', `,${ring}`);
    const next = points.replaceAll('3451', '3452');
    const result = await readSource(withPoints(`${points}${next}${next.replaceAll('3452', '3453')}`, '12,,1,,面,,,,@\n'));
    expect([result.table.partKinds.length, planarArea(result.table, 0)]).toEqual([3, 15_000]);
    expect(codesOf(result)).toEqual(['rings-as-parts', 'rings-closed']);
  });

  it.each(['-1', '123456', '内圈'])('may call a ring %s', async (ring) => {
    const hole = `J1,${ring},3451090,39577010\nJ2,${ring},3451090,39577020\nJ3,${ring},3451080,39577020\n`;
    const result = await readSource(withPoints(`${POINTS}${CLOSING}${hole}`, '8,,1,,面,,,,@\n'));
    expect(planarArea(result.table, 0)).toBe(4950);
  });

  it('claims a survey, but no vertex error from the resolution of its numbers', async () => {
    const { claims } = await readSource(FILE);
    expect(claims).toEqual({ surveyed: true, producer: '某测绘院', producedOn: '2024-01-01' });
  });

  it.each([
    ['closing point left out', withPoints(POINTS), ['rings-closed']],
    ['closing point counted and written', withPoints(POINTS + CLOSING, '5,,1,,面,,,,@\n'), []],
    ['closing point written, not counted', withPoints(POINTS + CLOSING), []],
    ['closing point counted, not written', withPoints(POINTS, '5,,1,,面,,,,@\n'), ['rings-closed']],
    ['closing point under a number of its own', withPoints(POINTS + CLOSING.replace('J1', 'J5'), '5,,1,,面,,,,@\n'), []],
    ['closing point written twice', withPoints(POINTS + CLOSING + CLOSING, '6,,1,,面,,,,@\n'), []],
    ['no ring numbers', withPoints(POINTS.replaceAll(',1,', ',')), ['rings-closed']],
    ['empty ring numbers', withPoints(POINTS.replaceAll(',1,', ',,')), ['rings-closed']],
    ['ring number 0', withPoints(POINTS.replaceAll(',1,', ',0,') + CLOSING.replace(',1,', ',0,')), []],
    ['no kind, no area, blanks', withPoints(POINTS + CLOSING, '4,,010031, 32,,,地块1,,@\n'), []],
    ['six fields', withPoints(POINTS + CLOSING, '4,0.5,1,名,面,@\n'), []],
    ['thirteen fields', withPoints(POINTS + CLOSING, '4,0.5,1,名,面,图,用,码,甲,乙,丙,丁,@\n'), []],
    ['blanks around everything', withPoints(POINTS.replaceAll(',', ' , ') + CLOSING), []],
    [
      'full-width marks and digits',
      FILE.replaceAll(',', '，').replaceAll('[', '［').replaceAll('=', '＝').replaceAll('0', '０'),
      [],
    ],
    ['CRLF', FILE.replaceAll('\n', '\r\n'), []],
    ['CR', FILE.replaceAll('\n', '\r'), []],
    ['blank lines and `=`', FILE.replaceAll('\n', '\n=\n\n \n'), []],
    ['no sections', HEADER + POINTS + CLOSING, []],
    ['something else first', `某县征地红线\n${FILE}`, ['lines-ignored']],
    ['zeros and an end mark behind it', `${FILE}\0\0\x1a`, []],
    ['an unknown section', `${FILE}[附加信息]\n备注=无\n`, ['sections-ignored']],
    ['an unknown key', FILE.replace('带号', '备注=无\n带号'), ['keys-ignored']],
    ['attributes twice', `${FILE}${FILE.replace('P-01', 'P-02')}`, []],
    ['shift parameters', FILE.replace('=,,,,,,', '=1,2,3,4,5,6,7'), ['shift-parameters-ignored']],
    ['a wrong count', withPoints(POINTS + CLOSING, '9,,1,,面,,,,@\n'), ['point-count-differs']],
    ['heights behind the points', withPoints(POINTS.replaceAll('\n', ',12.5\n') + CLOSING), ['point-extras-ignored']],
    ['points without a plot', `[地块坐标]\n${POINTS}`, ['plot-without-header', 'rings-closed']],
  ])('reads %s', async (_what, text, codes) => {
    const result = await readSource(text, 'a.txt');
    expect(codesOf(result)).toEqual(codes);
    expect(planarArea(result.table, 0)).toBe(5000);
    expect(result.table.crs.name).toBe('EPSG:4527');
  });

  it('finds the fields of a header by its kind of geometry', async () => {
    const { table } = await readSource(withPoints(POINTS + CLOSING, '4,A-7,西村,面,图幅,用途,@\n'));
    expect([table.property('地块编号')[0], table.property('地块名称')[0], table.property('图幅号')[0]]).toEqual([
      'A-7',
      '西村',
      '图幅',
    ]);
    const extra = await readSource(withPoints(POINTS + CLOSING, '4,0.5,1,名,面,图,用,码,甲,乙,@\n'));
    expect(extra.table.propertyNames.slice(-2)).toEqual(['扩展1', '扩展2']);
  });

  it('keeps two plots with the same header apart, and names with full-width marks as they are', async () => {
    const name = '地块（一）、二期';
    const plot = HEADER.replace('一号地块', name) + POINTS + CLOSING;
    const { table } = await readSource(`${ATTRIBUTES}[地块坐标]\n${plot}${plot}`);
    expect(table.count).toBe(2);
    expect(table.property('地块名称')).toEqual([name, name]);
  });

  it('keeps lines and points of a plot that is no polygon', async () => {
    const { table } = await readSource(withPoints(POINTS, '4,,1,,线,,,,@\n') + HEADER.replace('面', '点') + POINTS);
    expect([table.types[0], table.types[1]]).toEqual([3, 2]);
    expect(table.coordinates.length / 2).toBe(8);
  });

  it('leaves out a plot that encloses nothing, and says so', async () => {
    const result = await readSource(`${FILE}${HEADER}J1,1,3451100,39577000\n${HEADER}${POINTS}`);
    expect(result.table.count).toBe(2);
    expect(detailOf(result, 'dropped-empty-geometry')).toBe('line 19');
    expect(result.table.locate(1)).toEqual({ line: 21, record: 3 });
  });
});

describe('its encoding', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(FILE), 'utf-8', 'valid'],
    ['utf-8 with mark', iconv.encode(FILE, 'utf8', { addBOM: true }), 'utf-8', 'mark'],
    ['utf-16le with mark', iconv.encode(FILE, 'utf16le', { addBOM: true }), 'utf-16le', 'mark'],
    ['utf-16be with mark', iconv.encode(FILE, 'utf16be', { addBOM: true }), 'utf-16be', 'mark'],
    ['utf-16le', iconv.encode(FILE, 'utf16le', { addBOM: false }), 'utf-16le', 'valid'],
    ['utf-16be', iconv.encode(FILE, 'utf16be', { addBOM: false }), 'utf-16be', 'valid'],
    ['gb18030', iconv.encode(FILE, 'gb18030'), 'gb18030', 'guessed'],
  ])('%s', async (_name, bytes, encoding, found_by) => {
    const { text, table } = await readSource(new Uint8Array(bytes), 'a.txt');
    expect([text?.encoding, text?.found_by]).toEqual([encoding, found_by]);
    expect(table.property('地块名称')).toEqual(['一号地块']);
    expect(text?.samples.length).toBeGreaterThan(0);
    for (const sample of text?.samples ?? [])
      expect(() => new TextDecoder(encoding, { fatal: true }).decode(sample)).not.toThrow();
  });

  it('is the user’s where he says so', async () => {
    const bytes = new Uint8Array(iconv.encode(FILE.replace('一号地块', '東區'), 'gb18030'));
    const { text } = await readSource(bytes, 'a.txt', { encoding: 'gbk' });
    expect([text?.encoding, text?.found_by]).toEqual(['gbk', 'user']);
    expect((await refusalOf(FILE, 'a.txt', { encoding: 'klingon' })).code).toBe('encoding-unknown');
  });

  it('damaged in a name is read with a note that names the line', async () => {
    const bytes = iconv.encode(FILE, 'gb18030');
    bytes[bytes.indexOf(iconv.encode('一号', 'gb18030')) + 1] = 0x20;
    const result = await readSource(new Uint8Array(bytes), 'a.txt');
    expect(detailOf(result, 'text-damaged')).toBe('line 13');
    expect(planarArea(result.table, 0)).toBe(5000);
  });
});

describe('its rings', () => {
  const square = (label: string, west: number, south: number, size: number, close = true): string => {
    const corners = [
      [south, west],
      [south, west + size],
      [south + size, west + size],
      [south + size, west],
      ...(close ? [[south, west]] : []),
    ];
    return corners.map(([x, y], n) => `J${n},${label},${3_451_000 + x},${39_577_000 + y}\n`).join('');
  };

  it.each([
    ['numbered', square('1', 0, 0, 100) + square('2', 20, 20, 10) + square('3', 200, 0, 10)],
    ['all under one number', square('1', 0, 0, 100) + square('1', 20, 20, 10) + square('1', 200, 0, 10)],
    ['numbered and not closed', square('1', 0, 0, 100, false) + square('2', 20, 20, 10, false) + square('3', 200, 0, 10, false)],
    ['the hole first', square('1', 20, 20, 10) + square('2', 200, 0, 10) + square('3', 0, 0, 100)],
  ])('are holes or parts by containment: %s', async (_what, points) => {
    const result = await readSource(withPoints(points, '15,,1,,面,,,,@\n'));
    expect(new Set(polygonsOf(result.table, 0).map((rings) => rings.length))).toEqual(new Set([1, 2]));
    expect(planarArea(result.table, 0)).toBe(10_000 - 100 + 100);
    expect(codesOf(result)).toEqual(expect.arrayContaining(['rings-as-holes', 'rings-as-parts']));
  });

  it('of two points are left out beside a whole one', async () => {
    const result = await readSource(withPoints(`${square('1', 0, 0, 100)}J1,2,3451000,39577000\nJ2,2,3451001,39577000\n`));
    expect(codesOf(result)).toContain('short-rings-ignored');
    expect(planarArea(result.table, 0)).toBe(10_000);
  });

  it('come back as they were written, with holes and parts (200 random plots)', async () => {
    const ring = fc.record({
      size: fc.integer({ min: 60, max: 120 }),
      hole: fc.boolean(),
      closed: fc.boolean(),
      mm: fc.integer({ min: 0, max: 999 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(ring, { minLength: 1, maxLength: 5 }), fc.boolean(), async (parts, numbered) => {
        let label = 0;
        const next = () => (numbered ? String(++label) : '1');
        const isClosed = (closed: boolean) => closed || !numbered;
        const text = parts
          .map(
            ({ size, hole, closed, mm }, n) =>
              square(next(), 200 * n + mm / 1000, 0, size, isClosed(closed)) +
              (hole ? square(next(), 200 * n + 20, 20, 10 + mm / 1000, isClosed(closed)) : ''),
          )
          .join('');
        const { table } = await readSource(withPoints(text));
        expect(polygonsOf(table, 0).map((rings) => rings.length)).toEqual(parts.map(({ hole }) => (hole ? 2 : 1)));
        const area = parts.reduce((sum, { size, hole, mm }) => sum + size ** 2 - (hole ? (10 + mm / 1000) ** 2 : 0), 0);
        expect(planarArea(table, 0)).toBeCloseTo(area, 5);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe('its coordinate system', () => {
  const claimOf = async (attributes: string, points = POINTS): Promise<CrsClaim> =>
    (await readSource(`[属性描述]\n${attributes}\n[地块坐标]\n4,,1,,面,,,,@\n${points}`)).table.crs;
  const bare = POINTS.replaceAll(',39', ',');

  it.each([
    ['the prefix alone', '', POINTS, 'EPSG:4527', 'prefix'],
    ['the prefix over the header', '坐标系=2000国家大地坐标系\n几度分带=3\n带号=38', POINTS, 'EPSG:4527', 'prefix'],
    ['a 6° prefix', '几度分带=6', POINTS.replaceAll(',39', ',20'), 'EPSG:4498', 'prefix'],
    ['the header where no prefix stands', '坐标系=CGCS2000\n分带=3度带\n带号=39', bare, 'EPSG:4548', 'header'],
    ['a meridian where no zone stands', '坐标系=CGCS2000\n中央子午线=117', bare, 'EPSG:4548', 'header'],
    ['a 6° meridian', '几度分带=六度带\n中央子午线=117°', bare, 'EPSG:4509', 'header'],
    ['nobody', '坐标系=CGCS2000\n几度分带=3', bare, null, 'none'],
    ['Xi’an 1980', '坐标系=1980西安坐标系', POINTS, 'EPSG:2363', 'prefix'],
    ['Xi’an 1980 without prefix', '坐标系=80西安坐标系\n带号=39', bare, 'EPSG:2384', 'header'],
    ['Beijing 1954', '坐标系=1954年北京坐标系', POINTS, 'EPSG:2415', 'prefix'],
    ['degrees', '坐标系=2000国家大地坐标系', 'J1,1,31.1,117.1\nJ2,1,31.1,117.2\nJ3,1,31.2,117.2\n', 'EPSG:4490', 'header'],
  ])('is said by %s', async (_who, attributes, points, name, found_by) => {
    expect(await claimOf(attributes, points)).toMatchObject({ name, found_by });
  });

  it('carries a header’s zone that contradicts the coordinates, for the detection to say', async () => {
    const result = await readSource(FILE.replace('带号=39', '带号=38'));
    expect(result.table.crs).toMatchObject({ name: 'EPSG:4527', found_by: 'prefix', header: { zone: 38 } });
  });

  it('turns swapped columns, plot by plot, and says where', async () => {
    const swap = (text: string) => text.replace(/,1,([^,\n]+),([^,\n]+)/g, ',1,$2,$1');
    for (const points of [POINTS, bare]) {
      const result = await readSource(withPoints(swap(points)) + HEADER + points + '\n');
      expect(polygonsOf(result.table, 0)).toEqual(polygonsOf(result.table, 1));
      expect(detailOf(result, 'columns-swapped')).toBe('line 14');
    }
  });

  it.each([
    ['a second datum', `${FILE}${FILE.replace('2000国家大地坐标系', '西安80')}`, 'crs-mixed', 23],
    ['a second zone', withPoints(POINTS.replace('39577100', '38577100')), 'zones-mixed', 13],
    ['a prefix left out once', withPoints(POINTS.replace(',39577100', ',577100')), 'zones-mixed', 13],
    [
      'columns turned within a plot',
      withPoints(POINTS.replace('3451050.000,39577000.000', '39577000,3451050')),
      'columns-mixed',
      17,
    ],
  ])('refuses %s', async (_what, text, code, line) => {
    const error = await refusalOf(text);
    expect([error.code, error.where.line]).toEqual([code, line]);
  });
});

describe('what is wrong', () => {
  it.each([
    ['a number with a letter', POINTS.replace('3451050.000', '34510S0.000'), 'number-not-finite', 17],
    ['a number with two points', POINTS.replace('39577100.000', '39577.100.0'), 'number-not-finite', 16],
    ['a number left out', POINTS.replace('J2,1,3451100.000,39577100.000', 'J2,1,3451100.000,'), 'coordinate-missing', 16],
    ['a line of words', POINTS.replace('J3', '备注\nJ3'), 'point-malformed', 17],
    ['infinity', POINTS.replace('3451100.000', 'Infinity'), 'number-not-finite', 15],
    ['a hexadecimal number', POINTS.replace('3451100.000', '0x34A8AC'), 'number-not-finite', 15],
  ])('%s names its line and never becomes 0, 0', async (_what, points, code, line) => {
    const error = await refusalOf(withPoints(`=\n${points}`));
    expect([error.code, error.where.line]).toEqual([code, line]);
  });

  it.each([
    ['no plot at all', ATTRIBUTES, 'no-plots'],
    ['a line without end', `[地块坐标]\n${HEADER}${'7'.repeat(1_500_000)}`, 'line-too-long'],
    [
      'rings without end',
      withPoints(
        Array.from({ length: 5001 }, (_, n) => `a,${n % 2},1,${n}\nb,${n % 2},1,${n + 0.5}\nc,${n % 2},2,${n}\n`).join(''),
      ),
      'too-many-rings',
    ],
  ])('%s has a code', async (_what, text, code) => {
    expect((await refusalOf(text, 'a.txt')).code).toBe(code);
  });

  it('a plot of 300 000 points is read whole, and reading can be cancelled', async () => {
    const points = Array.from({ length: 300_000 }, (_, n) => {
      const angle = (2 * Math.PI * n) / 300_000;
      return `J${n},1,${(3_451_000 + 900 * Math.sin(angle)).toFixed(4)},${(39_577_000 + 900 * Math.cos(angle)).toFixed(4)}`;
    });
    const { table } = await readSource(withPoints(points.join('\n')));
    expect(table.coordinates.length / 2).toBe(300_001);
  });

  it('a formula in a name stays text', async () => {
    const { table } = await readSource(FILE.replace('一号地块', '=cmd|calc'));
    expect(table.property('地块名称')).toEqual(['=cmd|calc']);
  });

  it('damaged copies are read or refused with a listed code', async () => {
    await expectSurvives([{ name: 'a.txt', bytes: new TextEncoder().encode(FILE) }]);
    await expectSurvives([{ name: 'a.txt', bytes: new Uint8Array(iconv.encode(FILE, 'gb18030')) }]);
  });
});
