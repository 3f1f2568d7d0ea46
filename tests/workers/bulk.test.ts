import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkEntry, BulkMapping, BulkPreview } from '../../src/workers/calls/bulk.ts';
import { openRecorder, type Recorder } from '../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { openBare } from '../support/square-district.ts';
import { collect, rectangle, squareRedLine } from '../support/square-parcels.ts';

const TODAY = '2026-11-20';
const PARCELS = [
  rectangle([0, 0, 100, 100], { 宗地号: 'T-001' }),
  rectangle([100, 0, 200, 100], { 宗地号: 'T-002' }),
  rectangle([120, 10, 140, 30], { 宗地号: 'T-004' }),
  rectangle([150, 40, 170, 60], { 宗地号: 'T-004' }),
  rectangle([199.99, 0, 290, 100], { 宗地号: 'T-005' }),
  rectangle([400, 0, 500, 100], { 宗地号: 'T-006' }),
  rectangle([60, 110, 80, 130], { 宗地号: '3412251000010010001' }),
  rectangle([60, 140, 80, 160], { 宗地号: '3412251000010010002' }),
  rectangle([160, 70, 180, 90], { 宗地号: 'T-007' }),
];
const OTHER_LINE = collect([rectangle([110, 0, 160, 170], { 名称: '第二红线' })]);

let connected: ConnectedEngine;
let recorder: Recorder;
/** Item ids by parcel and red line. */
const item = (parcelNo: string, redLine = 'r-1') => `${parcelNo}/${redLine}`;

const read = (text: string, mapping: Partial<BulkMapping> = {}, leftOut: readonly number[] = []) =>
  readBytes(new TextEncoder().encode(text), mapping, leftOut);

async function readBytes(bytes: Uint8Array, mapping: Partial<BulkMapping> = {}, leftOut: readonly number[] = []) {
  const file = await connected.engine.bulkRead([{ name: 'a', bytes }]);
  const { proposed } = file.sheets[file.sheet];
  const preview = await connected.engine.bulkPreview([file.fileId, file.sheet, { ...proposed, ...mapping }, leftOut, TODAY]);
  return { file, preview, entries: await connected.engine.bulkEntries([file.fileId, null, 0, preview.entries]) };
}

const told = ({ entries }: { entries: readonly BulkEntry[] }) =>
  entries.map(({ line, kind, on, verdict, problem }) => [line, kind, on, problem ? `${verdict}: ${problem.code}` : verdict]);

