import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS, type ActionRequest } from '../../src/core/register/actions/index.ts';
import type { ChangeDraft } from '../../src/core/register/change.ts';
import type { MilestoneKind } from '../../src/core/register/clearance-item.ts';
import type { Register } from '../../src/core/register/register.ts';
import { isRefusal, type Refusal } from '../../src/core/register/refusal.ts';
import type { Shape } from '../../src/core/register/shape.ts';
import { readHolidayYear } from '../../src/core/rules/calendar/read-holiday-year.ts';
import { createMemoryKeeper } from '../../src/state/memory-keeper.ts';
import { createReferee } from '../../src/state/referee.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, SIGHTING } from '../support/district-changes.ts';
import { openBare, placeAt } from '../support/square-district.ts';
import { collect, rectangle } from '../support/square-parcels.ts';

const HOLIDAYS = readHolidayYear(JSON.parse(readFileSync('data/holidays/2026.json', 'utf8')));
const TODAY = '2026-06-01';
const { engine, stop } = connectEngine();
const writer = createWriter();
const clock = { now: () => `${TODAY}T02:00:00.000Z` };
let made = 0;
const ids = { next: () => `id-${++made}`, salt: () => 'ab'.repeat(16) };
const keeper = createMemoryKeeper(
  { clock, ids, by: 'u-1', device: 'd-1' },
  createReferee(
    (...judged) => engine.admit(judged),
    () => TODAY,
  ),
);

const record = async (...requests: readonly ActionRequest[]) => {
  const drafts = await engine.draft([requests]);
  await engine.apply([drafts.map((draft) => writer.accept(draft)), new Map()]);
};
const step = (itemId: string, kind: MilestoneKind, on: string, proof?: string): ActionRequest => ({
  action: 'recordMilestone',
  input: { itemId, kind, on, documentNo: '1', ...(proof !== undefined && { proof }) },
});
const register = (id: string, place: number, redLineId = 'r-2'): ActionRequest => ({
  action: 'registerItem',
  input: { item: { id, parcelId: `l-1/${place}`, redLineId, unit: '', households: [], buildings: [] }, on: '2026-02-01' },
});
const outline = (west: number, origin: Shape['origin']): Shape => {
  const corners: [number, number][] = [
    [west, 0],
    [west + 90, 0],
    [west + 90, 100],
    [west, 100],
    [west, 0],
  ];
  const ring = corners.map(([x, y]) => placeAt(x, y));
  const sigma_m = origin === 'surveyed' ? 0.05 : 2.5;
  return { coordinates: { type: 'Polygon', coordinates: [ring] }, origin, sigma_m, source: { crs: 'EPSG:4490' } };
};

/** Past every rule but the action's own conditions, as somebody at the console makes a draft. */
function forge({ action, input }: ActionRequest): ChangeDraft {
  const act = ACTIONS[action] as (register: Register, input: unknown) => ChangeDraft | Refusal;
  const draft = act(writer.register, input);
  if (isRefusal(draft)) throw new Error(`the action itself refuses: ${draft.refused}`);
  return draft;
}

async function viaBulk(request: ActionRequest): Promise<string | undefined> {
  if (request.action !== 'recordMilestone') return undefined;
  const { itemId, kind, on, proof } = request.input;
  const item = writer.register.items.get(itemId);
  const redLine = writer.register.redLines.get(item?.redLineId ?? '')?.name;
  const parcelNo = PARCELS[Number(item?.parcelId.split('/')[1])];
  const text = `宗地号,红线,日期,文号,凭证\n${parcelNo},${redLine},${on},1,${proof ?? ''}\n`;
  const file = await engine.bulkRead([{ name: 'a.csv', bytes: new TextEncoder().encode(text) }]);
  const [{ proposed }] = file.sheets;
  const mapping = {
    ...proposed,
    columns: ['parcelNo', 'redLine', `day:${kind}`, `documentNo:${kind}`, `proof:${kind}`] as never,
  };
  const preview = await engine.bulkPreview([file.fileId, 0, mapping, [], TODAY]);
  const [entry] = await engine.bulkEntries([file.fileId, null, 0, preview.entries]);
  return entry.problem?.code ?? entry.verdict;
}

