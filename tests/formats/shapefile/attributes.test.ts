import { describe, expect, it } from 'vitest';
import { type DbfToWrite, type FieldToWrite, makeDbf, makeShp, type ValueToWrite } from '../../support/make-shapefile.ts';
import { notesOf, readSources, rowOf } from '../../support/read-sources.ts';

const points = (count: number): Uint8Array =>
  makeShp(
    1,
    Array.from({ length: count }, (_, n) => ({ type: 1, parts: [[[n, n] as const]] })),
  );

/** Rows beside as many points, or beside `shapes` of them. */
function readRows(
  fields: readonly FieldToWrite[],
  rows: readonly (readonly ValueToWrite[])[],
  written: DbfToWrite & { shapes?: number; change?: (dbf: Uint8Array) => Uint8Array } = {},
) {
  const dbf = makeDbf(fields, rows, written);
  const given = written.change?.(dbf) ?? dbf;
  return readSources({ 'a.shp': points(written.shapes ?? rows.length), 'a.dbf': given, 'a.prj': 'GEOGCS["GCS_WGS_1984"]' });
}

async function readValues(field: Omit<FieldToWrite, 'name'>, values: readonly ValueToWrite[]): Promise<unknown> {
  const { table } = await readRows(
    [{ name: 'V', ...field }],
    values.map((value) => [value]),
  );
  return table.property('V');
}

const bytesOf = (length: number, fill: (view: DataView) => void): Uint8Array => {
  const view = new DataView(new ArrayBuffer(length));
  fill(view);
  return new Uint8Array(view.buffer);
};