beforeAll(async () => {
  connected = connectEngine();
  const take = await openBare(connected.engine);
  await take('parcels', collect(PARCELS), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  await take('red-lines', OTHER_LINE, ['l-3', 'r-2']);
  recorder = openRecorder(connected.engine);
  for (const redLineId of ['r-1', 'r-2']) {
    const { rows } = await connected.engine.itemProposals([redLineId, TODAY]);
    const seen = new Set<string>();
    await recorder.act(
      ...rows
        // One parcel waits: it is in the red line and has no item yet.
        .filter(({ parcelNo }) => parcelNo !== 'T-007')
        .map(({ parcelId, parcelNo, unit }) => {
          const id = seen.has(parcelNo) ? `${item(parcelNo, redLineId)}/2` : item(parcelNo, redLineId);
          seen.add(parcelNo);
          const one = { id, parcelId, redLineId, unit, households: [{ householdId: `h-${parcelNo}`, share: 1 }], buildings: [] };
          return { action: 'registerItem' as const, input: { item: one, on: '2026-03-01' } };
        }),
    );
  }
});
afterAll(() => connected.stop());

describe('items proposed for a red line', () => {
  it('are the parcels that it covers by more than a sliver and that have none', async () => {
    const { rows, registered, notBefore } = await connected.engine.itemProposals(['r-1', TODAY]);
    expect(rows.map(({ parcelNo, area_cm2 }) => [parcelNo, area_cm2])).toEqual([['T-007', 4_000_000]]);
    expect(registered).toBe(4);
    expect(notBefore).toBe('2026-01-02');
  });
});

describe('the file of an item', () => {
  it('measures its land in the red line with its error, and judges each step as of today', async () => {
    const file = await connected.engine.itemFile([item('T-001'), TODAY, TODAY]);
    expect(file.parcelNo).toBe('T-001');
    expect(file.area).toMatchObject({ value_cm2: 50_000_000, method: 'planar-gk', meridian: 117 });
    // A rectangle of 50 × 100 m whose vertices err with two outlines of 5 cm: σ/2 · √(4 · (50² + 100²)).
    expect('sigma_m2' in file.area && file.area.sigma_m2).toBeCloseTo((Math.hypot(0.05, 0.05) / 2) * Math.sqrt(4 * 12_500), 3);
    expect(file.isSurveyed).toBe(true);
    const refused = new Map(file.next.map(({ kind, refusal }) => [kind, refusal?.refused ?? null]));
    expect([refused.get('surveyed'), refused.get('signed'), refused.get('paid')]).toEqual([null, null, 'milestone-out-of-order']);
    expect(file.households).toEqual([{ householdId: 'h-T-001', share: 1, no: null, name: undefined }]);
  });

  it('says why there is no area before the red line', async () => {
    const { area, status } = await connected.engine.itemFile([item('T-001'), '2026-01-01', TODAY]);
    expect([area, status]).toEqual([{ missing: 'not-in-force' }, null]);
  });

  it('of an item that is not on record is refused', async () => {
    await expect(connected.engine.itemFile(['nobody', TODAY, TODAY])).rejects.toMatchObject({ code: 'item-unknown' });
  });
});

describe('a row', () => {
  it('means one item, by parcel and red line', async () => {
    const rows = await read('宗地号,红线,节点,日期\nT-001,试验红线,测绘,2026-04-01\n t-001 ,r-1,公示,20260402\n');
    expect(told(rows)).toEqual([
      [2, 'surveyed', '2026-04-01', 'record'],
      [3, 'published', '2026-04-02', 'record'],
    ]);
    expect(rows.entries.map((one) => one.item?.id)).toEqual([item('T-001'), item('T-001')]);
  });

  it.each<[why: string, row: string, code: string]>([
    ['of a parcel that is nowhere', 'T-999,,测绘,2026-04-01', 'bulk-parcel-unknown'],
    ['of a parcel with items in two red lines', 'T-002,,测绘,2026-04-01', 'bulk-item-ambiguous'],
    ['of a number that two parcels have', 'T-004,试验红线,测绘,2026-04-01', 'bulk-parcel-twice'],
    ['of a parcel that only touches', 'T-005,试验红线,测绘,2026-04-01', 'bulk-parcel-outside'],
    ['of a parcel beside the red line', 'T-006,试验红线,测绘,2026-04-01', 'bulk-parcel-outside'],
    ['of land without an item', 'T-007,试验红线,测绘,2026-04-01', 'bulk-item-unregistered'],
    ['of a parcel without a red line and without an item', 'T-006,,测绘,2026-04-01', 'bulk-item-none'],
    ['of a red line that is not there', 'T-001,别的红线,测绘,2026-04-01', 'bulk-red-line-unknown'],
    ['without a parcel', ',试验红线,测绘,2026-04-01', 'bulk-parcel-missing'],
    ['of a number that lost its digits', '3.41225E+18,,测绘,2026-04-01', 'bulk-parcel-shortened'],
    ['of a number that ends in the zeros of lost digits', '3412251000010010000,,测绘,2026-04-01', 'bulk-parcel-shortened'],
    ['with a step nobody knows', 'T-001,,验收,2026-04-01', 'bulk-step-unknown'],
    ['without a step', 'T-001,,,2026-04-01', 'bulk-step-missing'],
    ['without a day', 'T-001,,测绘,', 'bulk-day-missing'],
    ['with a day that is none', 'T-001,,测绘,2026-02-30', 'day-not-in-calendar'],
    ['with a spreadsheet number for a day', 'T-001,,测绘,46113', 'day-serial'],
    ['with half a day', 'T-001,,测绘,11月3日', 'day-without-year'],
  ])('%s is unclear and named', async (_, row, code) => {
    const rows = await read(`宗地号,红线,节点,日期\n${row}\n`);
    expect(told(rows).map(([, , , verdict]) => verdict)).toEqual([`unclear: ${code}`]);
    expect(rows.preview.counts).toEqual({ record: 0, known: 0, refused: 0, unclear: 1 });
  });

  it('with the name of an item needs no red line, and must not contradict it', async () => {
    const text = `征收单元,宗地号,红线,节点,日期
${item('T-002', 'r-2')},,,测绘,2026-04-01
${item('T-002', 'r-2')},T-001,,公示,2026-04-01
${item('T-002', 'r-2')},T-002,试验红线,公示,2026-04-01
nobody,T-002,试验红线,公示,2026-04-01
`;
    expect(told(await read(text)).map(([, , , verdict]) => verdict)).toEqual([
      'record',
      'unclear: bulk-item-contradicted',
      'unclear: bulk-item-contradicted',
      'unclear: bulk-item-unknown',
    ]);
  });

  it('means the same item where copying brought unseen or full-width marks along', async () => {
    const rows = await read('宗地号,节点,日期\nT-001\u200b,测绘,2026-04-01\n\ufeffＴ－00\u20601,公示,2026-04-02\n');
    expect(rows.entries.map((one) => one.item?.id)).toEqual([item('T-001'), item('T-001')]);
  });

  it.each([
    ['longer than the record takes', '协'.repeat(20_001), 'text-too-long'],
    ['with a mark that turns the order of what is shown', '协\u202e1号', 'text-with-unseen'],
    ['with a zero byte', '协\u00001号', 'text-with-unseen'],
  ])('with a text %s is refused', async (_, documentNo, code) => {
    expect(told(await read(`宗地号,节点,日期,文号\nT-001,测绘,2026-04-01,${documentNo}\n`))).toEqual([
      [2, 'surveyed', '2026-04-01', `refused: ${code}`],
    ]);
  });

  it('that names a household must name one of the item', async () => {
    const rows = await read('宗地号,户,节点,日期\nT-001,h-T-001,测绘,2026-04-01\nT-001,h-T-002,公示,2026-04-01\n');
    expect(told(rows).map(([, , , verdict]) => verdict)).toEqual(['record', 'unclear: bulk-household-other']);
  });
});

describe('the law', () => {
  it.each<[what: string, rows: readonly string[], verdicts: readonly string[]]>([
    ['no payment before agreement or decision', ['拨付,2026-05-01'], ['refused: milestone-out-of-order']],
    [
      'no payment on a day before the agreement',
      ['签约,2026-05-02', '拨付,2026-05-01'],
      ['record', 'refused: milestone-out-of-order'],
    ],
    [
      'no demolition before vacating',
      ['签约,2026-05-02', '拨付,2026-05-03', '拆除,2026-05-04'],
      ['record', 'record', 'refused: milestone-out-of-order'],
    ],
    ['nothing that has not happened yet', ['签约,2026-11-21'], ['refused: day-in-future']],
    ['nothing before registration', ['测绘,2026-02-28'], ['refused: milestone-out-of-order']],
    [
      'no step twice',
      ['测绘,2026-04-01', '测绘,2026-04-01', '测绘,2026-04-02'],
      ['record', 'known: bulk-row-repeated', 'refused: bulk-row-conflict'],
    ],
  ])('%s', async (_, rows, verdicts) => {
    const text = `宗地号,节点,日期\n${rows.map((row) => `T-001,${row}`).join('\n')}\n`;
    expect(told(await read(text)).map(([, , , verdict]) => verdict)).toEqual(verdicts);
  });

  it('says from which day on a refused step is possible', async () => {
    const { entries } = await read('宗地号,节点,日期\nT-001,签约,2026-05-02\nT-001,拨付,2026-05-01\n');
    expect(entries[1].problem?.params).toMatchObject({ notBefore: '2026-05-02' });
  });
});

describe('a table with a column for each step', () => {
  const TEXT = `宗地号,红线,测绘日期,签约日期,协议编号,拨付日期,拨付金额（万元）,腾空
T-001,试验红线,2026.4.1,2026年5月1日,协字1号,2026/5/2,12.345678,/
T-002,试验红线,,,,2026-05-02,,2026-06-01
`;
  it('is judged in the order of the procedure', async () => {
    const rows = await read(TEXT);
    expect(told(rows)).toEqual([
      [2, 'surveyed', '2026-04-01', 'record'],
      [2, 'signed', '2026-05-01', 'record'],
      [2, 'paid', '2026-05-02', 'record'],
      [3, 'paid', '2026-05-02', 'refused: milestone-out-of-order'],
      [3, 'vacated', '2026-06-01', 'refused: milestone-out-of-order'],
    ]);
    expect(rows.entries[1]).toMatchObject({ documentNo: '协字1号' });
    expect(rows.entries[2]).toMatchObject({ amount: 12_345_678 });
    expect(rows.preview.steps).toContainEqual({ kind: 'paid', count: 1, amount: 12_345_678 });
  });

  it('leaves out what is left out by hand, and what rests on it', async () => {
    const rows = await read(TEXT, {}, [1]);
    expect(told(rows).slice(0, 3)).toEqual([
      [2, 'surveyed', '2026-04-01', 'record'],
      [2, 'signed', '2026-05-01', 'record'],
      [2, 'paid', '2026-05-02', 'refused: milestone-out-of-order'],
    ]);
    expect(rows.preview.leftOut).toBe(1);
    expect((await connected.engine.bulkDrafts([rows.file.fileId])).map(({ type }) => type)).toEqual(['milestone-recorded']);
  });
});

describe('recording', () => {
  it('takes every accepted step at once, and says nothing new when the file comes again', async () => {
    const text = `宗地号,红线,测绘日期,签约日期,拨付日期
T-002,试验红线,2026-04-01,2026-05-01,2026-05-02
T-002,第二红线,2026-04-01,,2026-05-02
`;
    const { file } = await read(text);
    const accepted = await recorder.accept(await connected.engine.bulkDrafts([file.fileId]));
    expect(accepted).toHaveLength(4);
    await expect(connected.engine.bulkDrafts([file.fileId])).rejects.toMatchObject({ code: 'bulk-outdated' });
    expect(told(await read(text)).map(([, , , verdict]) => verdict)).toEqual([
      'known',
      'known',
      'known',
      'known',
      'refused: milestone-out-of-order',
    ]);
    const changed = await read(
      '宗地号,红线,节点,日期,金额\nT-002,试验红线,签约,2026-05-03,\nT-002,试验红线,拨付,2026-05-02,100\n',
    );
    expect(told(changed).map(([, , , verdict]) => verdict)).toEqual([
      'refused: bulk-day-conflict',
      'refused: bulk-details-differ',
    ]);
    await recorder.act(
      ...accepted.toReversed().map(({ id, entity }) => ({
        action: 'withdrawMilestone' as const,
        input: { itemId: entity.id, changeId: id, reason: '撤销', on: TODAY },
      })),
    );
    expect(
      told(await read(text))
        .map(([, , , verdict]) => verdict)
        .slice(0, 4),
    ).toEqual(['record', 'record', 'record', 'record']);
  });

  it.each(['xlsx', 'csv'] as const)('reads the template of the district (%s) as nothing new', async (format) => {
    const words = {
      sheet: '节点登记表',
      item: '征收单元标识',
      parcelNo: '宗地号',
      redLine: '红线',
      village: '村社',
      status: '现状',
      household: '户',
      steps: [
        { kind: 'surveyed' as const, heading: '测绘日期' },
        { kind: 'signed' as const, heading: '签约日期' },
      ],
      documentNo: '协议编号',
      amount: '拨付金额（元）',
      proof: '拨付凭证',
      statuses: { registered: '已登记' },
    };
    const bytes = await connected.engine.bulkTemplate([null, words, TODAY, format]);
    const rows = await readBytes(bytes);
    expect(rows.file.sheets[0].columns.map(({ heading }) => heading).slice(0, 4)).toEqual([
      '征收单元标识',
      '宗地号',
      '红线',
      '村社',
    ]);
    expect(rows.preview.counts.unclear + rows.preview.counts.refused + rows.preview.counts.record).toBe(0);
  });
});

describe('a long table', () => {
  it('of 5 000 rows with several steps is judged, and can be stopped', async () => {
    const head = '宗地号,红线,测绘,公示,签约,拨付,腾空,拆除,清表,交地';
    const row = 'T-001,试验红线,2026-04-01,2026-04-02,2026-04-03,2026-04-04,2026-04-05,2026-04-06,2026-04-07,2026-04-08';
    const text = [head, ...Array.from({ length: 5_000 }, () => row)].join('\n');
    const { preview, file } = await read(text);
    expect<BulkPreview['counts']>(preview.counts).toEqual({ record: 8, known: 39_992, refused: 0, unclear: 0 });
    const stop = new AbortController();
    const { proposed } = file.sheets[0];
    const asked = connected.engine.bulkPreview([file.fileId, 0, proposed, [], TODAY], { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
