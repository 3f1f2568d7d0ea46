import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, readLink, writeLink } from '../../src/app/permalink/link.ts';
import { DOSSIER_KINDS, DRAWER_TABS, PANELS, PLAIN_VIEW, TABLE_HEIGHTS } from '../../src/state/view.ts';
import { type ColumnFilter, PLAIN_TABLE, TABLE_NAMES } from '../../src/workers/calls/tables.ts';

const PLAIN: Link = { district: null, camera: null, view: PLAIN_VIEW, selected: null, pinned: null, overlapsOf: null };

const id = fc.uuid();
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const rounded = (digits: number, least: number, most: number) =>
  fc.double({ min: least, max: most, noNaN: true }).map((one) => Number(one.toFixed(digits)) + 0);
const ref = fc.oneof(
  fc.record({ kind: fc.constant('parcel' as const), layerId: id, row: fc.nat() }),
  fc.record({ kind: fc.constantFrom('red-line' as const, 'sighting' as const), id }),
);
const column = fc.constantFrom('parcelNo', 'area', 'status', 'onDay');
const filter: fc.Arbitrary<ColumnFilter> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), column, contains: fc.string() }),
  fc.record(
    { kind: fc.constant('range' as const), column, from: fc.integer(), to: fc.integer() },
    { requiredKeys: ['kind', 'column'] },
  ),
  fc.record({ kind: fc.constant('days' as const), column, from: day, to: day }, { requiredKeys: ['kind', 'column'] }),
  fc.record({ kind: fc.constant('choice' as const), column, values: fc.array(fc.string(), { maxLength: 4 }) }),
);
const table = fc.record({
  search: fc.string(),
  filters: fc.array(filter, { maxLength: 3 }),
  extentOnly: fc.boolean(),
  emphasis: fc.boolean(),
  sort: fc.option(fc.record({ column, descending: fc.boolean() })),
  columns: fc.option(fc.array(column, { maxLength: 4 })),
  groupBy: fc.option(column),
});
const link: fc.Arbitrary<Link> = fc.record({
  district: fc.option(id),
  camera: fc.option(
    fc.record({
      lon: rounded(6, -180, 180),
      lat: rounded(6, -85, 85),
      zoom: rounded(2, 0, 22),
      bearing: fc.oneof(fc.constant(0), rounded(1, 1, 179)),
    }),
  ),
  view: fc
    .record({
      on: fc.option(day),
      panel: fc.option(fc.constantFrom(...PANELS)),
      dossier: fc.option(fc.record({ kind: fc.constantFrom(...DOSSIER_KINDS), id: fc.string({ minLength: 1 }) })),
      tab: fc.constantFrom(...DRAWER_TABS),
      table: fc.constantFrom(...TABLE_HEIGHTS),
      visible: fc.dictionary(fc.constantFrom('ground', 'units', 'grid', 'layer-1'), fc.boolean(), { noNullPrototype: true }),
      baseMap: fc.option(fc.constantFrom('tianditu-vec', 'office')),
      tables: fc.dictionary(fc.constantFrom(...TABLE_NAMES), table, { noNullPrototype: true }),
      target: fc.oneof(
        fc.constant({ kind: 'district' as const }),
        fc.record({ kind: fc.constantFrom('red-line' as const, 'unit' as const), id }),
      ),
      week: fc.option(day),
    })
    // The tab of a drawer that is closed, and tables as they are at first, are in no link: nothing of them is seen.
    .map((view) => ({
      ...view,
      tab: view.table === 'closed' ? PLAIN_VIEW.tab : view.tab,
      tables: Object.fromEntries(
        Object.entries(view.tables).filter(([, one]) => JSON.stringify(one) !== JSON.stringify(PLAIN_TABLE)),
      ),
    })),
  selected: fc.option(ref),
  pinned: fc.option(ref),
  overlapsOf: fc.option(id),
});

/** As the address bar carries it. */
const throughAddress = (search: Readonly<Record<string, string>>) =>
  Object.fromEntries(new URLSearchParams(new URL(`http://x/?${new URLSearchParams(search).toString()}`).search));

describe('a link', () => {
  it('restores what it was written from, whatever that was', () => {
    fc.assert(
      fc.property(link, (one) => {
        expect(readLink(throughAddress(writeLink(one)))).toEqual({ link: one, unread: [] });
      }),
    );
  });

  it('of a district as it opens names nothing but the district', () => {
    expect(writeLink({ ...PLAIN, district: 'abc' })).toEqual({ d: 'abc' });
  });

  it('is read as far as it can be, and names what it cannot follow', () => {
    const search = {
      d: 'abc',
      at: '181,0,9',
      on: '2026-02-31x',
      panel: 'wizard',
      table: 'items,tall',
      sel: 'parcel:layer',
      of: 'unit:zone-1',
      rows: '{"parcels":{"sort":7}}',
    };
    const { link: read, unread } = readLink(search);
    expect([...unread].sort()).toEqual(['at', 'on', 'panel', 'rows', 'sel', 'table']);
    expect(read).toEqual({ ...PLAIN, district: 'abc', view: { ...PLAIN_VIEW, target: { kind: 'unit', id: 'zone-1' } } });
  });

  it('takes no name that every object answers to for a part of a table, and no day that is none', () => {
    const ofTables = ['{"parcels":{"__proto__":1}}', '{"parcels":{"constructor":1}}', '{"__proto__":{"search":"a"}}'];
    for (const rows of ofTables) expect(readLink({ rows })).toEqual({ link: PLAIN, unread: ['rows'] });
    const days = '{"sightings":{"filters":[{"kind":"days","column":"seenOn","from":"yesterday"}]}}';
    expect(readLink({ rows: days, on: '2026-02-31' }).unread).toEqual(['on', 'rows']);
  });

  it('with anything at all in it never throws', () => {
    const keys = fc.constantFrom(
      'd',
      'at',
      'on',
      'panel',
      'table',
      'show',
      'hide',
      'base',
      'of',
      'week',
      'sel',
      'pin',
      'over',
      'rows',
    );
    const value = fc.oneof(fc.string(), fc.json());
    fc.assert(fc.property(fc.dictionary(keys, value), (search) => void readLink(search)));
  });
});
