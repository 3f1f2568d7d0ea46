import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/register/default-settings.ts';
import type { Settings } from '../../src/core/register/district.ts';
import { patchOfficeRules } from '../../src/core/register/office-rules.ts';
import type { CaseStepKind } from '../../src/core/register/case.ts';
import type { NewCaseStep } from '../../src/core/register/actions/take-case-step.ts';
import type { HolidayYear } from '../../src/core/rules/calendar/holiday-table.ts';
import type { SettingsEffect } from '../../src/workers/calls/settings.ts';
import { openRecorder, type Recorder } from '../support/acting-engine.ts';
import { type ConnectedEngine, connectEngine } from '../support/demo-engine.ts';
import { createWriter, ITEM, squareShape, SIGHTING } from '../support/district-changes.ts';
import { openBare } from '../support/square-district.ts';
import { squareParcels, squareRedLine } from '../support/square-parcels.ts';

/** A Monday. */
const TODAY = '2026-06-15';
const FIXED = ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'];
const YEAR: HolidayYear = { year: 2026, offDays: FIXED, makeUpWorkdays: [], statutoryDays: FIXED, source: '通知' };
/** A Thursday off, made up for on the Sunday after. */
const MOVED: HolidayYear = {
  ...YEAR,
  offDays: [...FIXED, '2026-06-25'].sort(),
  makeUpWorkdays: ['2026-06-28'],
  source: '补充通知',
};
const served = (on: string) => ({ on, proof: '送达回证' });

let connected: ConnectedEngine;
let recorder: Recorder;
const writer = createWriter();
const settings = () => ({ ...DEFAULT_SETTINGS, holidays: [YEAR] }) as unknown as Settings;
const weigh = (patch: Parameters<ConnectedEngine['engine']['weighSettings']>[0][0]): Promise<SettingsEffect> =>
  connected.engine.weighSettings([patch, TODAY]);
const told = ({ moved }: SettingsEffect) => moved.map((one) => [one.label, one.code, one.before?.on, one.after?.on]);

beforeAll(async () => {
  connected = connectEngine();
  const take = await openBare(connected.engine, { holidays: [YEAR] }, writer);
  await take('parcels', squareParcels(), ['l-1']);
  await take('red-lines', squareRedLine(), ['l-2', 'r-1']);
  recorder = openRecorder(connected.engine);
  const { act } = recorder;
  const step = (caseId: string, kind: CaseStepKind, on: string, more: Partial<NewCaseStep> = {}) =>
    ({ action: 'takeCaseStep', input: { caseId, kind, on, ...more } }) as const;
  for (const [id, no] of [
    ['c-1', 'AJ-1'],
    ['c-2', 'AJ-2'],
  ]) {
    const sighting = { ...SIGHTING, id: `s-${id}`, no: `XC-${id}` };
    await act(
      { action: 'reportSighting', input: { sighting, shape: squareShape(117.43, 34.3), reason: 'x', on: '2026-03-01' } },
      {
        action: 'openCase',
        input: {
          case: { id, no, begunOn: '2026-03-02', sightings: [sighting.id], track: 'land' },
          reason: 'x',
          on: '2026-03-02',
        },
      },
      step(id, 'verified', '2026-03-05', { verification: 'violation' }),
      step(id, 'opened', '2026-03-10'),
      step(id, 'notified', '2026-04-20', { served: served('2026-04-20') }),
      step(id, 'legally-reviewed', '2026-05-06'),
    );
  }
  await act(
    step('c-1', 'decided', '2026-06-08', { decision: 'demolish', performBy: '2026-06-12', served: served('2026-06-10') }),
  );
  await act(
    {
      action: 'registerItem',
      input: { item: { ...ITEM, id: 'i-1', parcelId: 'l-1/0', households: [], buildings: ['b-1'] }, on: '2026-02-01' },
    },
    ...(
      [
        ['surveyed', '2026-02-02'],
        ['published', '2026-02-03'],
        ['signed', '2026-02-04'],
        ['paid', '2026-05-31'],
      ] as const
    ).map(([kind, on]) => ({
      action: 'recordMilestone' as const,
      input: { itemId: 'i-1', kind, on, documentNo: '1', proof: '凭证' },
    })),
  );
});
afterAll(() => connected.stop());

