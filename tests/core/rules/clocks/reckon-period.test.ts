import { describe, expect, it } from 'vitest';
import type { ClockEvent, Procedure } from '../../../../src/core/rules/clocks/period.ts';
import { PERIODS } from '../../../../src/core/rules/clocks/periods.ts';
import { reckonPeriods } from '../../../../src/core/rules/clocks/reckon-period.ts';
import { officeCalendar } from './office-calendar.ts';

/** Counted by hand on the notices' calendars. [procedure, event, day, period, end, other reading, certainty] */
const EXAMPLES: readonly [Procedure, ClockEvent, string, string, string, string?, string?][] = [
  // 行政处罚法 64, 85: five working days over the Spring Festival of 2026 (off 15–23 February, worked on the 14th and 28th).
  ['planning', 'notice-served', '2026-02-11', 'hearing-request', '2026-02-25'],
  // 行政处罚法 64(2): seven working days ahead of a hearing on Thursday 12 March.
  ['land', 'hearing-held', '2026-03-12', 'hearing-announcement', '2026-03-02', '2026-03-03', 'disputed'],
  // 行政处罚法 60: ninety days from 3 July end on Thursday 1 October, a holiday; no text moves a duty's end.
  ['planning', 'case-opened', '2026-07-03', 'decision-due', '2026-10-01', '2026-10-08', 'disputed'],
  ['planning', 'case-opened', '2026-03-02', 'decision-due', '2026-05-31', '2026-06-01', 'disputed'],
  ['planning', 'case-opened', '2026-03-03', 'decision-due', '2026-06-01'],
  // 行政处罚法 61, 85: seven working days over the National Day of 2024 (worked on 12 October).
  ['planning', 'decision-made', '2024-09-30', 'service-due', '2024-10-15'],
  // 行政复议法 20, 88: sixty days end on Saturday 4 April 2026, Qingming: moved to Tuesday the 7th.
  ['planning', 'decision-served', '2026-02-03', 'review', '2026-04-07'],
  // 行政诉讼法 46: six months from 31 August end on the last day of February, a Saturday that is worked.
  ['planning', 'decision-served', '2025-08-31', 'suit', '2026-02-28'],
  ['planning', 'decision-served', '2025-04-04', 'suit', '2025-10-09'],
  // 土地管理法 83: fifteen days.
  ['land', 'decision-served', '2026-04-17', 'suit', '2026-05-06'],
  ['land', 'decision-served', '2026-03-02', 'suit', '2026-03-17'],
  // 行政强制法 54, 69: ten working days.
  ['land', 'demand-served', '2025-09-26', 'demand-unanswered', '2025-10-16'],
  // 行政强制法 53: three months.
  ['land', 'remedies-expired', '2025-11-30', 'court-application-due', '2026-02-28'],
  // 土地管理法实施条例 26: ten working days; 28: thirty days.
  ['collective', 'pre-announced', '2026-04-28', 'pre-announcement', '2026-05-14'],
  ['collective', 'plan-published', '2026-06-01', 'plan-posting', '2026-07-01'],
  ['collective', 'approval-received', '2026-09-18', 'announcement-due', '2026-10-15'],
  // 590号令 10: thirty days.
  ['state', 'plan-published', '2026-01-16', 'plan-comments', '2026-02-15', '2026-02-24', 'disputed'],
  ['state', 'compensation-decision-served', '2026-01-31', 'suit', '2026-07-31'],
  ['state', 'paid', '2026-01-31', 'demolition-due', '2026-02-28'],
  // Beyond the last table.
  ['planning', 'decision-served', '2026-11-03', 'review', '2027-01-04', undefined, 'provisional'],
];

describe('periods of the law', () => {
  it.each(EXAMPLES)('%s: %s on %s: %s ends on %s', (procedure, event, on, id, endsOn, otherwiseOn, certainty = 'certain') => {
    const found = reckonPeriods(procedure, event, on, officeCalendar).find(({ period }) => period.id === id);
    expect(found).toMatchObject({ endsOn, certainty });
    expect(found?.otherwiseOn).toBe(otherwiseOn);
  });

  it('are known by procedure, event and id, and each cites its article', () => {
    const keys = PERIODS.flatMap(({ id, from, procedures }) => procedures.map((procedure) => `${procedure} ${from} ${id}`));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { article } of PERIODS) expect(article).not.toBe('');
  });

  it('where two readings exist the one blocks that harms nobody’s rights', () => {
    const [comments] = reckonPeriods('state', 'plan-published', '2026-01-16', officeCalendar);
    expect(comments.safeOn).toBe('2026-02-24');
    const [decision] = reckonPeriods('planning', 'case-opened', '2026-07-03', officeCalendar);
    expect(decision.safeOn).toBe('2026-10-01');
  });
});
