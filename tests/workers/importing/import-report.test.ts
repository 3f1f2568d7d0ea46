import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/create-i18n.ts';
import { writeReportFiles } from '../../../src/features/planner/importing/import-report-files.ts';
import { hashName } from '../../../src/formats/package/name.ts';
import { type ImportDesk, openDesk } from '../../support/import-desk.ts';
import { placeAt } from '../../support/square-district.ts';
import { collect, metresRedLine, rectangle } from '../../support/square-parcels.ts';

const PLANE = { meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } };
const BOUNDS = [...placeAt(-1000, -1000), ...placeAt(1000, 1000)] as unknown as [number, number, number, number];
const ISSUED = { at: '2026-03-02T01:00:00.000Z', software: 'chidu 1' };

const square = rectangle([0, 0, 100, 100], { 宗地号: 'T-1', 面积: 10_000 });
const bowTie = {
  ...rectangle([200, 0, 300, 100], { 宗地号: 'T-2', 面积: 4_000 }),
  geometry: {
    type: 'Polygon',
    coordinates: [[placeAt(200, 0), placeAt(300, 100), placeAt(300, 0), placeAt(200, 100), placeAt(200, 0)]],
  },
};
const point = { type: 'Feature', properties: { 宗地号: 'T-3' }, geometry: { type: 'Point', coordinates: placeAt(0, 0) } };
const sliver = {
  type: 'Feature',
  properties: { 宗地号: '<script>alert(1)</script>' },
  geometry: { type: 'Polygon', coordinates: [[placeAt(0, 0), placeAt(50, 0), placeAt(0, 0)]] },
};

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk({ plane: PLANE, bounds: BOUNDS });
});
afterEach(() => desk.stop());

describe('an import report', () => {
  it('says where a layer came from, what was repaired and refused, and which records it made', async () => {
    const content = collect([square, bowTie, point, sliver]);
    await desk.accept(await desk.read('宗地.geojson', content), { ids: ['l-1'], name: '宗地' });
    const report = await desk.engine.importReport(['l-1', ISSUED]);
    const bytes = new TextEncoder().encode(content);
    expect(report).toMatchObject({
      format: 'chidu-import-report/1',
      issuedAt: ISSUED.at,
      software: 'chidu 1',
      district: { id: 'd-1' },
      layer: { id: 'l-1', name: '宗地', count: 2, source: { file_sha256: await hashName(bytes) } },
      record: {
        source: { fileName: '宗地.geojson', format: 'geojson', bytes: bytes.length },
        counts: { features: 4, admitted: 2, repaired: 1, refused: 1, withoutArea: 1 },
        repaired: [{ feature: 1, label: 'T-2' }],
        refused: [{ feature: 3, label: '<script>alert(1)</script>' }],
        mapping: { parcelNo: '宗地号', statedArea: '面积', statedUnit: 'm2' },
        areas: { compared: 2, agreeing: 1, deviations: [{ label: 'T-2', verdict: 'stale' }] },
        replaced: null,
      },
    });
    expect(report.record?.repaired[0].codes).toContain('self-intersection');
    const feed = desk.writer.changes.filter(({ entity }) => entity.id === 'l-1');
    expect(report.changes.map(({ seq, id, hash }) => [seq, id, hash])).toEqual(feed.map(({ seq, id, hash }) => [seq, id, hash]));
  });

  it('of a replacement lists what was accepted as different', async () => {
    await desk.accept(await desk.read('a.geojson', collect([square, bowTie])), { ids: ['l-1'] });
    const wider = rectangle([0, 0, 103, 100], { 宗地号: 'T-1' });
    await desk.accept(await desk.read('b.geojson', collect([wider])), { ids: ['l-2'], replaces: 'l-1' });
    const { record, changes } = await desk.engine.importReport(['l-2', ISSUED]);
    expect(record?.replaced).toMatchObject({
      layer: { id: 'l-1' },
      counts: { added: 0, gone: 1, changed: 1, renamed: 0 },
      entries: [
        { kind: 'gone', label: 'T-2' },
        { kind: 'changed', label: 'T-1', before_cm2: 1e8, after_cm2: 1.03e8 },
      ],
    });
    expect(changes.map(({ type }) => type)).toEqual(['layer-withdrawn', 'layer-imported']);
    await expect(desk.engine.importReport(['l-1', ISSUED])).rejects.toMatchObject({ code: 'layer-unknown' });
  });

  it('of a layer imported before the district was opened says what the register keeps', async () => {
    await desk.accept(await desk.read('a.geojson', collect([square])), { ids: ['l-1'] });
    await desk.engine.open([{ from: 'parts', feed: desk.writer.changes, packages: desk.packages }]);
    await desk.engine.prove([]);
    // The engine goes on, so what it was told stays known; the feed's places do not.
    expect((await desk.engine.importReport(['l-1', ISSUED])).layer.source.fileName).toBe('a.geojson');
  });

  it.each(['zh-CN', 'en'] as const)('is a page of its own in %s, in which nothing of a file is markup', async (locale) => {
    await desk.accept(await desk.read('a.geojson', collect([square, bowTie, sliver])), { ids: ['l-1'], name: '<b>宗地</b>' });
    const { page, json } = writeReportFiles(await desk.engine.importReport(['l-1', ISSUED]), await createI18n(locale));
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toMatch(/<script|<b>|\b(?:src|href)=|importReport\.|\{\{/);
    expect(page.text).toContain('-1000.00');
    expect(JSON.parse(json.text)).toMatchObject({ format: 'chidu-import-report/1', layer: { name: '<b>宗地</b>' } });
    expect(page.name).not.toMatch(/[<>:"/\\|?*]/);
  });
});

describe('a feature as its file wrote it', () => {
  it('comes back to the bit, in the numbers of its own system', async () => {
    const content = metresRedLine();
    const [{ geometry }] = JSON.parse(content).features;
    const read = await desk.engine.readImport([
      [{ name: 'm.geojson', bytes: new TextEncoder().encode(content) }],
      {},
      { crs: 'EPSG:4527', swapped: false },
    ]);
    await desk.accept(read, { ids: ['l-m'], kind: 'reference' });
    await desk.accept(await desk.read('d.geojson', collect([square])), { ids: ['l-d'] });
    expect(await desk.engine.originalOf(['l-m', 0])).toEqual({
      choice: { crs: 'EPSG:4527', swapped: false },
      polygons: [geometry.coordinates],
    });
    expect((await desk.engine.originalOf(['l-d', 0]))?.polygons).toEqual([square.geometry.coordinates]);
    await expect(desk.engine.originalOf(['l-d', 1])).rejects.toMatchObject({ code: 'feature-unknown' });
  });
});
