import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM_STATUSES } from '../../../src/core/register/clearance-item.ts';
import {
  type Cell,
  type ColumnFilter,
  PLAIN_TABLE,
  type TableAnswer,
  type TableName,
  type TableQuery,
  type TableWords,
} from '../../../src/workers/calls/tables.ts';
import type { EngineApi, Opened } from '../../../src/workers/engine-api.ts';
import { addMonths } from '../../../src/core/rules/calendar/add-to-day.ts';
import type { Remote } from '../../../src/workers/rpc.ts';
import { startDemoEngine } from '../../support/demo-engine.ts';
import { SEED, seeded } from '../../support/seeded.ts';

const LATEST = '2026-11-20';
const WORDS: TableWords = {
  locale: 'zh-CN',
  values: { status: { paid: '已拨付' }, tenure: { state: '国有', collective: '集体' } },
};

let engine: Remote<EngineApi>;
let opened: Opened;
let stop: () => void;

beforeAll(async () => {
  ({ engine, opened, stop } = await startDemoEngine());
});

afterAll(() => stop());

const queryOf = (table: TableName, more: Partial<TableQuery> = {}): TableQuery => ({
  table,
  on: LATEST,
  search: PLAIN_TABLE.search,
  filters: PLAIN_TABLE.filters,
  sort: PLAIN_TABLE.sort,
  groupBy: PLAIN_TABLE.groupBy,
  within: null,
  ...more,
});
const ask = (table: TableName, more: Partial<TableQuery> = {}): Promise<TableAnswer> =>
  engine.tableQuery([queryOf(table, more), WORDS]);

type Row = Readonly<Record<string, Cell>>;

/** All rows of an answer with some of their columns, as a naive reader holds them. */
async function read(answer: TableAnswer, ...keys: string[]): Promise<Row[]> {
  const { cells } = await engine.tablePage([answer.handle, keys, 0, answer.totals.rows]);
  return Array.from({ length: answer.totals.rows }, (_, n) => Object.fromEntries(keys.map((key) => [key, cells[key][n]])));
}

const sum = (rows: readonly Row[], key: string) => rows.reduce((total, row) => total + (Number(row[key]) || 0), 0);

it('a filter finds the same rows whether its column was made ahead or on the question, or making it was broken off', async () => {
  const filters: ColumnFilter[] = [{ kind: 'choice', column: 'status', values: ['paid'] }];
  const before = await read(await ask('items', { filters }), 'parcelNo', 'status', 'area');
  const fresh = await startDemoEngine();
  try {
    const query = queryOf('items');
    const first = await fresh.engine.tableQuery([query, WORDS]);
    const leaving = new AbortController();
    const broken = fresh.engine.tableAhead([first.handle], { signal: leaving.signal });
    leaving.abort();
    await expect(broken).rejects.toMatchObject({ code: 'cancelled' });
    await fresh.engine.tableAhead([first.handle]);
    const { handle, totals } = await fresh.engine.tableQuery([{ ...query, filters }, WORDS]);
    const { cells } = await fresh.engine.tablePage([handle, ['parcelNo', 'status', 'area'], 0, totals.rows]);
    expect(before.length).toBeGreaterThan(0);
    expect(Array.from({ length: totals.rows }, (_, n) => cells.parcelNo[n])).toEqual(before.map(({ parcelNo }) => parcelNo));
    expect(cells.area).toEqual(before.map(({ area }) => area));
  } finally {
    fresh.stop();
  }
});

