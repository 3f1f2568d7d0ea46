import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GEOMETRY } from '../../src/formats/feature-table.ts';
import { EXPORT_FORMATS, type ExportRequest } from '../../src/workers/calls/exporting.ts';
import { PLAIN_TABLE, type TableWords } from '../../src/workers/calls/tables.ts';
import type { EngineApi, Opened } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';
import { startDemoEngine } from '../support/demo-engine.ts';
import { readSources } from '../support/read-sources.ts';

const ON = '2026-11-20';
const WORDS: TableWords = { locale: 'zh-CN', values: { tenure: { state: '国有', collective: '集体' } } };
const HEADINGS = { parcelNo: '地块编号', holder: '权利人', stated_cm2: '证载面积m2' };

let engine: Remote<EngineApi>;
let opened: Opened;
let stop: () => void;
beforeAll(async () => {
  ({ engine, opened, stop } = await startDemoEngine());
});
afterAll(() => stop());

const parcels = () => {
  const layer = opened.summary.layers.find(({ kind }) => kind === 'parcels');
  if (!layer) throw new Error('no parcels');
  return layer;
};
const requestOf = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  subject: { kind: 'layer', layerId: parcels().id },
  on: ON,
  name: '宗地',
  format: 'geojson',
  system: 'plane',
  encoding: 'utf-8',
  audience: 'planner',
  headings: HEADINGS,
  ...more,
});

const columns = [
  { key: 'parcelNo', heading: '宗地号' },
  { key: 'holder', heading: '权利人' },
  { key: 'tenure', heading: '权属' },
  { key: 'area', heading: '面积(m²)' },
];
const ask = () =>
  engine.tableQuery([
    {
      table: 'parcels',
      on: ON,
      search: PLAIN_TABLE.search,
      filters: [{ kind: 'choice', column: 'tenure', values: ['collective'] }],
      sort: { column: 'area', descending: true },
      groupBy: null,
      within: null,
    },
    WORDS,
  ]);

describe.each(EXPORT_FORMATS.filter((one) => one !== 'pmtiles'))('rows that leave as %s', (format) => {
  it('come back, each of them', async () => {
    const { handle } = await ask();
    const subject = { kind: 'rows', handle, layout: { columns, ranges: Uint32Array.of(0, 100, 150, 250) } } as const;
    const { bytes, extension, features } = await engine.exportFeatures([requestOf({ format, subject })]);
    const { table } = await readSources({ [`out.${extension}`]: bytes });
    expect(features).toBe(200);
    expect(new Set(table.kinds)).toEqual(new Set([format === 'gpx' ? GEOMETRY.line : GEOMETRY.polygon]));
    // A drawing has an entity for each ring of a feature.
    if (format === 'dxf') expect(table.count).toBeGreaterThanOrEqual(features);
    else expect(table.count).toBe(features);
  });
});

it('rows that leave as map tiles are an archive of them', async () => {
  const { handle } = await ask();
  const subject = { kind: 'rows', handle, layout: { columns, ranges: Uint32Array.of(0, 1) } } as const;
  const { bytes, features, crs } = await engine.exportFeatures([requestOf({ format: 'pmtiles', subject })]);
  expect([features, crs.code, new TextDecoder().decode(bytes.subarray(0, 7))]).toEqual([1, 'EPSG:4490', 'PMTiles']);
});

