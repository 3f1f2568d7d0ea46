import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { isInWan, proposeRoles, readStep, roleOfHeading } from '../../../src/formats/milestone-table/column-role.ts';
import { readMilestoneTable } from '../../../src/formats/milestone-table/read-table.ts';

type Cell = string | number | Date | null;

async function workbook(...sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]) {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) =>
      row.map((cell) =>
        cell === null ? null : cell instanceof Date ? { value: cell, type: Date, format: 'yyyy/m/d' } : { value: cell },
      ),
    ),
  }));
  return new Uint8Array(await writeXlsxFile(written as never).toBuffer());
}

function altered(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  for (const name of Object.keys(files)) if (part.test(name)) files[name] = strToU8(change(strFromU8(files[name])));
  return zipSync(files);
}

const read = (bytes: Uint8Array, fileName = 'a.xlsx') => readMilestoneTable(bytes, { fileName });
const text = (content: string) => read(new TextEncoder().encode(content), 'a.csv');

describe('headings', () => {
  it.each([
    ['宗地号', 'parcelNo'],
    ['不动产宗地代码', 'parcelNo'],
    ['Parcel No.', 'parcelNo'],
    ['征收单元标识', 'item'],
    ['项目红线', 'redLine'],
    ['户主', 'household'],
    ['节点', 'milestone'],
    ['办理日期', 'day'],
    ['协议编号', 'documentNo'],
    ['金额（万元）', 'amount'],
    ['签约日期', 'day:signed'],
    ['补偿决定', 'day:decided'],
    ['拨付凭证', 'proof:paid'],
    ['决定书文号', 'documentNo:decided'],
    ['Handed over', 'day:handed-over'],
    ['Amount paid (yuan)', 'amount:paid'],
    ['拆除面积', null],
    ['签约户数', null],
    ['备注', null],
    ['净地移交', null],
  ])('%s holds %s', (heading, role) => {
    expect(roleOfHeading(heading)).toBe(role);
  });

  it('give a number or an amount to the step that it can only belong to', () => {
    expect(proposeRoles(['宗地号', '签约', '协议编号', '拨付', '金额', '文号', '签约'])).toEqual([
      'parcelNo',
      'day:signed',
      'documentNo:signed',
      'day:paid',
      'amount:paid',
      null,
      null,
    ]);
  });

  it('say whether amounts are in 万元', () => {
    expect(['拨付金额（万元）', '金额(万)', '金额（元）', '金额'].map(isInWan)).toEqual([true, true, false, false]);
  });

  it('are found under a title, and under one that spans several columns', async () => {
    const { sheets } = await text('2026年进度表,,,\n,,,\n宗地号,签约,拨付,备注\nT-1,2026-01-01,,\n');
    expect(sheets[0]).toMatchObject({ headingLine: 3, headings: ['宗地号', '签约', '拨付', '备注'] });
    const bytes = await workbook({
      name: '台账',
      rows: [
        ['宗地号', '签约', null, '拨付', null],
        [null, '日期', '文号', '日期', '金额'],
        ['T-1', '2026-01-01', '协1', '2026-01-02', 10],
      ],
    });
    const merged = altered(bytes, /sheet1\.xml$/, (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>',
      ),
    );
    const [sheet] = (await read(merged)).sheets;
    expect(proposeRoles(sheet.headings)).toEqual(['parcelNo', 'day:signed', 'documentNo:signed', 'day:paid', 'amount:paid']);
    expect(sheet.lines).toEqual([3]);
  });
});

describe('steps by name', () => {
  it.each([
    ['签订协议', 'signed'],
    ['房屋拆除', 'demolished'],
    ['补偿款拨付', 'paid'],
    ['vacated', 'vacated'],
    ['handed-over', 'handed-over'],
    ['腾空并拆除', undefined],
    ['验收', undefined],
  ])('%s is %s', (name, kind) => {
    expect(readStep(name)).toBe(kind);
  });
});

describe('a workbook', () => {
  it('gives days that are dates, long numbers that lost digits, and formulas that nobody computed', async () => {
    const bytes = await workbook({
      name: '进度',
      rows: [
        ['宗地号', '节点', '日期', '金额'],
        ['3412251000010010001', '签约', new Date('2026-11-23T00:00:00Z'), 12.5],
        [Number('3412251000010010001'), '签约', new Date('2026-11-24T00:00:00Z'), null],
        ['T-3', '签约', '2026.11.25', 1],
      ],
    });
    const formula = altered(bytes, /sheet1\.xml$/, (xml) =>
      xml.replace(/<c r="D4"[^>]*><v>1<\/v><\/c>/, '<c r="D4"><f>SUM(A1)</f></c>'),
    );
    const [sheet] = (await read(formula)).sheets;
    expect(sheet.rows[0]).toEqual(['3412251000010010001', '签约', '2026-11-23', '12.5']);
    expect(sheet.faultAt(2, 0)).toBeUndefined();
    expect(sheet.faultAt(3, 0)).toBe('digits-lost');
    expect(sheet.faultAt(4, 3)).toBe('formula-without-value');
  });

  it('says which sheets its author hid', async () => {
    const sheet = {
      rows: [
        ['宗地号', '签约'],
        ['T-1', '2026-01-01'],
      ],
    };
    const bytes = await workbook({ name: '旧', ...sheet }, { name: '新', ...sheet });
    const hidden = altered(bytes, /workbook\.xml$/, (xml) => xml.replace('name="旧"', 'name="旧" state="hidden"'));
    expect((await read(hidden)).sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['旧', true],
      ['新', false],
    ]);
  });

  it('fills a merged parcel number down over its rows, and nothing else', async () => {
    const bytes = await workbook({
      name: '进度',
      rows: [
        ['宗地号', '节点', '日期'],
        ['T-1', '签约', '2026-01-01'],
        [null, '拨付', '2026-01-02'],
        [null, '腾空', '2026-01-03'],
      ],
    });
    const merged = altered(bytes, /sheet1\.xml$/, (xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
    );
    expect((await read(merged)).sheets[0].rows.map(([parcelNo]) => parcelNo)).toEqual(['T-1', 'T-1', '']);
  });

  it('that claims blocks without end has no more cells than rows that are there', async () => {
    const bytes = await workbook({
      name: 's',
      rows: [
        ['宗地号', '签约'],
        ['T-1', '2026-01-01'],
      ],
    });
    const blocks = '<mergeCell ref="A1:XFD1048576"/>'.repeat(1000);
    const hostile = altered(bytes, /sheet1\.xml$/, (xml) =>
      xml.replace('</sheetData>', `</sheetData><mergeCells>${blocks}</mergeCells>`),
    );
    expect((await read(hostile)).sheets[0].rows).toEqual([['宗地号', '宗地号']]);
  });
});

describe('a file that is none', () => {
  it.each([
    ['empty', new Uint8Array(), 'file-empty'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'xls-not-supported'],
    ['only headings', new TextEncoder().encode('宗地号,签约\n'), 'table-empty'],
    ['a picture under the name of a workbook', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'table-binary'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'xlsx-damaged'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes, 'a.xlsx')).rejects.toMatchObject({ code });
  });
});
