import { expect, it } from 'vitest';
import type { Case, CaseStep } from '../../../../src/core/register/case.ts';
import { createWorkCalendar } from '../../../../src/core/rules/calendar/work-calendar.ts';
import { caseDuties } from '../../../../src/core/rules/clocks/case-duties.ts';

const calendar = createWorkCalendar([
  { year: 2026, offDays: [], makeUpWorkdays: [], statutoryDays: [], source: 'made up: weekends only' },
]);
const step = (kind: CaseStep['kind'], on: string, more: Partial<CaseStep> = {}): CaseStep => ({
  changeId: `${kind}/${on}`,
  kind,
  on,
  ...more,
});
const duties = (track: Case['track'], steps: CaseStep[], on: string) =>
  caseDuties({ track, steps }, on, calendar).map(({ code, dueOn }) => `${code} ${dueOn}`);

it('an opened case is to be decided within 90 days (行政处罚法 60)', () => {
  const steps = [step('verified', '2026-01-05'), step('opened', '2026-01-10')];
  expect(duties('planning', steps, '2026-02-01')).toEqual(['decision-due 2026-04-10']);
});

it('a decision is to be served within 7 working days (行政处罚法 61, 85), with proof', () => {
  // 2 March 2026 is a Monday.
  const steps = [step('opened', '2026-01-10'), step('decided', '2026-03-02')];
  expect(duties('planning', steps, '2026-03-03')).toEqual(['service-due 2026-03-11']);
  const unproven = [step('opened', '2026-01-10'), step('decided', '2026-03-02', { served: { on: '2026-03-03', proof: ' ' } })];
  expect(duties('planning', unproven, '2026-03-04')).toEqual(['service-due 2026-03-11']);
});

it('on the land track the court is asked within three months of the last remedy (行政强制法 53)', () => {
  const served = { served: { on: '2026-03-03', proof: '回执' } };
  const steps = [step('opened', '2026-01-10'), step('decided', '2026-03-02', served)];
  // 60 days of review end on Saturday 2 May and move to Monday 4 May; three months on is 4 August.
  expect(duties('land', steps, '2026-05-04')).toEqual([]);
  expect(duties('land', steps, '2026-05-05')).toEqual(['court-application-due 2026-08-04']);
  expect(duties('land', [...steps, step('court-applied', '2026-06-01')], '2026-06-02')).toEqual([]);
});

it('after a suit that outlasted the remedies the three months run from its result', () => {
  const served = { served: { on: '2026-03-03', proof: '回执' } };
  const steps = [step('opened', '2026-01-10'), step('decided', '2026-03-02', served), step('suit-filed', '2026-03-11')];
  const ended = step('suit-ended', '2026-08-17', { served: { on: '2026-08-20', proof: '回执' } });
  expect(duties('land', [...steps, ended], '2026-08-25')).toEqual(['court-application-due 2026-11-20']);
});

it('a decision taken again after a revocation is served and brought to court like any other', () => {
  const again = [step('opened', '2026-01-10'), step('revoked', '2026-02-02'), step('notified', '2026-02-10')];
  expect(duties('land', again.slice(0, 2), '2026-03-03')).toEqual([]);
  expect(duties('land', again, '2026-05-30')).toEqual([]);
  const decided = [...again, step('decided', '2026-03-02')];
  expect(duties('land', decided, '2026-03-03')).toEqual(['service-due 2026-03-11']);
});

it('nothing is owed while a suit is pending, the case rests, or all is over', () => {
  const steps = [step('opened', '2026-01-10')];
  expect(duties('planning', [...steps, step('suspended', '2026-01-20')], '2026-02-01')).toEqual([]);
  expect(duties('planning', [...steps, step('suit-filed', '2026-01-20')], '2026-02-01')).toEqual([]);
  expect(duties('planning', [...steps, step('rectified', '2026-01-20')], '2026-02-01')).toEqual([]);
});

it('a settlement that was not kept is pressed for again (行政强制法 42)', () => {
  const served = { served: { on: '2026-03-03', proof: '回执' } };
  const steps = [step('opened', '2026-01-10'), step('decided', '2026-03-02', served), step('settled', '2026-05-06')];
  expect(duties('land', steps, '2026-05-10')).toEqual([]);
  expect(duties('land', [...steps, step('resumed', '2026-06-01')], '2026-06-02')).toEqual(['court-application-due 2026-08-04']);
});

it('a decision that a court revoked had been taken in time: the new one is not overdue from the first opening', () => {
  const served = { served: { on: '2026-03-03', proof: '回执' } };
  const sued = [step('opened', '2026-01-10'), step('notified', '2026-01-20'), step('decided', '2026-03-02', served)];
  const ended = [...sued, step('suit-filed', '2026-03-11'), step('suit-ended', '2026-08-17', { outcome: 'revoked' })];
  expect(duties('planning', [...ended, step('notified', '2026-08-20')], '2026-08-21')).toEqual([]);
});