describe('rows that meet conditions', () => {
  const KEYS = ['parcelNo', 'landUse', 'tenure', 'area', 'village', 'status', 'redLines', 'households'] as const;
  const filter: fc.Arbitrary<ColumnFilter> = fc.oneof(
    fc.constantFrom('GB', 'jd0', '0034', '9901').map((contains) => ({ kind: 'text' as const, column: 'parcelNo', contains })),
    fc
      .tuple(fc.constantFrom('area', 'redLines', 'households'), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([column, from, more]) => {
        const unit = column === 'area' ? 5_000_000 : 1;
        return { kind: 'range' as const, column, from: from * unit, to: (from + more) * unit };
      }),
    fc
      .tuple(
        fc.constantFrom('landUse', 'status', 'tenure', 'village'),
        fc.subarray(['', 'paid', 'registered', 'state', '0101 水田', '0702 农村宅基地', 'V033', 'V018'], { minLength: 1 }),
      )
      .map(([column, values]) => ({ kind: 'choice' as const, column, values })),
  );
  const meets = (row: Row, { column, ...condition }: ColumnFilter): boolean => {
    const cell = row[column];
    if (condition.kind === 'text')
      return String(cell ?? '')
        .toLowerCase()
        .includes(condition.contains.toLowerCase());
    if (condition.kind === 'choice') return condition.values.includes(String(cell ?? ''));
    if (condition.kind === 'days' || cell === null) return false;
    return Number(cell) >= (condition.from ?? -Infinity) && Number(cell) <= (condition.to ?? Infinity);
  };

  it(`are those that a reader would pick one by one, with their totals (seed ${SEED})`, async () => {
    const all = await read(await ask('parcels'), ...KEYS);
    await fc.assert(
      fc.asyncProperty(fc.array(filter, { minLength: 1, maxLength: 3 }), async (filters) => {
        const answer = await ask('parcels', { filters });
        const expected = all.filter((row) => filters.every((one) => meets(row, one)));
        expect(answer.totals.rows).toBe(expected.length);
        expect(answer.totals.area_cm2).toBe(sum(expected, 'area'));
        expect((await read(answer, 'parcelNo')).map((row) => row.parcelNo)).toEqual(expected.map((row) => row.parcelNo));
      }),
      seeded(40),
    );
  });

  it('are found by a part of a number, a name, or the word of a code', async () => {
    const all = await read(await ask('parcels'), 'parcelNo', 'landUse', 'holder', 'tenure', 'village', 'status');
    const paid = await ask('parcels', { search: ' 已拨付' });
    expect(paid.totals.rows).toBe(all.filter((row) => row.status === 'paid').length);
    const garden = await ask('parcels', { search: '果园' });
    expect(garden.totals.rows).toBe(all.filter((row) => String(row.landUse).includes('果园')).length);
    const [one] = await read(await ask('parcels', { search: '990101010034gb00113' }), 'parcelNo');
    expect(one.parcelNo).toBe('990101010034GB00113');
  });

  it('meet the box of the map by their bounding boxes', async () => {
    const [west, south, east, north] = opened.summary.settings.bounds;
    const within = [
      west + 0.4 * (east - west),
      south + 0.4 * (north - south),
      west + 0.6 * (east - west),
      south + 0.6 * (north - south),
    ] as const;
    const inside = await ask('parcels', { within: [...within] });
    const { refs } = await engine.tablePage([inside.handle, [], 0, inside.totals.rows]);
    expect(inside.totals.rows).toBeGreaterThan(10);
    expect(inside.totals.rows).toBeLessThan(inside.all);
    for (const ref of refs.slice(0, 25)) {
      const { bounds } = await engine.describe([ref, LATEST]);
      // The plane is turned by a hair against the meridians: its box reaches somewhat farther than the map's.
      const slack = 1e-4;
      expect(bounds[0] <= within[2] + slack && bounds[2] >= within[0] - slack).toBe(true);
      expect(bounds[1] <= within[3] + slack && bounds[3] >= within[1] - slack).toBe(true);
    }
    expect((await ask('parcels', { within: [10, 10, 11, 11] })).totals.rows).toBe(0);
    expect((await ask('items', { within: [-180, -85, 180, 85] })).totals.rows).toBe(1169);
  });

  it('of a column that these data do not have are refused by name', async () => {
    const filters: ColumnFilter[] = [{ kind: 'text', column: 'attribute:楼层', contains: '3' }];
    await expect(ask('parcels', { filters })).rejects.toMatchObject({ code: 'table-column-unknown', params: { column: '楼层' } });
    await expect(ask('parcels', { sort: { column: 'nothing', descending: true } })).rejects.toMatchObject({
      code: 'table-column-unknown',
    });
  });
});

