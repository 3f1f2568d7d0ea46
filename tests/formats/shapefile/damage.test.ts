import { describe, expect, it } from 'vitest';
import { READ_ERROR_CODES } from '../../../src/formats/codes.ts';
import { ReadError } from '../../../src/formats/reader.ts';
import { expectConsistent, expectSurvives } from '../../support/expect-survives.ts';
import { makeDbf, makeShp } from '../../support/make-shapefile.ts';
import { asSources, readSources, zipOf } from '../../support/read-sources.ts';

const SQUARE = [
  [0, 0],
  [0, 9],
  [9, 9],
  [9, 0],
  [0, 0],
] as const;
const HOLE = [
  [1, 1],
  [3, 1],
  [3, 3],
  [1, 1],
] as const;
const FILES = {
  '地块.shp': makeShp(5, [
    { type: 5, parts: [SQUARE, HOLE] },
    { type: 15, parts: [SQUARE] },
    { type: 0 },
    { type: 3, parts: [HOLE] },
    { type: 8, parts: [HOLE] },
    { type: 1, parts: [[[4, 5]]] },
  ]),
  '地块.dbf': makeDbf(
    [
      { name: '名称', type: 'C', length: 9 },
      { name: '面积', type: 'N', length: 9, decimals: 2 },
      { name: '日期', type: 'D', length: 8 },
    ],
    [
      ['甲乙丙丁', 1.5, '20260501'],
      ['乙', '007', ''],
      ['', '', ''],
      ['丙', 3, ''],
      ['丁', 4, ''],
      ['戊', 5, ''],
    ],
    { encoding: 'gbk', deleted: [3] },
  ),
  '地块.prj': 'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["x",DATUM["y"]],PARAMETER["Central_Meridian",117.0]]',
  '地块.cpg': 'GBK',
};

describe('damaged copies', () => {
  it('of loose parts are read or refused with a listed code', () => expectSurvives(asSources(FILES)));
  it('of an archive are read or refused with a listed code', () => expectSurvives(asSources({ 'a.zip': zipOf(FILES) })));
});

describe('a file that ends at any byte', () => {
  it.each(['地块.shp', '地块.dbf', '地块.prj', '地块.cpg'] as const)(
    'is read or refused with a listed code: %s',
    async (name) => {
      const whole = asSources(FILES).find((file) => file.name === name)?.bytes ?? new Uint8Array();
      let read = 0;
      for (let length = 0; length < whole.length; length++) {
        try {
          const result = await readSources({ ...FILES, [name]: whole.slice(0, length) });
          expectConsistent(result, `${name} of ${length} bytes`);
          read++;
        } catch (error) {
          if (!(error instanceof ReadError)) throw error;
          expect(READ_ERROR_CODES as readonly string[]).toContain(error.code);
        }
      }
      // A cut .shp is never taken for a whole one; without its other parts it can still be read.
      if (name === '地块.shp') expect(read).toBe(0);
      else expect(read).toBeGreaterThan(0);
    },
  );
});
