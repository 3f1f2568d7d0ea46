import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionRequest } from '../../src/core/register/actions/index.ts';
import type { MilestoneKind } from '../../src/core/register/clearance-item.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import type { HolidayYear } from '../../src/core/rules/calendar/holiday-table.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, LAWFUL_STEPS, SIGHTING } from '../support/district-changes.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

const { engine, stop } = connectEngine();
const writer = createWriter();
const holidays = [2025, 2026].map((year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear);

const shape = (west: number, south: number, east: number, north: number, origin: Shape['origin'] = 'surveyed'): Shape => {
  const ring = [placeAt(west, south), placeAt(east, south), placeAt(east, north), placeAt(west, north), placeAt(west, south)];
  const sigma_m = origin === 'surveyed' ? 0.05 : 2.5;
  return { coordinates: { type: 'Polygon', coordinates: [ring] }, origin, sigma_m, source: { crs: 'EPSG:4490' } };
};
const record = async (...requests: readonly ActionRequest[]) => {
  for (const request of requests) {
    const drafts = await engine.draft([[request]]);
    await engine.apply([drafts.map((draft) => writer.accept(draft)), new Map()]);
  }
};
const item = (id: string, place: number, steps: readonly (readonly [MilestoneKind, string, string?])[]): ActionRequest[] => [
  {
    action: 'registerItem',
    input: {
      item: { id, parcelId: `l-1/${place}`, redLineId: 'r-1', unit: 'v-1', households: [], buildings: [] },
      on: '2026-01-05',
    },
  },
  ...steps.map(
    ([kind, on, proof = '凭证']): ActionRequest => ({
      action: 'recordMilestone',
      input: { itemId: id, kind, on, documentNo: '1', proof },
    }),
  ),
];
const seen = (id: string, seenOn: string, box: readonly [number, number, number, number], more: object = {}): ActionRequest => ({
  action: 'reportSighting',
  input: {
    sighting: { ...SIGHTING, id, no: id, seenOn, ...more },
    shape: shape(...box, 'gps'),
    reason: '巡查',
    on: seenOn,
  },
});

/** One of everything, each as it should be: whatever a rule finds here it finds in an office that did nothing wrong. */
beforeAll(async () => {
  const outline = shape(-100, -100, 3_000, 900).coordinates;
  const units = [{ id: 'v-1', level: 'village' as const, name: '一村', shape: outline as never }];
  const take = await openBare(engine, { units, holidays }, writer);
  const squares = Array.from({ length: 4 }, (_, n) =>
    // The second is stated with the thousandth that the two legal measures may differ by.
    rectangle([200 * n, 0, 200 * n + 100, 100], { 宗地号: `T-${n}`, 面积: n === 1 ? 10_009 : 10_000 }),
  );
  await take('parcels', collect(squares), ['l-1']);
  // Two lines that touch.
  const lines = [rectangle([0, 0, 400, 100], { 名称: '甲' }), rectangle([400, 0, 700, 100], { 名称: '乙' })];
  await take('red-lines', collect(lines), ['l-2', 'r-1', 'r-2']);
  await take('compensated', collect([rectangle([0, 300, 100, 400], { 名称: '旧地' })]), ['l-3']);
  await take('permits', collect([rectangle([300, 300, 400, 400], { 名称: '许可' })]), ['l-5']);
  await record({
    action: 'describeRedLine',
    input: { redLineId: 'r-1', patch: { freezeOn: '2026-01-20' }, reason: '公告', on: '2026-01-04' },
  });

  const days = ['01-06', '01-12', '02-03', '02-05', '02-08', '02-10', '02-11', '02-12', '02-13'];
  await record(
    ...item(
      'i-done',
      0,
      LAWFUL_STEPS.map((kind, n) => [kind, `2026-${days[n]}`] as const),
    ),
  );
  await record(
    ...item('i-decided', 1, [
      ['decided', '2026-02-03'],
      ['paid', '2026-02-25', '专户存储凭证'],
      ['vacated', '2026-02-26', '自愿腾空记录'],
    ]),
  );
  const objection = { id: 'o-1', receivedOn: '2026-01-12', answerByOn: '2026-02-12' };
  await record(
    { action: 'receiveObjection', input: { itemId: 'i-decided', objection, on: objection.receivedOn } },
    { action: 'answerObjection', input: { itemId: 'i-decided', objectionId: 'o-1', result: '不成立', on: '2026-02-26' } },
  );

  await record(
    // Seen before the freeze date, and before the land under it was paid for; inside its permit; found harmless by its case.
    seen('s-before', '2026-01-18', [210, 10, 220, 20]),
    seen('s-permitted', '2026-02-01', [310, 310, 320, 320]),
    seen('s-legal', '2026-02-01', [500, 500, 510, 510]),
    {
      action: 'openCase',
      input: {
        case: { id: 'k-legal', no: 'AJ-1', begunOn: '2026-02-02', track: 'planning', sightings: ['s-legal'] },
        reason: '线索',
        on: '2026-02-02',
      },
    },
    {
      action: 'openCase',
      input: {
        case: { id: 'k-before', no: 'AJ-2', begunOn: '2026-02-02', track: 'planning', sightings: ['s-before'] },
        reason: '线索',
        on: '2026-02-02',
      },
    },
    { action: 'takeCaseStep', input: { caseId: 'k-legal', kind: 'verified', verification: 'legal', on: '2026-02-03' } },
    { action: 'takeCaseStep', input: { caseId: 'k-before', kind: 'verified', verification: 'violation', on: '2026-02-03' } },
    { action: 'takeCaseStep', input: { caseId: 'k-before', kind: 'opened', on: '2026-02-04' } },
  );
  const patch = {
    id: 'p-1',
    no: 'TB-1',
    source: 'satellite' as const,
    imagedOn: '2026-01-20',
    answerByOn: '2026-02-20',
    // Half of the card is not stated.
    areas: { farmland: 60_000_000 },
    shape: shape(0, 500, 100, 600, 'gps'),
  };
  await record(
    { action: 'receivePatch', input: { patch, on: '2026-02-01' } },
    { action: 'answerPatch', input: { patchId: 'p-1', answer: { finding: 'legal', note: '现场核实' }, on: '2026-02-10' } },
    {
      action: 'assignTask',
      input: { task: { id: 't-1', from: 'other', title: '到场', assignee: '甲组', dueOn: '2026-02-10' }, on: '2026-02-01' },
    },
    { action: 'finishTask', input: { taskId: 't-1', result: { note: '已到场' }, on: '2026-02-09' } },
  );
});
afterAll(stop);

it.each(['2026-01-01', '2026-02-07', '2026-02-26', '2026-03-20'])(
  'nothing is found on %s in a district where all is as it should be',
  async (on) => {
    const { entries } = await engine.findings([on]);
    expect(entries.map(({ key, params }) => [key, params])).toEqual([]);
  },
);
