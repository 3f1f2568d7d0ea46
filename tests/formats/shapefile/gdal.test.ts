import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ringTwiceArea } from '../../../src/core/measure/area.ts';
import type { FeatureTable } from '../../../src/formats/feature-table.ts';
import { geometryOf, notesOf, readSources, rowOf } from '../../support/read-sources.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures', name)));

/** Of a feature's own coordinates: shells less holes. */
function areaOf(table: FeatureTable, feature: number): number {
  let sum = 0;
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const area = Math.abs(ringTwiceArea(table.coordinates, table.ringOffsets[ring], table.ringOffsets[ring + 1])) / 2;
      sum += ring === table.partOffsets[part] ? area : -area;
    }
  }
  return sum;
}

// OGR_GEOM_AREA of ogrinfo over each archive.
const AREAS = [5000, 8300, 3850, 0];
const ROWS = [
  { 权利人: '王建国', 面积: 1234.5, 户数: 3, 日期: '2026-05-01', 编码: '3416021010010000012' },
  { 权利人: '和平村民委员会', 面积: null, 户数: null, 日期: null, 编码: '3416021010010000013' },
  { 权利人: '刘丽', 面积: 0.01, 户数: 1, 日期: '1999-12-31', 编码: '3416021010010000014' },
  { 权利人: null, 面积: 7, 户数: 0, 日期: '2026-11-28', 编码: '1' },
];

describe('what GDAL wrote', () => {
  it.each([
    ['utf8.zip', 'utf-8', 'declared', '地块编', { 'texts-cut': 1, 'null-geometry': 1 }],
    ['gbk.zip', 'gb18030', 'declared', '地块编号', { 'null-geometry': 1 }],
    ['gbk_nocpg.zip', 'gb18030', 'guessed', '地块编号', { 'encoding-guessed': 1, 'null-geometry': 1 }],
    ['meridian_zm.zip', 'utf-8', 'declared', '地块编', { 'texts-cut': 1, 'altitude-dropped': 37, 'null-geometry': 1 }],
  ] as const)('%s is read to the last ring and digit', async (name, encoding, found_by, code, notes) => {
    const result = await readSources({ [name]: fixture(`shapefile/${name}`) });
    const { table } = result;
    expect(ROWS.map((_, feature) => rowOf(table, feature))).toEqual(ROWS.map((row, n) => ({ [code]: `0${n + 1}`, ...row })));
    AREAS.forEach((area, feature) => expect(areaOf(table, feature)).toBeCloseTo(area, 6));
    expect(result.text).toMatchObject({ encoding, found_by });
    expect(notesOf(result)).toEqual(notes);
    expect(table.crs.wkt).toContain(
      name.startsWith('meridian') ? 'CGCS2000_3_Degree_GK_CM_117E' : 'CGCS2000_3_Degree_GK_Zone_39',
    );
    expect(table.crs).toMatchObject({ name: null, found_by: 'prj' });
  });

  it('keeps the original metres and the island in the hole', async () => {
    const { table } = await readSources({ 'a.zip': fixture('shapefile/gbk.zip') });
    const { features } = JSON.parse(new TextDecoder().decode(fixture('shapefile/parcels.geojson'))) as {
      features: { geometry: { coordinates: unknown[] } | null }[];
    };
    const pairs = (rings: unknown): string[] => ((rings as unknown[]).flat(3) as number[]).map(String).sort();
    for (const feature of [0, 1, 2]) {
      const written = features[feature].geometry?.coordinates;
      expect(pairs(geometryOf(table, feature)?.coordinates)).toEqual(pairs(written));
    }
    expect(geometryOf(table, 2)?.coordinates).toMatchObject([[{}, {}], [{}], [{}]]);
    expect(geometryOf(table, 1)?.coordinates).toMatchObject([{}, {}, {}]);
  });
});

describe('the same parcels in a FlatGeobuf', () => {
  it.each([
    ['parcels_index.fgb', [2, 0, 1], {}],
    ['parcels_z_no_index.fgb', [0, 1, 2], { 'altitude-dropped': 37 }],
  ] as const)('%s have the same rings, values and system', async (name, order, notes) => {
    const result = await readSources({ [name]: fixture(`flatgeobuf/${name}`) });
    const { table } = result;
    expect(table.property('编码')).toEqual(order.map((n) => ROWS[n].编码));
    expect(table.property('面积')).toEqual(order.map((n) => ROWS[n].面积 ?? null));
    order.forEach((n, feature) => expect(areaOf(table, feature)).toBeCloseTo(AREAS[n], 6));
    expect(table.crs).toMatchObject({ name: 'EPSG:4527', found_by: 'declared' });
    expect(notesOf(result)).toEqual(notes);
  });
});