const PARCELS = ['A', 'B', 'C', 'D', 'E', 'F'];
const head = () => writer.changes[writer.changes.length - 1];

beforeAll(async () => {
  const take = await openBare(engine, { holidays: [HOLIDAYS] }, writer);
  const squares = PARCELS.map((name, n) => rectangle([200 * n, 0, 200 * n + 100, 100], { 宗地号: name }));
  await take('parcels', collect(squares), ['l-1']);
  await take('red-lines', collect([rectangle([0, 0, 60, 100], { 名称: '甲' }), rectangle([40, 0, 1200, 100], { 名称: '乙' })]), [
    'l-2',
    'r-1',
    'r-2',
  ]);
  await take('compensated', collect([rectangle([280, 0, 300, 100], { 名称: '旧补偿地' })]), ['l-3']);
  await record(register('a-1', 0, 'r-1'), register('a-2', 0), register('b', 1), register('c', 2), register('d', 3));
  await record(register('e', 4), register('f', 5), register('g', 5, 'r-1'));
  for (const id of ['a-1', 'a-2', 'b', 'c', 'f', 'g']) await record(step(id, 'signed', '2026-02-02'));
  await record(step('a-1', 'paid', '2026-02-03'), step('c', 'paid', '2026-02-03'), step('e', 'decided', '2026-02-03'));
  const objection = { id: 'o-1', receivedOn: '2026-02-04' };
  await record({ action: 'receiveObjection', input: { itemId: 'c', objection, on: '2026-02-04' } });
  const parcel = { parcelId: 'l-1/3', parcelNo: 'D', layerId: 'l-1' };
  await record({ action: 'reshapeParcel', input: { ...parcel, shape: outline(600, 'gps'), reason: '走绘', on: '2026-03-01' } });
  const seen = { shape: outline(1000, 'gps'), reason: '巡查', on: '2026-02-01' };
  for (const [id, track] of [
    ['k-land', 'land'],
    ['k-plan', 'planning'],
    ['k-surveyed', 'land'],
    ['k-bare', 'land'],
  ] as const) {
    const sighting = { ...SIGHTING, id: `s-${id}`, no: `XC-${id}` };
    await record({ action: 'reportSighting', input: { sighting, ...seen } });
    const one = { id, no: `AJ-${id}`, begunOn: '2026-02-01', track, sightings: [sighting.id] };
    const occupiedLand = id === 'k-bare' ? undefined : outline(1000, id === 'k-surveyed' ? 'surveyed' : 'gps');
    await record({ action: 'openCase', input: { case: one, occupiedLand, reason: '线索', on: '2026-02-01' } });
    const taken = (kind: 'verified' | 'opened' | 'notified' | 'legally-reviewed', on: string): ActionRequest => ({
      action: 'takeCaseStep',
      input: {
        caseId: id,
        kind,
        on,
        ...(kind === 'verified' && { verification: 'violation' as const }),
        ...(kind === 'notified' && { served: { on, proof: '回证' } }),
      },
    });
    await record(taken('verified', '2026-02-02'), taken('opened', '2026-02-03'), taken('notified', '2026-02-04'));
    await record(taken('legally-reviewed', '2026-03-02'));
  }
  await record(step('e', 'paid', '2026-02-10', '存储凭证 1'));
  for (const [id, proof] of [
    ['a-1', undefined],
    ['e', '交接单'],
  ] as const)
    await record(step(id, 'handed-over', '2026-02-12', proof));
  await keeper.save('d-1', { feed: writer.changes, packages: new Map() });
});
afterAll(stop);

const fine = (caseId: string, yuan?: number, decision: 'fine' | 'demolish' = 'fine'): ActionRequest => ({
  action: 'takeCaseStep',
  input: { caseId, kind: 'decided', decision, on: '2026-04-01', ...(yuan !== undefined && { fine: yuan * 100 }) },
});