describe('the order of rows', () => {
  it('is that of a comparison, blanks last', async () => {
    for (const column of ['area', 'households', 'parcelNo', 'holder']) {
      for (const descending of [false, true]) {
        const rows = await read(await ask('parcels', { sort: { column, descending } }), column);
        const values = rows.map((row) => row[column]);
        const firstBlank = values.indexOf(null);
        const filled = firstBlank < 0 ? values : values.slice(0, firstBlank);
        expect(filled).not.toContain(null);
        const collator = new Intl.Collator('zh-CN', { numeric: true });
        const compare = (a: Cell, b: Cell) => (typeof a === 'number' ? a - Number(b) : collator.compare(String(a), String(b)));
        const turned = filled.filter((value, n) => n > 0 && compare(filled[n - 1], value) * (descending ? -1 : 1) > 0);
        expect([column, turned]).toEqual([column, []]);
      }
    }
  });

  it('knows the place of a feature, and that it is not there', async () => {
    const answer = await ask('parcels', {
      sort: { column: 'area', descending: true },
      filters: [{ kind: 'text', column: 'parcelNo', contains: 'GB' }],
    });
    const { refs } = await engine.tablePage([answer.handle, [], 40, 42]);
    expect(await engine.tableFind([answer.handle, refs[0]])).toBe(40);
    expect(await engine.tableFind([answer.handle, refs[1]])).toBe(41);
    const [farm] = await engine.search(['990101001001JD00001', 1]);
    expect(await engine.tableFind([answer.handle, farm.ref])).toBe(-1);
    expect(await engine.tableFind([answer.handle, { kind: 'sighting', id: 'none' }])).toBe(-1);
  });
});

describe('totals', () => {
  it('of groups add up to those of the table, and the groups hold their own rows', async () => {
    const answer = await ask('items', { groupBy: 'status', sort: { column: 'area', descending: true } });
    const rows = await read(answer, 'status', 'area');
    const groups = answer.groups ?? [];
    expect(groups.map(({ value }) => value)).toEqual(ITEM_STATUSES);
    expect(groups.reduce((total, group) => total + group.area_cm2, 0)).toBe(answer.totals.area_cm2);
    for (const group of groups) {
      const own = rows.slice(group.from, group.from + group.rows);
      expect(own.every((row) => row.status === group.value)).toBe(true);
      expect(group.area_cm2).toBe(sum(own, 'area'));
      for (let n = 1; n < own.length; n++) expect(Number(own[n].area)).toBeLessThanOrEqual(Number(own[n - 1].area ?? Infinity));
    }
  });

  it('of chosen rows count each household once', async () => {
    const answer = await ask('items');
    const rows = await read(answer, 'area', 'households');
    const some = await engine.tableSum([answer.handle, Uint32Array.of(0, 3, 10, 12)]);
    const picked = [...rows.slice(0, 3), ...rows.slice(10, 12)];
    expect(some.rows).toBe(5);
    expect(some.area_cm2).toBe(sum(picked, 'area'));
    const whole = await engine.tableSum([answer.handle, Uint32Array.of(0, rows.length)]);
    expect(whole).toEqual(answer.totals);
    expect(whole.households).toBeLessThanOrEqual(sum(rows, 'households'));
    expect(whole.households).toBeGreaterThan(0);
  });

  it('of the unresolved items count land once exactly as their part of the unresolved footprint does', async () => {
    const scene = await engine.sceneOn([LATEST]);
    const filters: ColumnFilter[] = [{ kind: 'choice', column: 'status', values: ITEM_STATUSES.slice(0, -1) }];
    const answer = await ask('items', { filters });
    const union_cm2 = await engine.tableUnion([answer.handle]);
    expect(answer.totals.rows).toBe(scene.totals.unresolvedPlots);
    // Each piece of the footprint is settled by itself: at most a rounding step for each plot.
    const { items_cm2 } = await engine.footprintSeries([{ kind: 'district' }]);
    expect(Math.abs((union_cm2 ?? 0) - (items_cm2.at(-1) ?? 0))).toBeLessThanOrEqual(answer.totals.rows);
    expect(union_cm2).toBeLessThan(answer.totals.area_cm2);
  });

  it('of parcels that claim the same land are more than the land', async () => {
    const answer = await ask('parcels');
    const union_cm2 = (await engine.tableUnion([answer.handle])) ?? 0;
    expect(union_cm2).toBeLessThan(answer.totals.area_cm2);
    expect(union_cm2).toBeGreaterThan(0.9 * answer.totals.area_cm2);
    const one = await ask('parcels', { search: '990101010034GB00113' });
    expect(await engine.tableUnion([one.handle])).toBe(one.totals.area_cm2);
  });

  it('of values say how many rows have each under the other conditions', async () => {
    const filters: ColumnFilter[] = [
      { kind: 'choice', column: 'status', values: ['paid'] },
      { kind: 'choice', column: 'landUse', values: ['0101 水田'] },
    ];
    const all = await read(await ask('parcels'), 'landUse', 'status');
    const { total, choices } = await engine.tableChoices([queryOf('parcels', { filters }), WORDS, 'landUse', '']);
    const paid = all.filter((row) => row.status === 'paid');
    expect(total).toBe(new Set(paid.map((row) => row.landUse)).size);
    for (const { value, rows } of choices) expect(rows).toBe(paid.filter((row) => row.landUse === value).length);
    const found = await engine.tableChoices([queryOf('parcels', { filters }), WORDS, 'landUse', '水田']);
    expect(found.choices.map(({ value }) => value)).toEqual(['0101 水田']);
  });
});

