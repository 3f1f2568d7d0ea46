import { expect, test } from 'vitest';
import { readHolidayYear } from '../../src/core/rules/calendar/read-holiday-year.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { SIGHTING } from '../support/district-changes.ts';
import { openSquares, placeAt } from '../support/square-district.ts';

type Milestone = Extract<ActionRequest, { action: 'recordMilestone' }>['input'];

async function openDesk() {
  const { engine } = connectEngine();
  const { layerId, redLineId } = await openSquares(engine);
  const detail = await engine.describe([{ kind: 'parcel', layerId, row: 0 }, '2026-06-01']);
  if (detail.kind !== 'parcel') throw new Error('no parcel');
  const { act, accept } = openRecorder(engine);
  const item = (id: string, parcelId = detail.parcelId): ActionRequest => ({
    action: 'registerItem',
    input: { item: { id, parcelId, redLineId, unit: 'v-1', households: [], buildings: [] }, on: '2026-02-01' },
  });
  const step = (kind: Milestone['kind'], on: string, more: Partial<Milestone> = {}): ActionRequest => ({
    action: 'recordMilestone',
    input: { itemId: 'i-1', kind, on, ...more },
  });
  return { accept, act, engine, item, layerId, step };
}

test('a parcel is one item of a red line, and land that no map shows is not paid for', async () => {
  const { accept, act, engine, item, step } = await openDesk();
  await act(item('i-1'));
  await expect(act(item('i-2'))).rejects.toMatchObject({ code: 'item-repeated', params: { item: 'i-1' } });
  const foreign = { code: 'item-parcel-unknown', params: { parcel: 'nowhere' } };
  await expect(act(item('i-3', 'nowhere'))).rejects.toMatchObject(foreign);
  // On record all the same, as from a feed that was written before this was asked.
  const [draft] = await engine.draft([[item('i-3', 'l-1/1')]]);
  if (draft.type !== 'item-registered') throw new Error('no item');
  await accept([{ ...draft, body: { item: { ...draft.body.item, parcelId: 'nowhere' } } }]);
  await act(step('signed', '2026-02-02', { itemId: 'i-3' }));
  await expect(act(step('paid', '2026-02-03', { itemId: 'i-3' }))).rejects.toMatchObject({ code: 'parcel-unplaced' });
  await act(step('signed', '2026-02-02'));
  await expect(act(step('paid', '2026-02-03', { amount: -5 }))).rejects.toMatchObject({ code: 'amount-negative' });
});

test('under a decision nobody’s land is cleared or handed over before it was vacated', async () => {
  const { act, item, step } = await openDesk();
  await act(item('i-1'), step('decided', '2026-02-02'), step('paid', '2026-02-03', { proof: '专户存储' }));
  for (const kind of ['cleared', 'handed-over'] as const)
    await expect(act(step(kind, '2026-02-04'))).rejects.toMatchObject({ code: 'vacating-by-decision-alone' });
});

test('an agreement is not taken back under a payment that has no proof of deposit', async () => {
  const { act, item, step } = await openDesk();
  const [, signed] = await act(item('i-1'), step('signed', '2026-02-02'), step('decided', '2026-02-02'));
  await act(step('paid', '2026-02-03'));
  const undo = { itemId: 'i-1', changeId: signed.id, reason: '误录', on: '2026-02-04' };
  await expect(act({ action: 'withdrawMilestone', input: undo })).rejects.toMatchObject({
    code: 'milestone-needed',
    params: { kind: 'paid', neededOn: '2026-02-03' },
  });
});

test('an answer is not taken back under a step that it allowed', async () => {
  const { act, item, step } = await openDesk();
  const objection = { itemId: 'i-1', objectionId: 'o-1' };
  await act(item('i-1'), step('signed', '2026-02-02'), step('paid', '2026-02-03'));
  await act({
    action: 'receiveObjection',
    input: { itemId: 'i-1', objection: { id: 'o-1', receivedOn: '2026-02-04' }, on: '2026-02-04' },
  });
  await act({ action: 'answerObjection', input: { ...objection, result: '已复核', on: '2026-02-05' } });
  await act(step('vacated', '2026-02-06'));
  const undo = { ...objection, reason: '误录', on: '2026-02-07' };
  await expect(act({ action: 'withdrawObjectionAnswer', input: undo })).rejects.toMatchObject({
    code: 'milestone-needed',
    params: { kind: 'vacated', neededOn: '2026-02-06' },
  });
});

test('parcels do not leave the map from under their items', async () => {
  const { act, engine, item, layerId } = await openDesk();
  const [{ seq }] = await act(item('i-1'));
  const drafts = await engine.draft([[{ action: 'withdrawLayer', input: { layerId, reason: '误入', on: '2026-02-02' } }]]);
  expect(await engine.admit([drafts, seq])).toMatchObject({ at: 0, refusal: { refused: 'layer-in-use', items: 1 } });
});

test.each([
  [{ sliver: { m2: 1e9, width_m: 0.1 } }, 'setting-out-of-range'],
  [{ duplicateRatio: 1 }, 'setting-out-of-range'],
  [{ demolitionDueMonths: 1_000_000 }, 'setting-out-of-range'],
  [{ timeZone: 'Nowhere/X' }, 'time-zone-unknown'],
  [
    { holidays: [{ year: 2026, offDays: ['2026-01-01'], makeUpWorkdays: [], statutoryDays: [], source: 'x' }] },
    'holidays-malformed',
  ],
])('settings do not talk a rule away: %j', async (patch, code) => {
  const { act } = await openDesk();
  await expect(act({ action: 'changeSettings', input: { patch, on: '2026-02-02' } })).rejects.toMatchObject({ code });
});

test('what is made up for is a day of rest, and new year is a holiday in every table', () => {
  const fixed = ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'];
  const table = { year: 2026, offDays: fixed, makeUpWorkdays: [], statutoryDays: fixed, source: '通知' };
  expect(readHolidayYear(table)).toMatchObject({ year: 2026 });
  expect(() => readHolidayYear({ ...table, makeUpWorkdays: ['2026-02-17'] })).toThrow('holidays-malformed');
  expect(() => readHolidayYear({ ...table, statutoryDays: fixed.slice(1) })).toThrow('holidays-malformed');
});

test('a build has one case, also where another report of it is named', async () => {
  const { act } = await openDesk();
  const [lon, lat] = placeAt(0, 0);
  const at = '2026-02-01';
  const corners = [placeAt(0, 0), placeAt(10, 0), placeAt(10, 10), placeAt(0, 0)];
  const coordinates = { type: 'Polygon' as const, coordinates: [corners] };
  const shape = { coordinates, origin: 'surveyed' as const, sigma_m: 0.05, source: { crs: 'EPSG:4490' } };
  const report = (id: string): ActionRequest => ({
    action: 'reportSighting',
    input: {
      sighting: { ...SIGHTING, id, no: id, position: { lon, lat, accuracy_m: 5, at: `${at}T01:00:00.000Z` } },
      shape,
      reason: '巡查',
      on: at,
    },
  });
  const open = (id: string, sighting: string): ActionRequest => ({
    action: 'openCase',
    input: { case: { id, no: id, begunOn: at, sightings: [sighting], track: 'planning' }, reason: '立案', on: at },
  });
  await act(report('s-1'), report('s-2'), { action: 'linkSighting', input: { sightingId: 's-2', sameAs: 's-1', on: at } });
  await act(open('k-1', 's-1'));
  await expect(act(open('k-2', 's-2'))).rejects.toMatchObject({ code: 'sighting-has-case', params: { caseNo: 'k-1' } });
});