describe('what breaks a blocking rule', () => {
  it.each<[string, ActionRequest, ActionRequest]>([
    ['double-compensation', step('a-2', 'paid', '2026-02-05'), step('f', 'paid', '2026-02-05')],
    ['compensated-land', step('b', 'paid', '2026-02-05'), step('f', 'paid', '2026-02-05')],
    ['item-outside-red-line', step('g', 'paid', '2026-02-05'), step('f', 'paid', '2026-02-05')],
    ['objection-open', step('c', 'vacated', '2026-02-05'), step('a-1', 'vacated', '2026-02-05')],
    ['geometry-not-surveyed', step('d', 'signed', '2026-03-01'), step('d', 'signed', '2026-02-28')],
    ['geometry-not-surveyed', step('d', 'decided', '2026-03-01'), step('d', 'decided', '2026-02-28')],
    ['vacating-by-decision-alone', step('e', 'vacated', '2026-02-11'), step('e', 'vacated', '2026-02-11', '自愿腾空记录')],
    ['fine-not-surveyed', fine('k-land'), fine('k-plan')],
    ['fine-not-surveyed', fine('k-land', 1_000_000, 'demolish'), fine('k-plan', 1_000_000, 'demolish')],
    ['fine-without-land', fine('k-bare'), fine('k-plan')],
    ['archive-lacks-papers', step('a-1', 'archived', '2026-02-20'), step('e', 'archived', '2026-02-20', '案卷')],
    // 9000 m² at 100 to 1000 yuan each (土地管理法实施条例 57).
    ['fine-out-of-range', fine('k-surveyed', 890_000), fine('k-surveyed', 910_000)],
    ['fine-out-of-range', fine('k-surveyed', 9_010_000, 'demolish'), fine('k-surveyed', 8_990_000, 'demolish')],
  ])('is refused as %s at every door, and its lawful neighbour is let in', async (code, unlawful, lawful) => {
    await expect(engine.draft([[unlawful]])).rejects.toMatchObject({ code });
    await expect(keeper.transact('d-1', [forge(unlawful)], { after: head() })).rejects.toMatchObject({ code });
    const bulk = await viaBulk(unlawful);
    if (unlawful.action === 'recordMilestone') expect(bulk).toBe(code);
    const [draft] = await engine.draft([[lawful]]);
    expect(await engine.admit([[draft], head().seq])).toBeNull();
    if (lawful.action === 'recordMilestone') expect(await viaBulk(lawful)).toBe('record');
    expect((await keeper.load('d-1'))?.feed).toHaveLength(writer.changes.length);
  });

  it('is refused as deposit-unproven at every door; with the proof it is let in', async () => {
    // Decided anew, together with the payment: what comes before in the same step counts.
    const decided = step('d', 'decided', '2026-02-28');
    const pay = step('d', 'paid', '2026-02-28');
    await expect(engine.draft([[decided, pay]])).rejects.toMatchObject({ code: 'deposit-unproven', params: { at: 1 } });
    await engine.draft([[decided, step('d', 'paid', '2026-02-28', '存储凭证 2')]]);
    const drafts = await engine.draft([[decided]]);
    const forged = { ...forge(decided), base: (drafts[0].base ?? 0) + 1, body: { milestone: { kind: 'paid', documentNo: '1' } } };
    await expect(keeper.transact('d-1', [...drafts, forged as ChangeDraft], { after: head() })).rejects.toMatchObject({
      code: 'deposit-unproven',
    });
  });

  it('cannot have happened after today, by the console neither; a day that is planned may', async () => {
    const tomorrow = '2026-06-02';
    const late: ActionRequest[] = [
      step('f', 'paid', tomorrow),
      { action: 'answerObjection', input: { itemId: 'c', objectionId: 'o-1', result: '不成立', on: tomorrow } },
      { action: 'takeCaseStep', input: { caseId: 'k-plan', kind: 'stop-work-ordered', on: tomorrow } },
      {
        action: 'takeCaseStep',
        input: { caseId: 'k-plan', kind: 'decided', decision: 'demolish', on: TODAY, served: { on: tomorrow, proof: '回证' } },
      },
    ];
    for (const request of late)
      await expect(keeper.transact('d-1', [forge(request)], { after: head() })).rejects.toMatchObject({
        code: 'day-in-future',
        params: { today: TODAY },
      });
    const task = { id: 't-1', from: 'other' as const, title: '到场', assignee: '甲组', dueOn: '2026-07-01' };
    const planned = forge({ action: 'assignTask', input: { task, on: TODAY } });
    await expect(keeper.transact('d-1', [planned], { after: head() })).resolves.toHaveLength(1);
  });
});
