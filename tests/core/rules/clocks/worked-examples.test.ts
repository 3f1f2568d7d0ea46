import { expect, it } from 'vitest';
import { createWorkCalendar } from '../../../../src/core/rules/calendar/work-calendar.ts';
import { judgeClockStep } from '../../../../src/core/rules/clocks/judge-clock-step.ts';
import type { ClockEvent, ClockStep, Procedure } from '../../../../src/core/rules/clocks/period.ts';
import { decisiveObstacle } from '../../../../src/core/rules/clocks/permit-step.ts';
import { reckonPeriods } from '../../../../src/core/rules/clocks/reckon-period.ts';
import { HOLIDAYS, officeCalendar } from './office-calendar.ts';

/**
 * Counted apart from the program: by a script of its own that knows the articles' lengths (the table of golden-periods cites them), the
 * State Council's off days and make-up workdays of 2024–2026 (国办发明电〔2023〕7号, 〔2024〕12号, notice of 2025-11-04) and nothing else.
 * Month ends, both Spring Festivals, make-up workdays as first and as last day, all four procedures.
 */
const whenDue = createWorkCalendar(HOLIDAYS, [{ fromOn: '0000-01-01', value: false }]);

type Row = readonly [
  Procedure,
  ClockEvent,
  on: string,
  id: string,
  ends: string,
  other: string | undefined,
  safe: string,
  string,
];
// biome-ignore format: a table, one example a line
const PERIODS: readonly Row[] = [
  ['planning', 'decision-served', '2024-12-31', 'review', '2025-03-03', undefined, '2025-03-03', 'certain'],
  ['planning', 'decision-served', '2024-12-31', 'suit', '2025-06-30', undefined, '2025-06-30', 'certain'],
  ['planning', 'decision-served', '2025-08-31', 'suit', '2026-02-28', undefined, '2026-02-28', 'certain'],
  ['land', 'decision-served', '2026-01-31', 'suit', '2026-02-24', undefined, '2026-02-24', 'certain'],
  ['land', 'decision-served', '2025-01-13', 'suit', '2025-02-05', undefined, '2025-02-05', 'certain'],
  ['land', 'demand-served', '2026-02-06', 'demand-unanswered', '2026-02-27', undefined, '2026-02-27', 'certain'],
  ['land', 'demand-served', '2024-02-02', 'demand-unanswered', '2024-02-21', undefined, '2024-02-21', 'certain'],
  ['planning', 'notice-served', '2025-09-26', 'hearing-request', '2025-10-10', undefined, '2025-10-10', 'certain'],
  ['land', 'notice-served', '2026-09-18', 'hearing-request', '2026-09-24', undefined, '2026-09-24', 'certain'],
  ['planning', 'decision-made', '2025-01-24', 'service-due', '2025-02-10', undefined, '2025-02-10', 'certain'],
  ['planning', 'case-opened', '2026-11-30', 'decision-due', '2027-02-28', '2027-03-01', '2027-02-28', 'provisional'],
  ['land', 'case-opened', '2025-11-17', 'decision-due', '2026-02-15', '2026-02-24', '2026-02-15', 'disputed'],
  ['planning', 'decision-served-without-remedies', '2024-02-29', 'remedies-not-stated', '2025-02-28', undefined, '2025-02-28', 'certain'],
  ['land', 'decision-served-without-remedies', '2024-10-05', 'remedies-not-stated', '2025-10-09', undefined, '2025-10-09', 'certain'],
  ['state', 'paid', '2026-01-31', 'demolition-due', '2026-02-28', undefined, '2026-02-28', 'certain'],
  ['collective', 'paid', '2025-12-31', 'demolition-due', '2026-01-31', '2026-02-02', '2026-01-31', 'disputed'],
  ['state', 'scope-fixed', '2024-02-29', 'freeze-ends', '2025-02-28', undefined, '2025-02-28', 'certain'],
  ['state', 'plan-published', '2026-01-16', 'plan-comments', '2026-02-15', '2026-02-24', '2026-02-24', 'disputed'],
  ['collective', 'plan-published', '2026-01-16', 'plan-posting', '2026-02-15', '2026-02-24', '2026-02-24', 'disputed'],
  ['collective', 'pre-announced', '2025-09-23', 'pre-announcement', '2025-10-13', undefined, '2025-10-13', 'certain'],
  ['collective', 'approval-received', '2024-04-22', 'announcement-due', '2024-05-14', undefined, '2024-05-14', 'certain'],
  ['state', 'compensation-decision-served', '2025-04-01', 'review', '2025-06-03', undefined, '2025-06-03', 'certain'],
  ['state', 'compensation-decision-served', '2025-04-01', 'suit', '2025-10-09', undefined, '2025-10-09', 'certain'],
  ['collective', 'compensation-decision-served', '2026-03-19', 'suit', '2026-09-20', undefined, '2026-09-20', 'certain'],
  ['land', 'remedies-expired', '2025-11-15', 'court-application-due', '2026-02-24', undefined, '2026-02-24', 'certain'],
  ['land', 'judgment-served', '2026-09-10', 'appeal', '2026-09-28', undefined, '2026-09-28', 'certain'],
  ['planning', 'review-decision-served', '2026-04-19', 'suit-after-review', '2026-05-06', undefined, '2026-05-06', 'certain'],
  ['land', 'court-application-accepted', '2026-04-27', 'court-ruling', '2026-05-09', undefined, '2026-05-09', 'certain'],
  ['state', 'court-application-accepted', '2026-04-05', 'court-ruling', '2026-05-05', '2026-05-06', '2026-05-05', 'disputed'],
  ['collective', 'court-application-filed', '2025-04-25', 'court-acceptance', '2025-05-06', undefined, '2025-05-06', 'certain'],
  ['land', 'service-announced', '2026-01-18', 'service-by-announcement', '2026-02-24', undefined, '2026-02-24', 'certain'],
  ['planning', 'review-accepted', '2025-12-05', 'review-decision', '2026-02-03', undefined, '2026-02-03', 'certain'],
  ['planning', 'review-filed', '2024-09-12', 'review-acceptance', '2024-09-20', undefined, '2024-09-20', 'certain'],
  ['planning', 'decision-served', '2026-01-31', 'fine-payment', '2026-02-15', '2026-02-24', '2026-02-24', 'disputed'],
  ['planning', 'hearing-held', '2026-02-26', 'hearing-announcement', '2026-02-09', '2026-02-10', '2026-02-09', 'disputed'],
];

