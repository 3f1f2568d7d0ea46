import { beforeAll, describe, expect, it } from 'vitest';
import { createDistrict } from '../../../src/core/register/actions/create-district.ts';
import type { FindingEntry } from '../../../src/workers/calls/findings.ts';
import { PLAIN_TABLE, type TableCalls, type TableQuery } from '../../../src/workers/calls/tables.ts';
import { openSession } from '../../../src/workers/engine/district-session.ts';
import { serveTables } from '../../../src/workers/engine/serve-tables.ts';
import type { Call, Served } from '../../../src/workers/rpc.ts';
import { createWriter, DISTRICT_INPUT, squareShape } from '../../support/district-changes.ts';

const CALL: Call = { signal: new AbortController().signal, progress: () => undefined };
const ON = '2026-11-20';
const WORDS = {
  locale: 'zh-CN',
  values: { rule: { 'double-payment': '重复补偿' }, severity: { unlawful: '不合规定', question: '待核实' } },
};
const UNITS = [
  { id: 'z-1', level: 'zone', name: '东片区', shape: squareShape(134.1, 23.9, 0.2).coordinates },
  { id: 'v-1', level: 'village', parentId: 'z-1', name: '竹溪村', shape: squareShape(134.1, 23.9, 0.2).coordinates },
] as const;

const LIST: readonly FindingEntry[] = [
  {
    key: 'double-payment parcel/p-1',
    code: 'double-payment',
    severity: 'unlawful',
    on: '2026-10-01',
    until: '2026-12-01',
    m2: 0.0003,
    basis: '土地管理法第四十八条',
    entities: [{ kind: 'parcel', id: 'p-1', label: '宗地甲', ref: null }],
    units: ['z-1', 'v-1'],
    bounds: [134.11, 23.91, 134.12, 23.92],
  },
  {
    key: 'archive-incomplete clearance-item/i-1',
    code: 'archive-incomplete',
    severity: 'question',
    on: '2026-09-01',
    basis: '本办规则',
    entities: [{ kind: 'clearance-item', id: 'i-1', label: '乙', ref: null }],
    units: [],
    bounds: null,
    accepted: { on: '2026-11-01', reason: '卷在他处' },
  },
];

describe('the table of findings', () => {
  let tables: Served<TableCalls>;
  const ask = async (more: Partial<TableQuery> = {}) => {
    const { emphasis: _, columns: __, extentOnly: ___, ...plain } = PLAIN_TABLE;
    return tables.tableQuery(CALL, { table: 'findings', on: ON, within: null, ...plain, ...more }, WORDS);
  };
  const page = async (handle: number, ...columns: string[]) => tables.tablePage(CALL, handle, columns, 0, 10);

  beforeAll(async () => {
    const writer = createWriter();
    writer.accept(createDistrict(writer.register, { ...DISTRICT_INPUT, settings: { units: UNITS } }));
    const session = await openSession(writer.changes, new Map());
    tables = serveTables(() => session, { findings: (_, on) => ({ on, serial: 1, entries: LIST }) }, new Map());
  });

  it('has a row each with rule, severity, days, land in whole cm², state and reason', async () => {
    const { handle, totals } = await ask();
    expect(totals).toMatchObject({ rows: 2, area_cm2: 3 });
    const { cells, refs, dossiers } = await page(
      handle,
      'rule',
      'severity',
      'what',
      'zone',
      'since',
      'until',
      'area',
      'state',
      'reason',
    );
    expect(cells).toEqual({
      rule: ['double-payment', 'archive-incomplete'],
      severity: ['unlawful', 'question'],
      what: ['宗地甲', '乙'],
      zone: ['z-1', null],
      since: ['2026-10-01', '2026-09-01'],
      until: ['2026-12-01', null],
      area: [3, null],
      state: ['open', 'accepted'],
      reason: [null, '卷在他处'],
    });
    expect(refs).toEqual([]);
    expect(dossiers).toEqual(LIST.map(({ key, bounds }) => ({ kind: 'finding', id: key, ref: null, bounds })));
  });

  it('is filtered by rule, unit, severity and state, and searched in the reader’s words', async () => {
    const rowsOf = async (more: Partial<TableQuery>) => (await ask(more)).totals.rows;
    const choice = (column: string, ...values: string[]) => ({ filters: [{ kind: 'choice', column, values } as const] });
    expect(await rowsOf(choice('rule', 'double-payment'))).toBe(1);
    expect(await rowsOf(choice('zone', 'z-1'))).toBe(1);
    expect(await rowsOf(choice('severity', 'conflict'))).toBe(0);
    expect(await rowsOf(choice('state', 'accepted'))).toBe(1);
    expect(await rowsOf({ search: '重复' })).toBe(1);
    expect(await rowsOf({ within: [134.115, 23.9, 134.2, 24] })).toBe(1);
  });

  it('sorts by severity as the severities stand, and groups by it', async () => {
    const { handle, groups } = await ask({ sort: { column: 'severity', descending: true }, groupBy: 'severity' });
    expect(groups?.map(({ value, rows }) => [value, rows])).toEqual([
      ['unlawful', 1],
      ['question', 1],
    ]);
    expect((await page(handle, 'rule')).cells.rule).toEqual(['double-payment', 'archive-incomplete']);
  });

  it('is written out as a spreadsheet reads it', async () => {
    const { handle } = await ask();
    const columns = ['rule', 'area', 'reason'].map((key) => ({ key, heading: key }));
    const bytes = await tables.tableText(CALL, handle, { format: 'csv', columns, ranges: null });
    expect(new TextDecoder().decode(bytes)).toBe('rule,area,reason\r\n重复补偿,0.00,\r\narchive-incomplete,,卷在他处\r\n');
  });
});
