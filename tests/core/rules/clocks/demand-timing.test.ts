import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case, CaseStep, CaseStepKind } from '../../../../src/core/register/case.ts';
import { reckonClock } from '../../../../src/cli/reckon-clock.ts';
import type { HolidayYear } from '../../../../src/core/rules/calendar/holiday-table.ts';
import { officeCalendar } from '../../../../src/core/rules/calendar/work-calendar.ts';
import { caseSteps } from '../../../../src/core/rules/checks/case-steps.ts';
import { caseDuties } from '../../../../src/core/rules/clocks/case-duties.ts';
import { permitStep } from '../../../../src/core/rules/clocks/permit-step.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/register/default-settings.ts';
import type { Settings } from '../../../../src/core/register/district.ts';

/**
 * 行政强制法 53: the court is applied to after the periods for review and suit. 54: before applying the office demands performance, and
 * applies 10 working days after service. The law does not say that the demand itself waits; by default it does, an office may set that
 * it is made once the time given for performance has passed.
 */
const holidays = ['2025', '2026'].map((year) => JSON.parse(readFileSync(`data/holidays/${year}.json`, 'utf8')) as HolidayYear);
const safe = officeCalendar({ holidays });
const early = officeCalendar({ holidays, demandAfterRemedies: [{ fromOn: '2026-01-01', value: false }] });

const served = (on: string) => ({ served: { on, proof: '送达回证' } });
const file = (track: Case['track'], ...later: (readonly [CaseStepKind, string, Partial<CaseStep>?])[]): Case => ({
  id: 'c-1',
  no: '案1',
  begunOn: '2026-01-05',
  sightings: ['s-1'],
  occupiedLand: [],
  track,
  steps: (
    [
      ['verified', '2026-01-05', { verification: 'violation' }],
      ['opened', '2026-01-06'],
      ['notified', '2026-01-07', served('2026-01-07')],
      ['legally-reviewed', '2026-01-20'],
      ['decided', '2026-03-02', { decision: 'demolish', performBy: '2026-03-17', ...served('2026-03-03') }],
      ...later,
    ] as const
  ).map(([kind, on, more], n) => ({ changeId: `c-${n}`, kind, on, ...more })),
});
// Served on 3 March: to sue until 18 March; to ask for review until 2 May, in the holidays of 1–5 May, hence Wednesday 6 May.
const REVIEW_UNTIL = '2026-05-06';

describe('the demand on the land track', () => {
  it.each([
    ['safe', safe, '2026-03-18', 'too-early', REVIEW_UNTIL],
    ['safe', safe, '2026-05-06', 'too-early', REVIEW_UNTIL],
    ['safe', safe, '2026-05-07', 'allowed', undefined],
    ['early', early, '2026-03-17', 'too-early', '2026-03-17'],
    ['early', early, '2026-03-18', 'allowed', undefined],
  ])('%s timing, asked for on a day', (_, calendar, on, verdict, until) => {
    const judged = permitStep(file('land'), { kind: 'demanded', on }, calendar);
    expect(judged.verdict).toBe(verdict);
    const last = judged.obstacles.map((obstacle) => obstacle.until ?? '').sort();
    expect(last.at(-1)).toBe(until);
  });

  it('made early opens no earlier way to the court: both periods and ten working days stand before it', () => {
    const one = file('land', ['demanded', '2026-03-18', served('2026-03-19')]);
    // Ten working days from 19 March end on 2 April; the remedies on 6 May.
    const asked = (on: string) => permitStep(one, { kind: 'court-applied', on }, early);
    expect(asked('2026-04-03').obstacles.map(({ code, until }) => [code, until])).toEqual([['review-open', REVIEW_UNTIL]]);
    expect(asked('2026-05-07').verdict).toBe('allowed');
    const late = file('land', ['demanded', '2026-04-28', served('2026-04-29')]);
    // 30 April, then 6, 7, 8, 9 (made up for), 11, 12, 13, 14, 15 May: make-up workdays count.
    expect(permitStep(late, { kind: 'court-applied', on: '2026-05-15' }, early)).toMatchObject({
      verdict: 'too-early',
      obstacles: [{ code: 'demand-unanswered-open', until: '2026-05-15' }],
    });
  });

  it('waits under either timing while a review or suit is pending, and without proof of service', () => {
    const sued = file('land', ['suit-filed', '2026-03-16']);
    expect(permitStep(sued, { kind: 'demanded', on: '2026-04-01' }, early)).toMatchObject({
      verdict: 'forbidden',
      obstacles: [{ code: 'remedy-pending' }],
    });
    const unserved = file('land', ['decided', '2026-03-10', { decision: 'demolish' }]);
    expect(permitStep(unserved, { kind: 'demanded', on: '2026-06-01' }, early).obstacles).toMatchObject([
      { code: 'service-unproven' },
    ]);
  });

  it('is due in the work list as soon as the timing lets it', () => {
    const demandDue = (calendar: typeof safe) => caseDuties(file('land'), '2026-04-01', calendar).map(({ code }) => code);
    expect(demandDue(safe)).toEqual([]);
    expect(demandDue(early)).toEqual(['performance-over']);
  });

  it('is judged by the timing of its own day: a later setting makes no earlier step unlawful', () => {
    const back = officeCalendar({
      holidays,
      demandAfterRemedies: [
        { fromOn: '2026-03-10', value: false },
        { fromOn: '2026-04-01', value: true },
      ],
    });
    const settings = DEFAULT_SETTINGS as Settings;
    const found = (on: string) =>
      caseSteps(file('land', ['demanded', on, served(on)]), { on: '2026-04-30', settings, calendar: back });
    expect(found('2026-03-20')).toEqual([]);
    expect(found('2026-04-02')).toMatchObject([{ code: 'step-not-permitted', params: { step: 'demanded' } }]);
  });

  it('of the planning track is as it was: the law lets it come before the remedies have run out', () => {
    for (const calendar of [safe, early])
      expect(permitStep(file('planning'), { kind: 'demanded', on: '2026-03-18' }, calendar).verdict).toBe('allowed');
  });
});

describe('chidu clock --demand', () => {
  const ask = (event: 'decision-served' | 'judgment-served', at: string, demandWaits?: boolean) =>
    reckonClock('land', event, '2026-03-03', { step: 'formal-demand', on: at }, demandWaits);

  it('tells both timings', async () => {
    const [waiting, due] = [await ask('decision-served', '2026-03-20'), await ask('decision-served', '2026-03-20', false)];
    expect(waiting.step).toMatchObject({ verdict: 'too-early', until: REVIEW_UNTIL });
    expect(due.step).toMatchObject({ verdict: 'allowed', until: null });
    expect(waiting.periods.find(({ id }) => id === 'review')?.blocks).toContain('formal-demand');
    expect(due.periods.find(({ id }) => id === 'review')?.blocks).toEqual(['court-application', 'enforced-demolition']);
  });

  it('lets no demand come while a judgment may be appealed', async () => {
    expect((await ask('judgment-served', '2026-03-10', false)).step).toMatchObject({ verdict: 'too-early', until: '2026-03-18' });
  });
});