describe('a layer that leaves', () => {
  it('keeps its millimetres in the plane, and says its area by the measure of record', async () => {
    const { bytes } = await engine.exportFeatures([requestOf()]);
    const { table } = await readSources({ 'out.geojson': bytes });
    for (const ordinate of table.coordinates.subarray(0, 2000))
      expect(Math.abs(ordinate * 1000 - Math.round(ordinate * 1000))).toBeLessThan(1e-4);
    const areas = table.property('AREA_M2').map(Number);
    const answer = await engine.tableQuery([
      { table: 'parcels', on: ON, search: '', filters: [], sort: null, groupBy: null, within: null },
      WORDS,
    ]);
    const total = areas.reduce((sum, area) => sum + Math.round(100 * area), 0);
    if (opened.summary.layers.filter(({ kind }) => kind === 'parcels').length === 1)
      expect(Math.abs(total / 100 - answer.totals.area_cm2 / 10_000)).toBeLessThan(0.005 * table.count);
    expect(areas.every((area) => area > 0)).toBe(true);
  });

  it('holds the names of holders for the office, and not a trace of them for leaders', async () => {
    const office = await engine.exportFeatures([requestOf()]);
    const holder = (await readSources({ 'out.geojson': office.bytes })).table
      .property('权利人')
      .find((name) => typeof name === 'string');
    expect(holder).toBeTruthy();
    const leader = await engine.exportFeatures([requestOf({ audience: 'leader' })]);
    const text = new TextDecoder().decode(leader.bytes);
    expect(text).not.toContain('权利人');
    expect(text).not.toContain(String(holder));
    expect(leader.notes.map(({ code }) => code)).toContain('export-fields-left-out');
  });

  it('is refused to the public', async () => {
    await expect(engine.exportFeatures([requestOf({ audience: 'public' })])).rejects.toMatchObject({ code: 'export-not-public' });
  });

  it('stops when nobody waits for it any more', async () => {
    const stopping = new AbortController();
    const made = engine.exportFeatures([requestOf()], { signal: stopping.signal });
    stopping.abort();
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('rows of a table that leave', () => {
  it('are those of the filter in their order, with the words and units of the table', async () => {
    const { handle, totals } = await ask();
    const { cells } = await engine.tablePage([handle, ['parcelNo', 'area'], 0, 3]);
    const subject = { kind: 'rows', handle, layout: { columns, ranges: null } } as const;
    const { bytes, features } = await engine.exportFeatures([requestOf({ subject })]);
    const { table } = await readSources({ 'out.geojson': bytes });
    expect([features, table.count]).toEqual([totals.rows, totals.rows]);
    expect(new Set(table.property('权属'))).toEqual(new Set(['集体']));
    expect(table.property('宗地号').slice(0, 3)).toEqual(cells.parcelNo);
    table
      .property('面积(m²)')
      .slice(0, 3)
      .forEach((area, n) => expect(Number(area)).toBeCloseTo(Number(cells.area[n]) / 10_000, 1));
  });

  it('are only the chosen ones, and without names for leaders', async () => {
    const { handle } = await ask();
    const subject = { kind: 'rows', handle, layout: { columns, ranges: Uint32Array.of(1, 3) } } as const;
    const { bytes } = await engine.exportFeatures([requestOf({ subject, audience: 'leader' })]);
    const { table } = await readSources({ 'out.geojson': bytes });
    expect(table.count).toBe(2);
    expect(table.propertyNames).toEqual(['宗地号', '权属', '面积(m²)']);
  });

  it('are gone with their answer', async () => {
    const subject = { kind: 'rows', handle: -1, layout: { columns, ranges: null } } as const;
    await expect(engine.exportFeatures([requestOf({ subject })])).rejects.toMatchObject({ code: 'table-gone' });
  });
});

describe('the ledger of builds', () => {
  const keys = [
    'no',
    'caseNo',
    'seenOn',
    'lon',
    'lat',
    'area',
    'maskedHolder',
    'compensated',
    'documents',
    'closedOn',
    'removed',
  ];
  const askBuilds = () =>
    engine.tableQuery([
      {
        table: 'sightings',
        on: ON,
        search: '',
        filters: [],
        sort: { column: 'no', descending: false },
        groupBy: null,
        within: null,
      },
      WORDS,
    ]);

  it('has a row for every report, its case, its days as dates and its numbers as texts', async () => {
    const { handle, totals } = await askBuilds();
    const layout = { columns: keys.map((key) => ({ key, heading: { lon: '经度', lat: '纬度' }[key] ?? key })), ranges: null };
    const subject = { kind: 'rows', handle, layout, withoutShapes: true } as const;
    const { bytes, features } = await engine.exportFeatures([requestOf({ subject, format: 'xlsx' })]);
    const { table } = await readSources({ 'ledger.xlsx': bytes });
    expect([features, table.count]).toEqual([totals.rows, totals.rows]);
    const { cells } = await engine.tablePage([handle, keys, 0, totals.rows]);
    expect(table.property('no')).toEqual(cells.no);
    expect(table.property('seenOn')).toEqual(cells.seenOn);
    expect(cells.caseNo.filter((no) => no !== null).length).toBeGreaterThan(0);
    expect(cells.documents.find((text) => text !== null)).toMatch(/\(\d{4}-\d{2}-\d{2}\)/);
    for (const name of cells.maskedHolder) if (name !== null) expect(name).toMatch(/^\p{L}?\*$/u);
    expect(table.propertyNames).not.toContain('WKT');
  });
});