it.each(PERIODS)(
  '%s, %s on %s: %s ends on %s (otherwise %s; safe %s, %s)',
  (track, event, on, id, ends, other, safe, certainty) => {
    const found = reckonPeriods(track, event, on, officeCalendar).find(({ period }) => period.id === id);
    expect([found?.endsOn, found?.otherwiseOn, found?.safeOn, found?.certainty]).toEqual([ends, other, safe, certainty]);
  },
);

type Asked = readonly [
  Procedure,
  ClockEvent,
  on: string,
  ClockStep,
  at: string,
  executor: 'government' | 'court' | undefined,
  verdict: string,
  until: string | undefined,
  demand: 'when-due' | undefined,
];
// biome-ignore format: a table, one example a line
const VERDICTS: readonly Asked[] = [
  ['planning', 'decision-served', '2025-08-31', 'enforced-demolition', '2026-02-28', 'government', 'too-early', '2026-02-28', undefined],
  ['planning', 'decision-served', '2025-08-31', 'enforced-demolition', '2026-03-01', 'government', 'too-early', '2026-03-01', undefined],
  ['planning', 'decision-served', '2025-08-31', 'enforced-demolition', '2026-03-02', 'government', 'allowed', undefined, undefined],
  ['planning', 'decision-served', '2025-08-31', 'enforced-demolition', '2026-03-02', 'court', 'wrong-executor', undefined, undefined],
  ['planning', 'decision-served', '2025-08-31', 'court-application', '2026-03-02', undefined, 'wrong-executor', undefined, undefined],
  ['planning', 'decision-served', '2025-08-31', 'formal-demand', '2025-09-15', undefined, 'allowed', undefined, undefined],
  ['land', 'decision-served', '2026-01-05', 'formal-demand', '2026-01-21', undefined, 'too-early', '2026-03-06', undefined],
  ['land', 'decision-served', '2026-01-05', 'formal-demand', '2026-01-21', undefined, 'allowed', undefined, 'when-due'],
  ['land', 'decision-served', '2026-01-05', 'formal-demand', '2026-03-07', undefined, 'allowed', undefined, undefined],
  ['land', 'decision-served', '2026-01-05', 'enforced-demolition', '2026-06-01', 'government', 'wrong-executor', undefined, undefined],
  ['land', 'decision-served', '2026-01-05', 'enforcement-decision', '2026-06-01', undefined, 'wrong-executor', undefined, undefined],
  ['land', 'demand-served', '2026-02-06', 'court-application', '2026-02-27', undefined, 'too-early', '2026-02-27', undefined],
  ['land', 'demand-served', '2026-02-06', 'court-application', '2026-02-28', undefined, 'allowed', undefined, undefined],
  ['land', 'remedies-expired', '2025-11-15', 'court-application', '2026-02-24', undefined, 'allowed', undefined, undefined],
  ['land', 'remedies-expired', '2025-11-15', 'court-application', '2026-02-25', undefined, 'too-late', '2026-02-24', undefined],
  ['land', 'notice-served', '2026-09-18', 'decision', '2026-09-24', undefined, 'too-early', '2026-09-24', undefined],
  ['land', 'notice-served', '2026-09-18', 'decision', '2026-09-25', undefined, 'allowed', undefined, undefined],
  ['planning', 'decision-served', '2024-01-05', 'enforced-demolition', '2024-09-14', 'government', 'allowed', undefined, undefined],
  ['planning', 'decision-served', '2024-01-05', 'enforced-demolition', '2024-09-17', 'government', 'too-early', '2024-09-17', undefined],
  ['planning', 'decision-served', '2024-01-05', 'enforced-demolition', '2024-10-01', 'government', 'too-early', '2024-10-07', undefined],
  ['state', 'compensation-decision-served', '2025-04-01', 'court-application', '2025-10-09', undefined, 'too-early', '2025-10-09', undefined],
  ['state', 'compensation-decision-served', '2025-04-01', 'court-application', '2025-10-10', undefined, 'allowed', undefined, undefined],
  ['state', 'compensation-decision-served', '2025-04-01', 'enforced-demolition', '2025-12-01', 'government', 'wrong-executor', undefined, undefined],
  ['collective', 'plan-published', '2026-01-16', 'agreement-signed', '2026-02-24', undefined, 'too-early', '2026-02-24', undefined],
  ['collective', 'plan-published', '2026-01-16', 'agreement-signed', '2026-02-25', undefined, 'allowed', undefined, undefined],
  ['planning', 'decision-served', '2026-09-01', 'enforced-demolition', '2027-03-02', 'government', 'forbidden', undefined, undefined],
  ['state', 'paid', '2026-01-31', 'demolition', '2026-02-28', undefined, 'allowed', undefined, undefined],
  ['state', 'paid', '2026-01-31', 'demolition', '2026-03-02', undefined, 'too-late', '2026-02-28', undefined],
];

it.each(VERDICTS)(
  '%s, %s on %s: %s on %s by %s is %s (until %s)',
  (track, event, on, step, at, executor, verdict, until, demand) => {
    const asked = { step, on: at, ...(executor && { executor }) };
    const judged = judgeClockStep(track, event, on, asked, demand ? whenDue : officeCalendar);
    expect([judged.verdict, decisiveObstacle(judged)?.until]).toEqual([verdict, until]);
  },
);