describe('parcels and red lines', () => {
  it('meet as the overlap tables say: who is hit by two of them', async () => {
    const hits = new Map<string, number>();
    const areas = new Map<string, number>();
    for (const { id } of opened.summary.redLines) {
      for (const row of (await engine.overlapTable([id, LATEST])).rows) {
        if (row.sliver) continue;
        hits.set(row.parcelNo, (hits.get(row.parcelNo) ?? 0) + 1);
        areas.set(`${row.parcelNo}/${id}`, row.overlap_cm2);
      }
    }
    const twice = await ask('parcels', { filters: [{ kind: 'range', column: 'redLines', from: 2 }] });
    const rows = await read(twice, 'parcelNo', 'redLines', 'redLineNames');
    expect(rows.length).toBe([...hits.values()].filter((count) => count > 1).length);
    for (const row of rows) {
      expect(row.redLines).toBe(hits.get(String(row.parcelNo)));
      expect(String(row.redLineNames).split('、')).toHaveLength(Number(row.redLines));
    }
    const items = await read(await ask('items'), 'parcelNo', 'redLine', 'area');
    for (const item of items) expect(item.area).toBe(areas.get(`${item.parcelNo}/${item.redLine}`) ?? null);
  });

  it('follow the day: what is not drawn or registered yet is in no table', async () => {
    const early = '2025-06-22';
    const scene = await engine.sceneOn([early]);
    expect((await ask('red-lines', { on: early })).all).toBe(scene.redLines.features.length);
    const items = await ask('items', { on: early });
    expect(items.all).toBe(scene.totals.unresolvedPlots + scene.totals.resolvedPlots);
    expect((await ask('sightings', { on: early })).all).toBe(scene.sightings.length);
    for (const row of await read(items, 'since', 'days')) expect(String(row.since) <= early && Number(row.days) >= 0).toBe(true);
  });

  it('report as the footprint does', async () => {
    const scene = await engine.sceneOn([LATEST]);
    const answer = await ask('red-lines');
    const rows = await read(answer, 'name', 'unresolved', 'unresolvedPlots', 'overdue', 'dueOn', 'shareResolved');
    for (const row of rows) {
      const line = scene.redLines.features.find(({ properties }) => properties.name === row.name)?.properties;
      expect([row.unresolved, row.unresolvedPlots]).toEqual([line?.unresolved_cm2, line?.unresolvedPlots]);
      expect(row.overdue === 'yes').toBe(String(row.dueOn ?? LATEST) < LATEST && Number(row.unresolved) > 0);
      if (row.unresolved === 0 && row.shareResolved !== null) expect(row.shareResolved).toBe(1);
    }
  });
});

describe('reports of builds', () => {
  it('stand on the parcel and in the red line that they overlap most, as their panel says', async () => {
    const answer = await ask('sightings', { filters: [{ kind: 'choice', column: 'standing', values: ['standing'] }] });
    const { refs } = await engine.tablePage([answer.handle, [], 0, 60]);
    const rows = await read(answer, 'no', 'parcelNo', 'redLine', 'timing', 'area');
    const parcelLayers = new Set(opened.summary.layers.filter(({ kind }) => kind === 'parcels').map(({ id }) => id));
    for (const [n, ref] of refs.entries()) {
      const detail = await engine.describe([ref, LATEST]);
      const largest = (kind: string) =>
        detail.overlaps.find(
          (overlap) =>
            overlap.with.kind === kind &&
            (overlap.with.kind !== 'parcel' || parcelLayers.has(overlap.with.layerId)) &&
            !overlap.sliver,
        );
      expect([rows[n].no, rows[n].parcelNo]).toEqual([detail.title, largest('parcel')?.label ?? null]);
      const line = largest('red-line')?.with;
      expect(rows[n].redLine).toBe(line && 'id' in line ? line.id : null);
      expect(rows[n].area).toBe(detail.area.planar?.value_cm2);
      const verdict =
        detail.kind === 'sighting'
          ? detail.timing.find((one) => one.redLineName === largest('red-line')?.label)?.verdict
          : undefined;
      expect(rows[n].timing).toBe(verdict ?? null);
    }
  });

  it('of which nothing is left claim no land', async () => {
    const gone = await read(
      await ask('sightings', { filters: [{ kind: 'choice', column: 'standing', values: ['gone'] }] }),
      'area',
      'parcelNo',
      'redLine',
    );
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every((row) => row.area === null && row.parcelNo === null && row.redLine === null)).toBe(true);
  });
});

