import { describe, expect, it } from 'vitest';
import { layerOf, writeAs } from '../../support/outgoing.ts';
import { readSources, rowOf } from '../../support/read-sources.ts';

const PLANE = 'EPSG:4548';
const parcel = (text: string) => ({
  type: 'Feature',
  properties: { 地块名称: text },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [118, 35],
        [118.001, 35],
        [118.001, 35.001],
        [118, 35],
      ],
    ],
  },
});

async function writeText(format: string, text: string, crs?: string) {
  const { bytes, fileName, all } = await writeAs(format, await layerOf([parcel(text)]), crs === undefined ? {} : { crs });
  const codes = all.map(({ code }) => code).filter((code) => /characters|separators|blanks/.test(code));
  return { bytes, fileName, codes };
}

describe('texts that other programs take for something else', () => {
  it.each(['%%u', '100%%', 'a%%%b', '5%', '^J', 'x^ y', '^', 'a^b', '宗%%c^M'])(
    'are no codes of a drawing: %s comes back as it was',
    async (text) => {
      const { bytes, fileName, codes } = await writeText('dxf', text, PLANE);
      expect(codes).toEqual([]);
      const { table } = await readSources({ [fileName]: bytes });
      expect(rowOf(table, 0)).toMatchObject({ 地块名称: text, 文字: text });
    },
  );

  it.each<[string, string, string | undefined, string[]]>([
    ['dxf', '甲\r\n乙', PLANE, ['write-separators-replaced']],
    ['dxf', '甲\0乙', PLANE, ['write-separators-replaced']],
    ['boundary-points', '甲\0乙', PLANE, ['write-characters-replaced']],
    ['geopackage', '甲\0乙', undefined, ['write-zero-characters']],
    ['geopackage', '半\ud83d', undefined, ['write-characters-replaced']],
    ['flatgeobuf', '甲\0乙', undefined, ['write-zero-characters']],
    ['flatgeobuf', '半\ude00', undefined, ['write-characters-replaced']],
    ['pmtiles', '半\ud83d', undefined, ['write-characters-replaced']],
    ['shapefile', '半\ud83d', undefined, ['write-characters-replaced']],
    ['geopackage', '😀甲', undefined, []],
    ['shapefile', '😀甲', undefined, []],
  ])('%s says what it does to %j', async (format, text, crs, expected) => {
    expect((await writeText(format, text, crs)).codes).toEqual(expected);
  });
});