describe('what a change of settings would do', () => {
  it('names the days that change, and the open periods with their ends before and after', async () => {
    const effect = await weigh({ holidays: [MOVED] });
    expect(effect.refusal).toBeNull();
    expect(effect.days).toEqual([
      { on: '2026-06-25', works: false },
      { on: '2026-06-28', works: true },
    ]);
    // Fifteen days to sue from 10 June end on the 25th, which is free now: Friday. Sixty days of review end on Sunday 9 August as before.
    expect(told(effect)).toEqual([['AJ-1', 'suit', '2026-06-25', '2026-06-26']]);
    expect(effect.moved[0]).toMatchObject({
      entity: { kind: 'case', id: 'c-1' },
      article: expect.stringContaining('土地管理法 第83条'),
    });
  });

  it('tells ends that only become provisional, when a table is taken away', async () => {
    const effect = await weigh({ holidays: [] });
    expect(effect.counts).toMatchObject({ moved: 0 });
    expect(effect.moved.filter(({ code }) => code === 'review').map(({ before, after }) => [before, after])).toEqual([
      [
        { on: '2026-08-10', certainty: 'certain' },
        { on: '2026-08-10', certainty: 'provisional' },
      ],
    ]);
    // Of the free days those that no weekend covers: 3 October is a Saturday.
    expect(effect.days.map(({ on }) => on)).toEqual(['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02']);
  });

  it('names the cases whose demand need not wait any more', async () => {
    const effect = await weigh(patchOfficeRules(settings(), { demandAfterRemedies: 'when-due' }, TODAY));
    expect(told(effect)).toEqual([['AJ-1', 'formal-demand', '2026-08-10', undefined]]);
  });

  it('names the items that are to be demolished on another day', async () => {
    const effect = await weigh({ demolitionDueMonths: 3 });
    expect(effect.moved.map(({ code, before, after }) => [code, before?.on, after?.on])).toEqual([
      ['demolition-due', '2026-06-30', '2026-08-31'],
    ]);
  });

  it('says why it would be refused', async () => {
    expect((await weigh({ smallCell: 2 })).refusal).toMatchObject({ refused: 'setting-below-law', least: 3 });
    expect((await weigh({ smallCell: 3 })).refusal).toEqual({ refused: 'nothing-changed' });
  });
});

describe('a recorded change', () => {
  it('is one change with its reason, moves the clocks, and is told member by member; undo brings all back', async () => {
    const { engine } = connected;
    const demandOf = async () => (await engine.caseFile(['c-1', TODAY])).next.find(({ kind }) => kind === 'demanded')?.verdict;
    expect(await demandOf()).toBe('too-early');
    const patch = patchOfficeRules(settings(), { demandAfterRemedies: 'when-due', demolitionDueMonths: 2 }, TODAY);
    const [change] = await recorder.act({ action: 'changeSettings', input: { patch, reason: '办公会〔2026〕3号', on: TODAY } });
    expect(await demandOf()).toBe('allowed');

    const [toldChange] = await engine.tellChanges([[change]]);
    expect(toldChange.reason).toBe('办公会〔2026〕3号');
    const history = [...writer.changes.filter(({ entity }) => entity.kind === 'district'), change];
    await recorder.accept(await engine.draftCounter([{ changes: [change], history, reason: '误改', on: TODAY }]));
    expect(await demandOf()).toBe('too-early');
  });

  it('without a reason is refused at the door too', async () => {
    const { engine } = connected;
    const [last] = await recorder.act({
      action: 'changeSettings',
      input: { patch: { duplicateRatio: 0.4 }, reason: 'x', on: TODAY },
    });
    const [draft] = await engine.draft([
      [{ action: 'changeSettings', input: { patch: { duplicateRatio: 0.3 }, reason: 'y', on: TODAY } }],
    ]);
    if (draft.type !== 'settings-changed') throw new Error(draft.type);
    const { reason: _, ...unsaid } = draft.body;
    const refused = (body: unknown) => engine.admit([[{ ...draft, body } as typeof draft], last.seq]);
    expect(await refused(draft.body)).toBeNull();
    expect(await refused(unsaid)).toMatchObject({ refusal: { refused: 'reason-missing' } });
    expect(await refused({ ...draft.body, patch: { smallCell: 2 } })).toMatchObject({
      refusal: { refused: 'setting-below-law' },
    });
  });
});