describe('what is listed', () => {
  it('on the map is named by the smaller set', async () => {
    const [layer] = opened.summary.layers;
    const few = await ask('parcels', { filters: [{ kind: 'choice', column: 'status', values: ['paid'] }] });
    const many = await ask('parcels', { filters: [{ kind: 'choice', column: 'status', values: [''] }] });
    const [listed] = await engine.tableListed([few.handle]);
    const [others] = await engine.tableListed([many.handle]);
    expect([listed.layerId, listed.names, listed.rows.length]).toEqual([layer.id, 'listed', few.totals.rows]);
    expect([others.names, others.rows.length]).toEqual(['others', layer.count - many.totals.rows]);
    const { refs } = await engine.tablePage([few.handle, [], 0, few.totals.rows]);
    expect(refs.map((ref) => (ref.kind === 'parcel' ? ref.row : -1)).sort((a, b) => a - b)).toEqual([...listed.rows]);
  });

  it('is written as a spreadsheet reads it: heading first, words for codes, nothing after the last row', async () => {
    const answer = await ask('parcels', {
      filters: [{ kind: 'choice', column: 'status', values: ['paid'] }],
      sort: { column: 'area', descending: true },
    });
    const columns = [
      { key: 'parcelNo', heading: '宗地号' },
      { key: 'tenure', heading: '权属' },
      { key: 'area', heading: '面积 (m²)' },
      { key: 'mu', heading: '面积 (亩)' },
      { key: 'status', heading: '状态' },
    ];
    const bytes = await engine.tableText([answer.handle, { format: 'csv', columns, ranges: null }]);
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe('宗地号,权属,面积 (m²),面积 (亩),状态');
    expect(lines).toHaveLength(answer.totals.rows + 2);
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(1, -1))
      expect(line).toMatch(/^990101\d{6}[A-Z]{2}\d{5},(国有|集体),\d+\.\d\d,\d+\.\d{4},已拨付$/);
    const m2 = lines.slice(1, -1).reduce((total, line) => total + Number(line.split(',')[2]) * 10_000, 0);
    expect(Math.abs(m2 - answer.totals.area_cm2)).toBeLessThanOrEqual(50 * answer.totals.rows);
  });

  it('is copied without a heading where it is one column: a list of parcel numbers', async () => {
    const answer = await ask('parcels', { sort: { column: 'parcelNo', descending: false } });
    const layout = {
      format: 'tsv',
      columns: [{ key: 'parcelNo', heading: '宗地号' }],
      ranges: Uint32Array.of(0, 2, 5, 6),
    } as const;
    const text = new TextDecoder().decode(await engine.tableText([answer.handle, layout]));
    const rows = await read(answer, 'parcelNo');
    expect(text).toBe([0, 1, 5].map((place) => `${String(rows[place].parcelNo)}\r\n`).join(''));
  });
});

describe('answers', () => {
  it('that newer ones pushed out say so', async () => {
    const first = await ask('items');
    for (let n = 0; n < 5; n++) await ask('items');
    await expect(engine.tablePage([first.handle, ['parcelNo'], 0, 1])).rejects.toMatchObject({ code: 'table-gone' });
  });

  it('come also to who asks after somebody who gave up on the same', async () => {
    const controller = new AbortController();
    const sort = { column: 'redLines', descending: true };
    const given = engine.tableQuery([queryOf('parcels', { sort, on: '2026-05-03' }), WORDS], { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    expect((await ask('parcels', { sort, on: '2026-05-03' })).totals.rows).toBe(7965);
  });
});

it('a month ends on the same day, or on the last there is', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
});
