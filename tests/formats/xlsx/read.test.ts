import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { READ_ERROR_CODES } from '../../../src/formats/codes.ts';
import { LIMITS } from '../../../src/formats/limits.ts';
import { ReadError, type ReadResult } from '../../../src/formats/reader.ts';
import { expectConsistent, expectSurvives, MUTATIONS } from '../../support/expect-survives.ts';
import { mutateBytes } from '../../support/mutate-bytes.ts';
import { codesOf, detailOf, planarArea, readSource, refusalOf } from '../../support/read-source.ts';

type Cell = string | number | boolean | null | { readonly value: Date; readonly format: string };

async function workbook(
  ...sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]
): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) =>
      row.map((cell) => (cell === null ? null : typeof cell === 'object' ? { ...cell, type: Date } : { value: cell })),
    ),
  }));
  const file = await writeXlsxFile(written as never).toBuffer();
  return new Uint8Array(file);
}

/** The same workbook with one of its parts rewritten. */
function altered(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  for (const name of Object.keys(files)) if (part.test(name)) files[name] = strToU8(change(strFromU8(files[name])));
  return zipSync(files);
}

const CODE = '3412251000010000001';
const CORNERS = [
  [3_451_100, 39_577_000],
  [3_451_100, 39_577_100],
  [3_451_050.25, 39_577_100],
  [3_451_050.25, 39_577_000],
] as const;
const POINTS = {
  name: '界址点',
  rows: [['宗地代码', '点号', 'X', 'Y'], ...CORNERS.map(([x, y], n) => [n === 0 ? CODE : null, `J${n + 1}`, x, y])],
};
const PLACES = {
  name: '巡查',
  rows: [
    ['编号', '经度', '纬度', '日期', '属实'],
    ['1', 117.5, 34.3, { value: new Date('2024-05-01T00:00:00Z'), format: 'yyyy-mm-dd' }, true],
    ['2', 117.6, 34.4, { value: new Date('2024-05-02T00:00:00Z'), format: 'yyyy-mm-dd' }, false],
  ],
};
const WORDS = { name: '说明', rows: [['本表由某测绘院填写'], ['请勿改动']] };

