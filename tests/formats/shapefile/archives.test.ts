import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { makeDbf, makeShp } from '../../support/make-shapefile.ts';
import { notesOf, readSources, zipOf } from '../../support/read-sources.ts';

const ZONE_39 = 'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]]';
const ZONE_40 = ZONE_39.replace('39', '40');

const shp = (count = 1): Uint8Array =>
  makeShp(
    1,
    Array.from({ length: count }, (_, n) => ({ type: 1, parts: [[[n, n] as const]] })),
  );
const dbf = (...values: string[]): Uint8Array =>
  makeDbf(
    [{ name: '名称', type: 'C', length: 20 }],
    values.map((value) => [value]),
  );

const readZip = (files: Record<string, Uint8Array | string>, layer?: string) =>
  readSources({ 'a.zip': zipOf(files) }, layer === undefined ? {} : { layer });

describe('an archive', () => {
  it('may hold its Shapefile in folders, under upper-case names, beside other files', async () => {
    const result = await readZip({
      '2026/成果/地块.SHP': shp(),
      '2026/成果/地块.Dbf': dbf('甲'),
      '2026/成果/地块.PRJ': ZONE_39,
      '2026/成果/地块.shx': new Uint8Array(108),
      '__MACOSX/2026/._地块.SHP': new Uint8Array(10),
      'readme.txt': 'x',
    });
    expect(result.table.property('名称')).toEqual(['甲']);
    expect(result.layers).toEqual([{ name: '地块', features: 1, polygons: 0, chosen: true }]);
    expect(result.table.crs).toEqual({ name: null, found_by: 'prj', wkt: ZONE_39 });
    expect(result.notes).toEqual([]);
  });

  it.each(['./', '../../', 'a/./b/'])('may hold its files under %s', async (folder) => {
    const result = await readZip({ [`${folder}a.shp`]: shp(), [`${folder}a.dbf`]: dbf('甲'), [`${folder}.b.shp`]: shp() });
    expect(result.table.property('名称')).toEqual(['甲']);
  });

  it('may have names in GBK, as Chinese archivers write them', async () => {
    const names = zipOf({ 'AAAA.shp': shp(), 'AAAA.dbf': dbf('甲'), 'AAAA.prj': ZONE_39 });
    const text = iconv
      .decode(Buffer.from(names), 'latin1')
      .replaceAll('AAAA', iconv.decode(iconv.encode('地块', 'gbk'), 'latin1'));
    const result = await readSources({ 'a.zip': new Uint8Array(iconv.encode(text, 'latin1')) });
    expect(result.layers).toEqual([{ name: '地块', features: 1, polygons: 0, chosen: true }]);
    expect(result.table.property('名称')).toEqual(['甲']);
  });

  it('with several of one system gives all of them, or the one that is asked for', async () => {
    const files = {
      '地块.shp': shp(2),
      '地块.dbf': dbf('甲', '乙'),
      '地块.prj': ZONE_39,
      '房屋.shp': shp(),
      '房屋.prj': `${ZONE_39}\n`.replace(',', ', '),
      '房屋.shx': new Uint8Array(108),
    };
    const all = await readZip(files);
    expect(all.table.property(all.table.propertyNames[0])).toEqual(['地块', '地块', '房屋']);
    expect(all.table.property('名称')).toEqual(['甲', '乙', undefined]);
    expect(all.layers?.map(({ name, features, chosen }) => [name, features, chosen])).toEqual([
      ['地块', 2, true],
      ['房屋', 1, true],
    ]);
    expect(notesOf(all)).toEqual({ 'attributes-missing': 1 });
    const one = await readZip(files, '地块');
    expect([one.table.count, one.table.propertyNames]).toEqual([2, ['名称']]);
    expect(one.layers?.[1]).toEqual({ name: '房屋', features: 1, chosen: false });
    const other = await readZip(files, '房屋');
    expect([other.table.count, other.layers?.[0]]).toEqual([1, { name: '地块', features: 2, chosen: false }]);
  });

  it('with several of different systems has to be asked for one', async () => {
    const files = { 'a/地块.shp': shp(), 'a/地块.prj': ZONE_39, 'b/地块.shp': shp(), 'b/地块.prj': ZONE_40 };
    await expect(readZip(files)).rejects.toMatchObject({
      code: 'layers-differ',
      params: { layers: 'a/地块: CGCS2000_3_Degree_GK_Zone_39, b/地块: CGCS2000_3_Degree_GK_Zone_40' },
    });
    expect((await readZip(files, 'b/地块')).table.crs.wkt).toBe(ZONE_40);
    await expect(readZip(files, '房屋')).rejects.toMatchObject({
      code: 'source-layer-unknown',
      params: { layers: 'a/地块, b/地块' },
    });
  });

  it('without the .shp says which file is missing', async () => {
    await expect(readZip({ '地块.dbf': dbf('甲'), '地块.shx': new Uint8Array(108) })).rejects.toMatchObject({
      code: 'shapefile-without-shp',
      params: { missing: '地块.shp' },
    });
  });
});

describe('loose parts', () => {
  it('belong to the .shp, whatever their case', async () => {
    const result = await readSources({ '地块.SHP': shp(), '地块.DBF': dbf('甲'), '地块.Prj': ZONE_39, '地块.CPG': 'UTF-8' });
    expect(result.table.property('名称')).toEqual(['甲']);
    expect(result.text?.found_by).toBe('declared');
    expect(result.layers).toBeUndefined();
    expect(result.notes).toEqual([]);
  });

  it('a .shp alone is read, and what is missing is said', async () => {
    const result = await readSources({ '地块.shp': shp() });
    expect(result.table.count).toBe(1);
    expect(result.table.crs).toEqual({ name: null, found_by: 'none' });
    expect(result.notes).toEqual([
      { code: 'attributes-missing', count: 1, detail: '地块.dbf' },
      { code: 'projection-missing', count: 1, detail: '地块.prj' },
    ]);
  });

  it.each(['dbf', 'shx', 'prj', 'cpg'])('a .%s alone says which file is missing', async (part) => {
    const content = part === 'shx' ? shp() : part === 'dbf' ? dbf('甲') : 'GBK';
    await expect(readSources({ [`地块.${part}`]: content })).rejects.toMatchObject({
      code: 'shapefile-without-shp',
      params: { missing: '地块.shp' },
    });
  });
});
