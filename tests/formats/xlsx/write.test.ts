import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import readSheet from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { readMilestoneTable } from '../../../src/formats/milestone-table/read-table.ts';
import { writeWorkbook } from '../../../src/formats/xlsx/write.ts';

const COLUMNS = [
  { heading: '宗地号', style: 'text', width: 20 },
  { heading: '签约 日期', style: 'day', width: 12 },
  { heading: '拨付 金额', style: 'money', width: 12 },
] as const;
const write = (...rows: readonly (readonly [string, string, string])[]) =>
  writeWorkbook({ name: '节点', columns: COLUMNS, rows });
const ownReading = async (bytes: Uint8Array) => (await readMilestoneTable(bytes, { fileName: 'a.xlsx' })).sheets[0];

describe('a workbook', () => {
  it('is read by another program as what was written: long numbers whole, days as dates', async () => {
    const bytes = write(['3412251000010010001', '2026-02-28', ''], ['007', '', '1e3'], ['', '1899-12-31', '']);
    const [{ sheet, data }] = await readSheet(Buffer.from(bytes));
    expect(sheet).toBe('节点');
    expect(data).toEqual([
      ['宗地号', '签约 日期', '拨付 金额'],
      ['3412251000010010001', new Date('2026-02-28T00:00:00Z'), null],
      ['007', null, '1e3'],
      [null, '1899-12-31', null],
    ]);
  });

  it('holds no formula and no markup, whatever a text begins with', async () => {
    const hostile = [
      "=cmd|' /C calc'!A0",
      '+1',
      '@SUM(A1)',
      '-2+3',
      '<img src=x onerror=alert(1)>',
      '"&amp;',
      '_x0041_',
      'a\u0000b\u001fc',
    ];
    const bytes = write(...hostile.map((text): [string, string, string] => [text, text, text]));
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).not.toMatch(/<f[ >]|<img/);
    expect((await ownReading(bytes)).rows).toEqual(hostile.map((text) => [text, text, text]));
  });

  it('gives back any text through our reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (text) => {
        fc.pre(text.trim() !== '' && !/[\u0000\u001a]/.test(text));
        expect((await ownReading(write([text, '', '']))).rows[0][0]).toBe(text);
      }),
    );
  });

  it('has a sheet name that no program refuses', async () => {
    const bytes = writeWorkbook({ name: "a/b[c]:*?'".repeat(9), columns: COLUMNS, rows: [] });
    const [{ sheet }] = await readSheet(Buffer.from(bytes));
    expect(sheet).toMatch(/^[^[\]:*?/\\']{1,31}$/);
  });
});