describe('a workbook', () => {
  it('is read like a table of text: groups by merged cells, codes as texts, exact numbers', async () => {
    const result = await readSource(await workbook(POINTS), 'a.xlsx');
    expect(result.format).toBe('xlsx');
    expect(result.table.ids).toEqual([CODE]);
    expect(planarArea(result.table, 0)).toBe(4975);
    expect(result.table.crs.name).toBe('EPSG:4527');
    expect(result.layers).toEqual([{ name: '界址点', features: 1, chosen: true }]);
    expect(result.coordinateColumns).toEqual({ rows: 'vertices', east: 'Y', north: 'X', feature: '宗地代码' });
  });

  it('has its sheets as layers: those without coordinates are passed over, one can be chosen', async () => {
    const bytes = await workbook(WORDS, PLACES, { ...PLACES, name: '复查' });
    const all = await readSource(bytes, 'a.xlsx');
    expect(all.table.count).toBe(4);
    expect(detailOf(all, 'sheets-without-coordinates')).toBe('说明');
    expect(all.layers?.map(({ features }) => features)).toEqual([0, 2, 2]);
    const one = await readSource(bytes, 'a.xlsx', { layer: '复查' });
    expect(one.table.count).toBe(2);
    expect(one.layers?.map(({ chosen }) => chosen)).toEqual([false, false, true]);
    expect(await refusalOf(bytes, 'a.xlsx', { layer: '无' })).toMatchObject({ code: 'sheet-unknown' });
  });

  it('keeps sheets of two coordinate systems apart', async () => {
    const bytes = await workbook(PLACES, POINTS);
    const first = await readSource(bytes, 'a.xlsx');
    expect(detailOf(first, 'sheets-in-other-system')).toBe('界址点');
    expect(first.layers?.map(({ chosen }) => chosen)).toEqual([true, false]);
    expect(first.table.crs.name).toBe('EPSG:4326');
    expect((await readSource(bytes, 'a.xlsx', { layer: '界址点' })).table.crs.name).toBe('EPSG:4527');
  });

  it('shows dates, truth values and long numbers as its user sees them', async () => {
    const { table } = await readSource(await workbook(PLACES), 'a.xlsx');
    expect(table.property('日期')).toEqual(['2024-05-01', '2024-05-02']);
    expect(table.property('属实')).toEqual(['TRUE', 'FALSE']);
    const long = await workbook({
      name: 'a',
      rows: [
        ['代码', '经度', '纬度'],
        [Number(CODE), 117.1 + 0.2, 34.3],
      ],
    });
    const result = await readSource(long, 'a.xlsx');
    expect(codesOf(result)).toContain('digits-lost');
    expect(result.table.property('代码')[0]).toBe('3412251000010000000');
    expect(result.table.coordinates[0]).toBe(117.3);
  });

  it('agrees cell by cell with another reader', async () => {
    const bytes = await workbook(PLACES);
    const other = await readSheet(new Blob([bytes as BlobPart]));
    const { table } = await readSource(bytes, 'a.xlsx');
    expect(
      other
        .slice(1)
        .map((row) => [row[1], row[2]])
        .flat(),
    ).toEqual([...table.coordinates]);
    expect(other.slice(1).map((row) => String(row[0]))).toEqual(table.property('编号'));
  });

  it('reads formulas by their last value, shared and rich texts, and cells without references', async () => {
    const sheet = `<row r="1"><c t="inlineStr"><is><r><t>经</t></r><r><t>度</t></r><rPh><t>x</t></rPh></is></c><c t="str"><v>纬度</v></c><c t="inlineStr"><is><t>名_x4E00_</t></is></c></row>
      <row r="7"><c><f>117+0.5</f><v>117.5</v></c><c><v>3.43E1</v></c><c t="e"><v>#N/A</v></c></row><row><c><f>A1</f></c><c/></row>`;
    const bytes = altered(await workbook(PLACES), /sheet1\.xml$/, (xml) =>
      xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheet}</sheetData>`),
    );
    const result = await readSource(bytes, 'a.xlsx');
    expect([...result.table.coordinates]).toEqual([117.5, 34.3]);
    expect(result.table.property('名一')).toEqual(['#N/A']);
    expect(result.table.locate(0)).toEqual({ line: 7, record: 1 });
    expect(detailOf(result, 'formulas-without-value')).toBe('line 8');
  });

  it('names sheet, row and column of what is wrong', async () => {
    const rows = POINTS.rows.map((row, n) => (n === 3 ? [row[0], row[1], '34510S0', row[3]] : row));
    const error = await refusalOf(await workbook(WORDS, { name: '界址点', rows }), 'a.xlsx');
    expect([error.code, error.where, error.params]).toEqual([
      'cell-not-a-number',
      { file: 'a.xlsx / 界址点', line: 4, column: 3 },
      { column: 'X', value: '34510S0' },
    ]);
  });

  it('makes nothing for a sheet that claims to be huge, and refuses a column beyond the limit', async () => {
    const bytes = altered(await workbook(PLACES), /sheet1\.xml$/, (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    );
    expect((await readSource(bytes, 'a.xlsx')).table.count).toBe(2);
    const wide = altered(await workbook(PLACES), /sheet1\.xml$/, (xml) =>
      xml.replace('</sheetData>', '<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>'),
    );
    expect((await refusalOf(wide, 'a.xlsx')).code).toBe('too-many-columns');
  });

  it.each([
    ['an old one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'xls-not-supported'],
    [
      'one without sheets',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>') }),
      'xlsx-damaged',
    ],
    ['one without links', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'xlsx-damaged'],
    [
      'one that defines entities',
      zipSync({
        'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'),
        'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>'),
      }),
      'xml-entities-refused',
    ],
    [
      'a bomb',
      zipSync(
        {
          'xl/workbook.xml': new Uint8Array(LIMITS.bombFloorBytes + 40_000_000).fill(32),
          'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>'),
        },
        { level: 9 },
      ),
      'decompression-bomb',
    ],
  ])('%s is refused', async (_what, bytes, code) => {
    expect((await refusalOf(bytes, 'a.xls')).code).toBe(code);
  });

  it('damaged copies are read or refused with a listed code', async () => {
    const bytes = await workbook(POINTS, PLACES);
    await expectSurvives([{ name: 'a.xlsx', bytes }]);
  });

  it('damaged within its parts, which checksums would catch first, is read or refused with a listed code', async () => {
    const files = unzipSync(await workbook(POINTS, PLACES));
    for (const part of Object.keys(files).filter((name) => name.startsWith('xl/'))) {
      for (let seed = 1; seed <= MUTATIONS / 5; seed++) {
        const bytes = zipSync({ ...files, [part]: mutateBytes(files[part], seed) });
        const label = `seed ${seed} of ${part}`;
        const result = await readSource(bytes, 'a.xlsx').catch((error: unknown) => error);
        if (result instanceof ReadError) expect(READ_ERROR_CODES as readonly string[], label).toContain(result.code);
        else expectConsistent(result as ReadResult, label);
      }
    }
  });
});
