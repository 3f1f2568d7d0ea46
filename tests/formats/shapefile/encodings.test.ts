import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodingOfCpg } from '../../../src/formats/shapefile/code-pages.ts';
import { makeDbf, makeShp } from '../../support/make-shapefile.ts';
import { notesOf, readSources } from '../../support/read-sources.ts';

interface Given {
  readonly encoding: string;
  readonly language?: number;
  readonly cpg?: string;
  readonly length?: number;
  readonly user?: string;
}

function readTexts(texts: readonly string[], { encoding, language, cpg, length = 40, user }: Given) {
  const field = { name: 'T', type: 'C', length };
  const rows = texts.map((text) => [text]);
  const shapes = texts.map((_, n) => ({ type: 1, parts: [[[n, n] as const]] }));
  return readSources(
    {
      'a.shp': makeShp(1, shapes),
      'a.dbf': makeDbf([field], rows, { encoding, language }),
      'a.prj': 'GEOGCS["GCS_WGS_1984"]',
      ...(cpg !== undefined && { 'a.cpg': cpg }),
    },
    user === undefined ? {} : { encoding: user },
  );
}

const NAMES = ['和平村民委员会', '安置房一期', 'A-12'];

describe('the encoding of a .dbf', () => {
  it.each([
    ['as .cpg says', { encoding: 'gbk', cpg: 'GBK' }, 'gb18030', 'declared'],
    ['as .cpg says, by number', { encoding: 'utf-8', cpg: '65001\r\n' }, 'utf-8', 'declared'],
    ['as byte 29 says', { encoding: 'gbk', language: 0x4d }, 'gb18030', 'declared'],
    ['as .cpg says, against byte 29', { encoding: 'utf-8', cpg: 'UTF-8', language: 0x4d }, 'utf-8', 'declared'],
    ['UTF-8 where all is valid', { encoding: 'utf-8' }, 'utf-8', 'valid'],
    ['else GB 18030, as a guess', { encoding: 'gb18030' }, 'gb18030', 'guessed'],
    ['what the bytes show where byte 29 says Western', { encoding: 'gbk', language: 0x57 }, 'gb18030', 'guessed'],
    ['UTF-8 where byte 29 says Western', { encoding: 'utf-8', language: 0x57 }, 'utf-8', 'valid'],
  ] as const)('is %s', async (_, given, encoding, found_by) => {
    const result = await readTexts(NAMES, given);
    expect(result.table.property('T')).toEqual(NAMES);
    expect(result.text).toMatchObject({ encoding, found_by });
    expect(notesOf(result)).toEqual(found_by === 'guessed' ? { 'encoding-guessed': 1 } : {});
  });

  it('is Western where it says so and the bytes do not contradict', async () => {
    for (const given of [{ language: 0x57 }, { language: 3 }, { cpg: 'ISO 8859-1' }, { cpg: '1252' }]) {
      const result = await readTexts(['México', 'Société'], { encoding: 'windows-1252', ...given });
      expect(result.table.property('T')).toEqual(['México', 'Société']);
      expect([result.text?.encoding, result.notes]).toEqual(['windows-1252', []]);
    }
  });

  it('is another than .cpg says where the bytes show it, and it is said', async () => {
    for (const [encoding, cpg] of [
      ['gbk', 'UTF-8'],
      ['utf-8', 'ISO-8859-1'],
    ]) {
      const result = await readTexts(NAMES, { encoding, cpg });
      expect(result.table.property('T')).toEqual(NAMES);
      expect(notesOf(result)).toMatchObject({ 'encoding-declared-wrong': 1 });
    }
  });

  it('is what the user says', async () => {
    const names = ['和平村', '國有土地'];
    const result = await readTexts(names, { encoding: 'big5', cpg: 'UTF-8', user: 'big5' });
    expect(result.table.property('T')).toEqual(names);
    expect(result.text).toMatchObject({ encoding: 'big5', found_by: 'user' });
    await expect(readTexts(NAMES, { encoding: 'gbk', user: 'klingon' })).rejects.toMatchObject({ code: 'encoding-unknown' });
    const wrong = await readTexts(NAMES, { encoding: 'gbk', user: 'utf-8' });
    expect(notesOf(wrong)).toEqual({ 'texts-undecodable': 2 });
  });

  it('leaves out half a character that the end of the field cut, and nothing else', async () => {
    for (const encoding of ['utf-8', 'gbk']) {
      const length = encoding === 'utf-8' ? 10 : 7;
      const result = await readTexts(['甲乙丙丁', '甲乙'], { encoding, length });
      expect(result.table.property('T')).toEqual(['甲乙丙', '甲乙']);
      expect(notesOf(result)['texts-cut']).toBe(1);
    }
  });

  it('shows what no encoding can read, and says so', async () => {
    const field = { name: 'T', type: 'C', length: 8 };
    const dbf = makeDbf([field], [[Uint8Array.of(0xff, 0x20, 0xfe, 0x41)], ['甲']], { encoding: 'utf-8' });
    const shp = makeShp(1, [
      { type: 1, parts: [[[0, 0]]] },
      { type: 1, parts: [[[1, 1]]] },
    ]);
    const result = await readSources({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': 'GEOGCS["GCS_WGS_1984"]' });
    expect(notesOf(result)['texts-undecodable']).toBeGreaterThan(0);
    expect(result.text?.found_by).toBe('guessed');
  });

  it('can be tried again on a few texts; without any there is nothing to try', async () => {
    const { text } = await readTexts(NAMES, { encoding: 'gbk' });
    expect(text?.samples.map((bytes) => iconv.decode(Buffer.from(bytes), 'gbk'))).toEqual(NAMES.slice(0, 2));
    expect((await readTexts(['plain'], { encoding: 'utf-8' })).text?.samples).toEqual([]);
  });
});

describe('a .cpg', () => {
  it.each([
    ['utf-8', 'UTF-8', 'utf8', 'UTF_8', '65001', '\uFEFFUTF-8', 'cp65001', 'UTF-8\0'],
    [
      'gb18030',
      'GBK',
      'gb2312',
      'GB 2312',
      'GB18030',
      '936',
      'CP936',
      'cp 936',
      'ANSI 936',
      'EUC-CN',
      'LDID/77',
      'OEM 936',
      '54936',
    ],
    [
      'windows-1252',
      '1252',
      'ANSI 1252',
      'windows-1252',
      'ISO-8859-1',
      'ISO 8859-1',
      'ISO88591',
      '8859_1',
      '88591',
      '28591',
      'LDID/87',
      'latin1',
    ],
    ['big5', 'Big5', '950', 'BIG-5', 'CP950'],
    ['shift_jis', '932', 'Shift_JIS', 'sjis'],
    ['iso-8859-2', 'ISO-8859-2', '28592'],
    [undefined, '', 'OEM', '437', 'ANSI 437', 'what', '99999', 'LDID/1'],
  ])('means %s in every spelling', (encoding, ...spellings) => {
    for (const spelling of spellings) expect(encodingOfCpg(spelling ?? ''), spelling).toBe(encoding);
  });
});