describe('values', () => {
  it('of text fields stay text, digits too', async () => {
    expect(await readValues({ type: 'C', length: 12 }, ['007', '12', '  indented', '', null])).toEqual([
      '007',
      '12',
      '  indented',
      null,
      null,
    ]);
    expect(await readValues({ type: 'C', length: 6 }, [Uint8Array.of(0x61, 0, 0x62, 0x63, 0, 0)])).toEqual(['a']);
  });

  it('of number fields are numbers, none where nothing stands or where it did not fit', async () => {
    expect(await readValues({ type: 'N', length: 12, decimals: 2 }, ['130241.33', '-0.5', '.5', '', '******', '1e3'])).toEqual([
      130241.33,
      -0.5,
      0.5,
      null,
      null,
      1000,
    ]);
    expect(await readValues({ type: 'F', length: 24 }, [' 1.30241328000e+005', '466.164000000000000000', '12,5', 'abc'])).toEqual(
      [130241.328, 466.164, '12,5', 'abc'],
    );
  });

  it('that are codes stay digits, all of their column', async () => {
    expect(await readValues({ type: 'N', length: 10 }, ['0341001', '341002', ''])).toEqual(['0341001', '341002', null]);
    expect(await readValues({ type: 'N', length: 19 }, ['3416021010010000012', '3416021010010000013', '7'])).toEqual([
      '3416021010010000012',
      '3416021010010000013',
      '7',
    ]);
    expect(await readValues({ type: 'N', length: 10 }, ['0', '10', '-5'])).toEqual([0, 10, -5]);
  });

  it('of dates are days, of logical fields yes or no', async () => {
    expect(await readValues({ type: 'D', length: 8 }, ['20260501', '00000000', '', '2026.5.1'])).toEqual([
      '2026-05-01',
      null,
      null,
      '2026.5.1',
    ]);
    expect(await readValues({ type: 'L', length: 1 }, ['T', 'y', 'F', 'n', '?', ''])).toEqual([
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });

  it('in binary fields are read as their type says', async () => {
    const double = bytesOf(8, (view) => view.setFloat64(0, 466.164, true));
    const whole = bytesOf(4, (view) => view.setInt32(0, -7, true));
    const moment = bytesOf(8, (view) => {
      view.setInt32(0, 2_461_162, true);
      view.setInt32(4, 45_296_000, true);
    });
    expect(await readValues({ type: 'B', length: 8 }, [double])).toEqual([466.164]);
    expect(await readValues({ type: 'O', length: 8 }, [double])).toEqual([466.164]);
    expect(await readValues({ type: 'I', length: 4 }, [whole])).toEqual([-7]);
    expect(await readValues({ type: '@', length: 8 }, [moment, new Uint8Array(8)])).toEqual(['2026-05-01T12:34:56', null]);
  });

  it('in another file (memo) are named, not shown as their block numbers', async () => {
    const result = await readRows(
      [
        { name: '备注', type: 'M', length: 10 },
        { name: 'A', type: 'N', length: 3 },
      ],
      [['0000000001', 5]],
    );
    expect(rowOf(result.table, 0)).toEqual({ A: 5 });
    expect(result.notes).toEqual([{ code: 'memo-fields-ignored', count: 1, detail: '备注' }]);
  });

  it('of more than 255 bytes are whole', async () => {
    const long = 'x'.repeat(600);
    expect(await readValues({ type: 'C', length: 600 }, [long])).toEqual([long]);
  });
});

describe('rows', () => {
  const fields = [{ name: 'N', type: 'N', length: 4 }];

  it('marked as deleted take their shape with them, and the others keep theirs', async () => {
    const result = await readRows(fields, [[1], [2], [3]], { deleted: [1] });
    expect(result.table.property('N')).toEqual([1, 3]);
    expect([...result.table.coordinates]).toEqual([0, 0, 2, 2]);
    expect(result.table.locate(1)).toEqual({ record: 3 });
    expect(result.notes).toEqual([{ code: 'dropped-deleted-record', count: 1, detail: 'a: 2' }]);
  });

  it('fewer or more than shapes are counted', async () => {
    const fewer = await readRows(fields, [[1], [2]], { shapes: 3 });
    expect(fewer.table.property('N')).toEqual([1, 2, undefined]);
    expect(fewer.notes).toEqual([{ code: 'shapes-without-attributes', count: 1, detail: 'a: 3 / 2' }]);
    const more = await readRows(fields, [[1], [2], [3]], { shapes: 1 });
    expect(more.table.property('N')).toEqual([1]);
    expect(more.notes).toEqual([{ code: 'attributes-without-shape', count: 2, detail: 'a: 1 / 3' }]);
  });

  it('that the file breaks off are missing, and it is said', async () => {
    const result = await readRows(fields, [[1], [2], [3]], { change: (dbf) => dbf.slice(0, -8) });
    expect(result.table.property('N')).toEqual([1, undefined, undefined]);
    expect(notesOf(result)).toEqual({ 'shapes-without-attributes': 2 });
  });
});

describe('fields', () => {
  it('whose names are equal or empty stay apart', async () => {
    const fields = ['面积', '面积', ''].map((name) => ({ name, type: 'N', length: 3 }));
    const result = await readRows(fields, [[1, 2, 3]]);
    expect(rowOf(result.table, 0)).toEqual({ 面积: 1, 面积_2: 2, field_3: 3 });
    expect(result.notes).toEqual([{ code: 'field-names-changed', count: 2, detail: '面积_2' }]);
  });

  it('whose names were cut within a character keep what is whole', async () => {
    const result = await readRows([{ name: '土地使用权人', type: 'C', length: 4 }], [['a']]);
    expect(result.table.propertyNames).toEqual(['土地使']);
    expect(result.notes).toEqual([{ code: 'texts-cut', count: 1, detail: 'field name' }]);
  });

  it.each([
    ['too short for its header', (dbf: Uint8Array) => dbf.slice(0, 20)],
    ['whose rows have no length', (dbf: Uint8Array) => dbf.fill(0, 10, 12)],
    ['whose fields are longer than its rows', (dbf: Uint8Array) => dbf.fill(200, 48, 49)],
    ['whose header is longer than the file', (dbf: Uint8Array) => dbf.fill(255, 8, 10)],
  ])('of a table %s are refused', async (_, change) => {
    await expect(readRows([{ name: 'N', type: 'N', length: 4 }], [[1]], { change })).rejects.toMatchObject({
      code: 'dbf-damaged',
    });
  });
});
