import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHolidayYear } from '../../src/core/rules/calendar/read-holiday-year.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import { openRecorder } from '../support/acting-engine.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { RED_LINE, SIGHTING, squareShape } from '../support/district-changes.ts';
import { openSquares, placeAt } from '../support/square-district.ts';

type Step = Extract<ActionRequest, { action: 'takeCaseStep' }>['input'];
type Milestone = Extract<ActionRequest, { action: 'recordMilestone' }>['input'];

const HOLIDAYS = [2025, 2026].map((year) => readHolidayYear(JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8'))));

/** What a reader of the record sees nothing of, though `trim` leaves it: zero-width characters, a soft hyphen, fillers. */
const UNSEEN = ['\u200b', '\u2060', '\u00ad', '\u3164', '\u2800', '\u200d\u200c', ' \u200b '];

async function openDesk() {
  const { engine } = connectEngine();
  const { layerId, redLineId } = await openSquares(engine);
  const detail = await engine.describe([{ kind: 'parcel', layerId, row: 0 }, '2026-06-01']);
  if (detail.kind !== 'parcel') throw new Error('no parcel');
  const { parcelId } = detail;
  const { act } = openRecorder(engine);
  const [lon, lat] = placeAt(10, 10);
  await act({ action: 'changeSettings', input: { patch: { holidays: HOLIDAYS }, reason: '国办通知', on: '2025-06-01' } });
  return {
    act,
    tries: async (...requests: ActionRequest[]) =>
      engine.draft([requests]).then(
        () => 'allowed' as const,
        ({ code, params }) => ({ code, ...params }),
      ),
    freeze: (patch: { freezeOn: string | null }): ActionRequest => ({
      action: 'describeRedLine',
      input: { redLineId, patch, reason: '更正', on: '2026-03-01' },
    }),
    item: {
      action: 'registerItem',
      input: { item: { id: 'i-1', parcelId, redLineId, unit: 'v-1', households: [], buildings: [] }, on: '2026-01-05' },
    } satisfies ActionRequest,
    milestone: (kind: Milestone['kind'], on: string, more: Partial<Milestone> = {}): ActionRequest => ({
      action: 'recordMilestone',
      input: { itemId: 'i-1', kind, on, ...more },
    }),
    begin: (track: 'planning' | 'land', begunOn: string): ActionRequest[] => [
      {
        action: 'reportSighting',
        input: { sighting: { ...SIGHTING, seenOn: begunOn }, shape: squareShape(lon, lat, 0.0001), reason: '巡查', on: begunOn },
      },
      {
        action: 'openCase',
        input: { case: { id: 'k-1', no: '案1', begunOn, sightings: ['s-1'], track }, reason: '核查', on: begunOn },
      },
    ],
    step: (kind: Step['kind'], on: string, more: Partial<Step> = {}): ActionRequest => ({
      action: 'takeCaseStep',
      input: { caseId: 'k-1', kind, on, ...more },
    }),
  };
}

const served = (on: string) => ({ served: { on, proof: '送达回证' } });

describe('what nobody can read', () => {
  it.each(UNSEEN)('is no proof of a deposit, of vacating or of an answer (%j)', async (text) => {
    const { act, tries, item, milestone } = await openDesk();
    await act(item, milestone('decided', '2026-01-06'));
    const unseen = { code: 'text-with-unseen' };
    expect(await tries(milestone('paid', '2026-01-07', { proof: text }))).toMatchObject(unseen);
    await act(milestone('paid', '2026-01-07', { proof: '存单' }));
    expect(await tries(milestone('vacated', '2026-01-08', { proof: text }))).toMatchObject(unseen);
    const objection = { id: 'o-1', receivedOn: '2026-01-08' };
    await act({ action: 'receiveObjection', input: { itemId: 'i-1', objection, on: '2026-01-08' } });
    const named = { itemId: 'i-1', objectionId: 'o-1', on: '2026-01-09' };
    expect(await tries({ action: 'answerObjection', input: { ...named, result: text } })).toMatchObject(unseen);
    expect(await tries({ action: 'withdrawObjection', input: { ...named, reason: text } })).toMatchObject(unseen);
  });

  it('is no proof of service: no period of the person begins', async () => {
    const { act, tries, begin, step } = await openDesk();
    await act(...begin('planning', '2026-01-05'), step('verified', '2026-01-06', { verification: 'violation' }));
    await act(step('opened', '2026-01-07'));
    const [{ id }] = await act(step('notified', '2026-01-08'));
    for (const proof of UNSEEN) {
      const service = { caseId: 'k-1', changeId: id, served: { on: '2026-01-08', proof }, on: '2026-01-08' };
      expect(await tries({ action: 'recordService', input: service })).toMatchObject({ code: 'proof-missing' });
    }
  });
});

it('one notice carries one decision, until it is revoked (行政处罚法 29, 44)', async () => {
  const { act, tries, begin, step } = await openDesk();
  await act(...begin('planning', '2025-07-01'), step('verified', '2025-07-02', { verification: 'violation' }));
  await act(step('opened', '2025-07-03'), step('notified', '2025-07-04', served('2025-07-04')));
  await act(step('legally-reviewed', '2025-07-12'), step('decided', '2025-08-29', { decision: 'demolish' }));
  const again = step('decided', '2025-09-12', { decision: 'rectify' });
  expect(await tries(again)).toMatchObject({ code: 'decided-already', takenOn: '2025-08-29', article: '行政处罚法 第29、44条' });
  const revoked = [step('revoked', '2025-09-01'), step('notified', '2025-09-02', served('2025-09-02'))];
  expect(await tries(...revoked, again)).toMatchObject({ code: 'step-missing', missing: 'legally-reviewed' });
  expect(await tries(...revoked, step('legally-reviewed', '2025-09-10'), again)).toBe('allowed');
});

// The table of 2027 is not there: whether 1 January is a Friday of rest, and how long Spring Festival is, nobody has recorded.
it.each([
  ['decided', '2026-12-28', '2027-01-04', 'hearing-open'],
  ['decided', '2026-12-28', '2027-01-05', 'calendar-missing'],
  ['decided', '2027-02-01', '2027-02-09', 'calendar-missing'],
  ['decided', '2026-02-12', '2026-02-26', 'hearing-open'],
  ['decided', '2026-02-12', '2026-02-27', 'allowed'],
] as const)('%s after a notice served on %s, on %s: %s', async (kind, notice, on, code) => {
  const { act, tries, begin, step } = await openDesk();
  await act(...begin('planning', '2026-02-02'), step('verified', '2026-02-03', { verification: 'violation' }));
  await act(step('opened', '2026-02-04'), step('notified', notice, served(notice)), step('legally-reviewed', notice));
  const found = await tries(step(kind, on, { decision: 'demolish' }));
  expect(found === 'allowed' ? found : found.code).toBe(code);
});

it('a demand whose ten working days nobody can count yet leads to no court (行政强制法 54)', async () => {
  const { act, tries, begin, step } = await openDesk();
  await act(...begin('land', '2026-08-01'), step('verified', '2026-08-02', { verification: 'violation' }));
  await act(step('opened', '2026-08-03'), step('notified', '2026-08-04', served('2026-08-04')));
  await act(
    step('legally-reviewed', '2026-08-12'),
    step('decided', '2026-08-13', { decision: 'demolish', ...served('2026-09-18') }),
  );
  // 18 September + 60 days = 17 November, a Tuesday.
  expect(await tries(step('demanded', '2026-11-17'))).toMatchObject({ code: 'review-open', notBefore: '2026-11-18' });
  await act(step('demanded', '2026-12-25', served('2026-12-25')));
  expect(await tries(step('court-applied', '2027-01-08'))).toMatchObject({ code: 'demand-unanswered-open' });
  expect(await tries(step('court-applied', '2027-01-20'))).toMatchObject({
    code: 'calendar-missing',
    article: '行政强制法 第54条、第69条',
  });
});

it('nobody’s house is handed over before it was vacated; bare land goes from payment to hand-over', async () => {
  const { act, tries, item, milestone } = await openDesk();
  await act(item, milestone('signed', '2026-01-06'), milestone('paid', '2026-01-07'));
  expect(await tries(milestone('handed-over', '2026-01-08'))).toBe('allowed');
  await act({ action: 'registerBuilding', input: { building: { id: 'b-1', itemId: 'i-1', no: '1' }, on: '2026-01-07' } });
  for (const kind of ['cleared', 'handed-over'] as const)
    expect(await tries(milestone(kind, '2026-01-08'))).toMatchObject({ code: 'vacating-missing', kind });
  expect(await tries(milestone('vacated', '2026-01-08'), milestone('handed-over', '2026-01-08'))).toBe('allowed');
});

it('who takes the holiday table away decides no day earlier', async () => {
  const { act, tries, begin, step } = await openDesk();
  await act(...begin('planning', '2026-02-02'), step('verified', '2026-02-03', { verification: 'violation' }));
  await act(step('opened', '2026-02-04'), step('notified', '2026-02-12', served('2026-02-12')));
  await act(step('legally-reviewed', '2026-02-13'));
  const early = step('decided', '2026-02-24', { decision: 'demolish' });
  expect(await tries(early)).toMatchObject({ code: 'hearing-open', until: '2026-02-26' });
  await act({ action: 'changeSettings', input: { patch: { holidays: [] }, reason: '更换', on: '2026-02-13' } });
  expect(await tries(early)).toMatchObject({ code: 'calendar-missing', article: '行政处罚法 第64条第1项、第85条' });
});

it('the freeze date stays what agreements rest on; until then, and for the first time, it is stated', async () => {
  const { act, tries, freeze, item, milestone } = await openDesk();
  await act(freeze({ freezeOn: '2025-10-01' }), item);
  expect(await tries(freeze({ freezeOn: '2025-11-01' }))).toBe('allowed');
  const [, signed] = await act(milestone('published', '2026-01-05'), milestone('signed', '2026-01-06'));
  const [paid] = await act(milestone('paid', '2026-01-07'));
  const refused = { code: 'freeze-date-relied-on', freezeOn: '2025-10-01', kind: 'signed', takenOn: '2026-01-06', count: 2 };
  for (const freezeOn of ['2025-11-01', '2025-09-01', null]) expect(await tries(freeze({ freezeOn }))).toMatchObject(refused);
  const backTo = ({ id }: { id: string }): ActionRequest => ({
    action: 'withdrawMilestone',
    input: { itemId: 'i-1', changeId: id, reason: '误录', on: '2026-03-01' },
  });
  expect(await tries(backTo(paid), backTo(signed), freeze({ freezeOn: '2025-11-01' }))).toBe('allowed');
});

it('nothing is decided that was agreed before; an agreement after the decision is lawful (590号令 26)', async () => {
  const { act, tries, item, milestone } = await openDesk();
  await act(item);
  const agreed = [milestone('signed', '2026-01-06'), milestone('decided', '2026-01-08')];
  expect(await tries(...agreed)).toMatchObject({ code: 'decision-after-agreement', signedOn: '2026-01-06' });
  expect(await tries(milestone('decided', '2026-01-06'), milestone('signed', '2026-01-08'))).toBe('allowed');
});

it('a decision that stands is not closed over by a second look that finds nothing (行政处罚法 75)', async () => {
  const { act, tries, begin, step } = await openDesk();
  await act(...begin('planning', '2025-07-01'), step('verified', '2025-07-02', { verification: 'violation' }));
  await act(step('opened', '2025-07-03'), step('notified', '2025-07-04', served('2025-07-04')));
  const [seen] = [step('verified', '2025-07-20', { verification: 'false-change' })];
  // As long as nothing was decided the case ends with what was found.
  expect(await tries(seen, step('closed', '2025-07-20'))).toBe('allowed');
  await act(step('legally-reviewed', '2025-07-12'), step('decided', '2025-08-01', { decision: 'demolish' }));
  const again = step('verified', '2026-01-05', { verification: 'false-change' });
  expect(await tries(again, step('closed', '2026-01-05'))).toMatchObject({ code: 'decision-stands', takenOn: '2025-08-01' });
  expect(await tries(again, step('revoked', '2026-01-05'), step('closed', '2026-01-05'))).toBe('allowed');
});

it('what was paid elsewhere meanwhile is not paid by taking a withdrawal back', async () => {
  const { engine } = connectEngine();
  const { layerId, redLineId } = await openSquares(engine);
  const detail = await engine.describe([{ kind: 'parcel', layerId, row: 0 }, '2026-06-01']);
  if (detail.kind !== 'parcel') throw new Error('no parcel');
  const { parcelId } = detail;
  const { act } = openRecorder(engine);
  const ring = [placeAt(-50, -50), placeAt(500, -50), placeAt(500, 500), placeAt(-50, 500), placeAt(-50, -50)];
  const shape = {
    coordinates: { type: 'Polygon' as const, coordinates: [ring] },
    origin: 'surveyed' as const,
    sigma_m: 0.05,
    source: { crs: 'EPSG:4490' },
  };
  const line = { ...RED_LINE, id: 'r-9', name: '二线' };
  await act({ action: 'drawRedLine', input: { redLine: line, shape, reason: '批复', on: '2026-01-03' } });
  const item = (id: string, own: string): ActionRequest => ({
    action: 'registerItem',
    input: { item: { id, parcelId, redLineId: own, unit: 'v-1', households: [], buildings: [] }, on: '2026-01-05' },
  });
  const take = (itemId: string, kind: Milestone['kind'], on: string): ActionRequest => ({
    action: 'recordMilestone',
    input: { itemId, kind, on, proof: '凭证' },
  });
  await act(item('i-1', redLineId), item('i-2', 'r-9'), take('i-1', 'signed', '2026-01-06'), take('i-2', 'signed', '2026-01-06'));
  const [paid] = await act(take('i-1', 'paid', '2026-01-07'));
  const withdrawal = { itemId: 'i-1', changeId: paid.id, reason: '误录', on: '2026-01-08' };
  const [withdrawn] = await act({ action: 'withdrawMilestone', input: withdrawal });
  const [last] = await act(take('i-2', 'paid', '2026-01-09'));
  const drafts = await engine.draftCounter([
    { changes: [withdrawn], history: [paid, withdrawn], reason: '恢复', on: '2026-01-10' },
  ]);
  expect(await engine.admit([drafts, last.seq])).toMatchObject({ refusal: { refused: 'double-compensation', item: 'i-2' } });
});
