import { describe, expect, it } from 'vitest';
import { type ClockEvent, CLOCK_EVENTS, PROCEDURES, type Procedure } from '../../../../src/core/rules/clocks/period.ts';
import { PERIODS } from '../../../../src/core/rules/clocks/periods.ts';
import { reckonPeriods } from '../../../../src/core/rules/clocks/reckon-period.ts';
import { officeCalendar } from './office-calendar.ts';

type Row = readonly [Procedure, ClockEvent, string, string, string, string | null, string, string, string];

/**
 * Worked examples 2024–2026. Counted day by day by a separate program (another language, another date library) that reads the State
 * Council's notices as one list of days off and make-up workdays, with its own table of lengths from the statutes' text, and compared
 * with hand counts around Spring Festival, Qingming and National Day.
 * [track, event, its day, period, end, end under the other reading, the end that counts, certainty, article]
 */
// biome-ignore format: a table, one example a line
const GOLDEN: readonly Row[] = [
  ['planning', 'case-opened', '2024-01-10', 'decision-due', '2024-04-09', null, '2024-04-09', 'certain', '行政处罚法 第60条'],
  ['planning', 'case-opened', '2024-11-30', 'decision-due', '2025-02-28', null, '2025-02-28', 'certain', '行政处罚法 第60条'],
  ['planning', 'case-opened', '2025-07-04', 'decision-due', '2025-10-02', '2025-10-09', '2025-10-02', 'disputed', '行政处罚法 第60条'],
  ['land', 'case-opened', '2026-01-06', 'decision-due', '2026-04-06', '2026-04-07', '2026-04-06', 'disputed', '行政处罚法 第60条'],
  ['land', 'case-opened', '2026-10-12', 'decision-due', '2027-01-10', '2027-01-11', '2027-01-10', 'provisional', '行政处罚法 第60条'],
  ['planning', 'notice-served', '2024-02-05', 'hearing-request', '2024-02-18', null, '2024-02-18', 'certain', '行政处罚法 第64条第1项'],
  ['planning', 'notice-served', '2024-04-01', 'hearing-request', '2024-04-09', null, '2024-04-09', 'certain', '行政处罚法 第64条第1项'],
  ['land', 'notice-served', '2024-02-09', 'hearing-request', '2024-02-22', null, '2024-02-22', 'certain', '行政处罚法 第64条第1项'],
  ['land', 'notice-served', '2024-09-27', 'hearing-request', '2024-10-10', null, '2024-10-10', 'certain', '行政处罚法 第64条第1项'],
  ['planning', 'notice-served', '2025-01-24', 'hearing-request', '2025-02-07', null, '2025-02-07', 'certain', '行政处罚法 第64条第1项'],
  ['land', 'notice-served', '2025-09-26', 'hearing-request', '2025-10-10', null, '2025-10-10', 'certain', '行政处罚法 第64条第1项'],
  ['planning', 'notice-served', '2026-02-12', 'hearing-request', '2026-02-26', null, '2026-02-26', 'certain', '行政处罚法 第64条第1项'],
  ['planning', 'notice-served', '2026-12-28', 'hearing-request', '2027-01-04', null, '2027-01-04', 'provisional', '行政处罚法 第64条第1项'],
  ['planning', 'hearing-held', '2024-02-23', 'hearing-announcement', '2024-02-07', '2024-02-08', '2024-02-07', 'disputed', '行政处罚法 第64条第2项'],
  ['land', 'hearing-held', '2024-10-15', 'hearing-announcement', '2024-09-29', '2024-09-30', '2024-09-29', 'disputed', '行政处罚法 第64条第2项'],
  ['land', 'hearing-held', '2025-10-16', 'hearing-announcement', '2025-09-29', '2025-09-30', '2025-09-29', 'disputed', '行政处罚法 第64条第2项'],
  ['planning', 'hearing-held', '2026-05-12', 'hearing-announcement', '2026-04-28', '2026-04-29', '2026-04-28', 'disputed', '行政处罚法 第64条第2项'],
  ['planning', 'decision-made', '2024-02-08', 'service-due', '2024-02-23', null, '2024-02-23', 'certain', '行政处罚法 第61条'],
  ['land', 'decision-made', '2025-01-23', 'service-due', '2025-02-08', null, '2025-02-08', 'certain', '行政处罚法 第61条'],
  ['planning', 'decision-made', '2025-04-25', 'service-due', '2025-05-08', null, '2025-05-08', 'certain', '行政处罚法 第61条'],
  ['land', 'decision-made', '2026-09-22', 'service-due', '2026-10-09', null, '2026-10-09', 'certain', '行政处罚法 第61条'],
  ['planning', 'decision-served', '2024-09-16', 'fine-payment', '2024-10-01', '2024-10-08', '2024-10-08', 'disputed', '行政处罚法 第67条'],
  ['land', 'decision-served', '2025-09-22', 'fine-payment', '2025-10-07', '2025-10-09', '2025-10-09', 'disputed', '行政处罚法 第67条'],
  ['planning', 'decision-served', '2024-08-03', 'review', '2024-10-08', null, '2024-10-08', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2024-02-06', 'review', '2024-04-07', null, '2024-04-07', 'certain', '行政复议法 第20条'],
  ['land', 'decision-served', '2025-12-03', 'review', '2026-02-02', null, '2026-02-02', 'certain', '行政复议法 第20条'],
  ['land', 'decision-served', '2025-11-28', 'review', '2026-01-27', null, '2026-01-27', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2025-12-17', 'review', '2026-02-24', null, '2026-02-24', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2024-08-31', 'suit', '2025-02-28', null, '2025-02-28', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2024-03-31', 'suit', '2024-09-30', null, '2024-09-30', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2025-08-29', 'suit', '2026-02-28', null, '2026-02-28', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2024-02-29', 'suit', '2024-08-29', null, '2024-08-29', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2025-08-15', 'suit', '2026-02-24', null, '2026-02-24', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2026-06-30', 'suit', '2026-12-30', null, '2026-12-30', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2026-07-03', 'suit', '2027-01-04', null, '2027-01-04', 'provisional', '行政诉讼法 第46条'],
  ['land', 'decision-served', '2024-01-26', 'suit', '2024-02-18', null, '2024-02-18', 'certain', '土地管理法 第83条'],
  ['land', 'decision-served', '2025-01-13', 'suit', '2025-02-05', null, '2025-02-05', 'certain', '土地管理法 第83条'],
  ['land', 'decision-served', '2025-09-18', 'suit', '2025-10-09', null, '2025-10-09', 'certain', '土地管理法 第83条'],
  ['land', 'decision-served', '2026-01-30', 'suit', '2026-02-14', null, '2026-02-14', 'certain', '土地管理法 第83条'],
  ['land', 'decision-served', '2026-09-11', 'suit', '2026-09-28', null, '2026-09-28', 'certain', '土地管理法 第83条'],
  ['planning', 'decision-served-without-remedies', '2024-02-29', 'remedies-not-stated', '2025-02-28', null, '2025-02-28', 'certain', '行政诉讼法解释 第64条'],
  ['land', 'decision-served-without-remedies', '2024-10-05', 'remedies-not-stated', '2025-10-09', null, '2025-10-09', 'certain', '行政诉讼法解释 第64条'],
  ['land', 'decision-served-without-remedies', '2025-05-03', 'remedies-not-stated', '2026-05-06', null, '2026-05-06', 'certain', '行政诉讼法解释 第64条'],
  ['state', 'decision-served-without-remedies', '2024-06-11', 'remedies-not-stated', '2025-06-11', null, '2025-06-11', 'certain', '行政诉讼法解释 第64条'],
  ['planning', 'review-decision-served', '2025-09-18', 'suit-after-review', '2025-10-09', null, '2025-10-09', 'certain', '行政诉讼法 第45条'],
  ['land', 'review-decision-served', '2024-04-26', 'suit-after-review', '2024-05-11', null, '2024-05-11', 'certain', '行政诉讼法 第45条'],
  ['collective', 'review-decision-served', '2026-02-02', 'suit-after-review', '2026-02-24', null, '2026-02-24', 'certain', '行政诉讼法 第45条'],
  ['land', 'judgment-served', '2025-05-16', 'appeal', '2025-06-03', null, '2025-06-03', 'certain', '行政诉讼法 第85条'],
  ['planning', 'review-filed', '2024-09-29', 'review-acceptance', '2024-10-11', null, '2024-10-11', 'certain', '行政复议法 第30条'],
  ['land', 'review-accepted', '2026-08-03', 'review-decision', '2026-10-02', '2026-10-08', '2026-10-02', 'disputed', '行政复议法 第62条'],
  ['land', 'demand-served', '2024-02-05', 'demand-unanswered', '2024-02-23', null, '2024-02-23', 'certain', '行政强制法 第54条'],
  ['land', 'demand-served', '2024-04-26', 'demand-unanswered', '2024-05-13', null, '2024-05-13', 'certain', '行政强制法 第54条'],
  ['land', 'demand-served', '2025-01-20', 'demand-unanswered', '2025-02-08', null, '2025-02-08', 'certain', '行政强制法 第54条'],
  ['land', 'demand-served', '2026-02-13', 'demand-unanswered', '2026-03-05', null, '2026-03-05', 'certain', '行政强制法 第54条'],
  ['state', 'demand-served', '2024-09-13', 'demand-unanswered', '2024-09-29', null, '2024-09-29', 'certain', '行政强制法 第54条'],
  ['collective', 'demand-served', '2026-09-24', 'demand-unanswered', '2026-10-15', null, '2026-10-15', 'certain', '行政强制法 第54条'],
  ['land', 'remedies-expired', '2024-11-30', 'court-application-due', '2025-02-28', null, '2025-02-28', 'certain', '行政强制法 第53条'],
  ['land', 'remedies-expired', '2025-07-03', 'court-application-due', '2025-10-09', null, '2025-10-09', 'certain', '行政强制法 第53条'],
  ['land', 'remedies-expired', '2026-03-23', 'court-application-due', '2026-06-23', null, '2026-06-23', 'certain', '行政强制法 第53条'],
  ['state', 'remedies-expired', '2024-08-31', 'court-application-due', '2024-12-02', null, '2024-12-02', 'certain', '行政强制法 第53条'],
  ['collective', 'remedies-expired', '2026-10-31', 'court-application-due', '2027-02-01', null, '2027-02-01', 'provisional', '行政强制法 第53条'],
  ['land', 'court-application-filed', '2025-09-28', 'court-acceptance', '2025-10-11', null, '2025-10-11', 'certain', '行政强制法 第56条'],
  ['land', 'court-application-accepted', '2026-02-11', 'court-ruling', '2026-02-27', null, '2026-02-27', 'certain', '行政强制法 第57条'],
  ['state', 'court-application-accepted', '2025-01-03', 'court-ruling', '2025-02-02', '2025-02-05', '2025-02-02', 'disputed', '法释〔2012〕4号'],
  ['state', 'scope-fixed', '2024-02-29', 'freeze-ends', '2025-02-28', null, '2025-02-28', 'certain', '条例 第16条'],
  ['state', 'scope-fixed', '2025-05-01', 'freeze-ends', '2026-05-01', '2026-05-06', '2026-05-01', 'disputed', '条例 第16条'],
  ['state', 'plan-published', '2024-01-12', 'plan-comments', '2024-02-11', '2024-02-18', '2024-02-18', 'disputed', '条例 第10条'],
  ['state', 'plan-published', '2025-09-05', 'plan-comments', '2025-10-05', '2025-10-09', '2025-10-09', 'disputed', '条例 第10条'],
  ['state', 'plan-published', '2026-03-02', 'plan-comments', '2026-04-01', null, '2026-04-01', 'certain', '条例 第10条'],
  ['collective', 'pre-announced', '2024-02-01', 'pre-announcement', '2024-02-20', null, '2024-02-20', 'certain', '实施条例 第26条'],
  ['collective', 'pre-announced', '2025-09-26', 'pre-announcement', '2025-10-16', null, '2025-10-16', 'certain', '实施条例 第26条'],
  ['collective', 'pre-announced', '2026-02-09', 'pre-announcement', '2026-02-28', null, '2026-02-28', 'certain', '实施条例 第26条'],
  ['collective', 'plan-published', '2025-01-02', 'plan-posting', '2025-02-01', '2025-02-05', '2025-02-05', 'disputed', '实施条例 第28条'],
  ['collective', 'plan-published', '2025-04-03', 'plan-posting', '2025-05-03', '2025-05-06', '2025-05-06', 'disputed', '实施条例 第28条'],
  ['collective', 'plan-published', '2026-09-04', 'plan-posting', '2026-10-04', '2026-10-08', '2026-10-08', 'disputed', '实施条例 第28条'],
  ['collective', 'approval-received', '2024-09-20', 'announcement-due', '2024-10-16', null, '2024-10-16', 'certain', '实施条例 第31条'],
  ['collective', 'approval-received', '2025-01-17', 'announcement-due', '2025-02-13', null, '2025-02-13', 'certain', '实施条例 第31条'],
  ['collective', 'approval-received', '2026-04-27', 'announcement-due', '2026-05-20', null, '2026-05-20', 'certain', '实施条例 第31条'],
  ['state', 'expropriation-decision-announced', '2024-12-06', 'review', '2025-02-05', null, '2025-02-05', 'certain', '行政复议法 第20条'],
  ['state', 'expropriation-decision-announced', '2025-04-30', 'suit', '2025-10-30', null, '2025-10-30', 'certain', '行政诉讼法 第46条'],
  ['state', 'compensation-decision-served', '2024-12-31', 'suit', '2025-06-30', null, '2025-06-30', 'certain', '行政诉讼法 第46条'],
  ['state', 'compensation-decision-served', '2025-08-07', 'review', '2025-10-09', null, '2025-10-09', 'certain', '行政复议法 第20条'],
  ['collective', 'compensation-decision-served', '2025-08-31', 'suit', '2026-02-28', null, '2026-02-28', 'certain', '行政诉讼法 第46条'],
  ['collective', 'compensation-decision-served', '2026-02-05', 'review', '2026-04-07', null, '2026-04-07', 'certain', '行政复议法 第20条'],
  ['collective', 'paid', '2025-01-31', 'demolition-due', '2025-02-28', null, '2025-02-28', 'certain', 'demolitionDueMonths'],
  ['state', 'paid', '2024-01-31', 'demolition-due', '2024-02-29', null, '2024-02-29', 'certain', 'demolitionDueMonths'],
  ['state', 'paid', '2025-09-05', 'demolition-due', '2025-10-05', '2025-10-09', '2025-10-05', 'disputed', 'demolitionDueMonths'],
  // Counted a second time by another program and by hand: month ends, Spring Festival, Saturdays that are worked.
  ['land', 'remedies-expired', '2025-05-23', 'court-application-due', '2025-08-25', null, '2025-08-25', 'certain', '行政强制法 第53条'],
  ['land', 'remedies-expired', '2025-11-28', 'court-application-due', '2026-02-28', null, '2026-02-28', 'certain', '行政强制法 第53条'],
  ['state', 'paid', '2026-01-31', 'demolition-due', '2026-02-28', null, '2026-02-28', 'certain', 'demolitionDueMonths'],
  ['collective', 'paid', '2026-08-31', 'demolition-due', '2026-09-30', null, '2026-09-30', 'certain', 'demolitionDueMonths'],
  ['planning', 'decision-served', '2025-03-31', 'suit', '2025-09-30', null, '2025-09-30', 'certain', '行政诉讼法 第46条'],
  ['land', 'decision-served', '2025-03-24', 'review', '2025-05-23', null, '2025-05-23', 'certain', '行政复议法 第20条'],
  ['planning', 'notice-served', '2025-01-27', 'hearing-request', '2025-02-10', null, '2025-02-10', 'certain', '行政处罚法 第64条第1项'],
  ['land', 'demand-served', '2025-09-26', 'demand-unanswered', '2025-10-16', null, '2025-10-16', 'certain', '行政强制法 第54条'],
  ['collective', 'demand-served', '2024-02-08', 'demand-unanswered', '2024-02-28', null, '2024-02-28', 'certain', '行政强制法 第54条'],
  // Worked by hand from the article named in each row before the code was read.
  ['planning', 'service-announced', '2025-12-01', 'service-by-announcement', '2025-12-31', null, '2025-12-31', 'certain', '民事诉讼法 第85、95条'],
  ['land', 'service-announced', '2026-01-20', 'service-by-announcement', '2026-02-24', null, '2026-02-24', 'certain', '民事诉讼法 第85、95条'],
  ['planning', 'decision-served', '2025-08-31', 'suit', '2026-02-28', null, '2026-02-28', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2024-08-30', 'suit', '2025-02-28', null, '2025-02-28', 'certain', '行政诉讼法 第46条'],
  ['planning', 'decision-served', '2025-08-08', 'review', '2025-10-09', null, '2025-10-09', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2025-12-19', 'review', '2026-02-24', null, '2026-02-24', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2025-12-31', 'review', '2026-03-02', null, '2026-03-02', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2025-06-03', 'review', '2025-08-04', null, '2025-08-04', 'certain', '行政复议法 第20条'],
  ['planning', 'decision-served', '2026-11-10', 'review', '2027-01-11', null, '2027-01-11', 'provisional', '行政复议法 第20条'],
  ['planning', 'decision-made', '2025-01-24', 'service-due', '2025-02-10', null, '2025-02-10', 'certain', '行政处罚法 第61条'],
  ['land', 'demand-served', '2025-09-25', 'demand-unanswered', '2025-10-15', null, '2025-10-15', 'certain', '行政强制法 第54条'],
  ['planning', 'hearing-held', '2026-03-03', 'hearing-announcement', '2026-02-13', '2026-02-14', '2026-02-13', 'disputed', '行政处罚法 第64条第2项'],
  ['land', 'case-opened', '2025-07-10', 'decision-due', '2025-10-08', '2025-10-09', '2025-10-08', 'disputed', '行政处罚法 第60条'],
  ['planning', 'decision-served-without-remedies', '2025-06-03', 'remedies-not-stated', '2026-06-03', null, '2026-06-03', 'certain', '行政诉讼法解释 第64条'],
  ['planning', 'review-decision-served', '2026-03-06', 'suit-after-review', '2026-03-23', null, '2026-03-23', 'certain', '行政诉讼法 第45条'],
  ['land', 'decision-served', '2025-09-15', 'review', '2025-11-14', null, '2025-11-14', 'certain', '行政复议法 第20条'],
  ['land', 'decision-served', '2025-09-15', 'suit', '2025-09-30', null, '2025-09-30', 'certain', '土地管理法 第83条'],
  ['land', 'decision-served', '2025-09-16', 'suit', '2025-10-09', null, '2025-10-09', 'certain', '土地管理法 第83条'],
  ['land', 'remedies-expired', '2025-11-14', 'court-application-due', '2026-02-14', null, '2026-02-14', 'certain', '行政强制法 第53条'],
  ['state', 'compensation-decision-served', '2025-12-10', 'review', '2026-02-09', null, '2026-02-09', 'certain', '行政复议法 第20条'],
  ['state', 'compensation-decision-served', '2025-12-10', 'suit', '2026-06-10', null, '2026-06-10', 'certain', '行政诉讼法 第46条'],
  ['collective', 'paid', '2025-08-31', 'demolition-due', '2025-09-30', null, '2025-09-30', 'certain', 'demolitionDueMonths'],
];

describe('worked examples of the clocks', () => {
  it.each(GOLDEN)('%s: %s on %s: %s ends on %s', (procedure, event, on, id, endsOn, otherwiseOn, safeOn, certainty, article) => {
    const found = reckonPeriods(procedure, event, on, officeCalendar).filter(({ period }) => period.id === id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ endsOn, safeOn, certainty });
    expect(found[0].otherwiseOn ?? null).toBe(otherwiseOn);
    expect(found[0].period.article).toContain(article);
  });

  it('cover every period and event, both tracks and both regimes', () => {
    expect(new Set(GOLDEN.map(([procedure]) => procedure))).toEqual(new Set(PROCEDURES));
    expect(new Set(GOLDEN.map(([, event]) => event))).toEqual(new Set(CLOCK_EVENTS));
    expect(new Set(GOLDEN.map(([, , , id]) => id))).toEqual(new Set(PERIODS.map(({ id }) => id)));
    expect(new Set(GOLDEN.map((row) => row[7]))).toEqual(new Set(['certain', 'disputed', 'provisional']));
  });
});
