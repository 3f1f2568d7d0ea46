import { describe, expect, it } from 'vitest';
import type { Case, CaseStep, CaseStepKind, CaseTrack, Executor } from '../../../../src/core/register/case.ts';
import { judgeClockStep } from '../../../../src/core/rules/clocks/judge-clock-step.ts';
import type { ClockEvent, ClockStep, Procedure } from '../../../../src/core/rules/clocks/period.ts';
import { decisiveObstacle, permitStep } from '../../../../src/core/rules/clocks/permit-step.ts';
import type { StepVerdict } from '../../../../src/core/rules/clocks/step-verdict.ts';
import { officeCalendar } from './office-calendar.ts';

type Told = readonly [CaseStepKind, string, Partial<CaseStep>?];

const PROVEN = (on: string) => ({ served: { on, proof: '送达回证' } });
const VIOLATION: Told = ['verified', '2024-01-02', { verification: 'violation' }];
const OPENED: Told = ['opened', '2024-01-03'];
const NOTICE: Told = ['notified', '2024-01-04', PROVEN('2024-01-04')];
const REVIEWED: Told = ['legally-reviewed', '2024-01-15'];

const file = (track: CaseTrack, ...told: Told[]): Pick<Case, 'track' | 'steps'> => ({
  track,
  steps: told.map(([kind, on, more], n) => ({ changeId: `c-${n}`, kind, on, ...more })).sort((a, b) => (a.on < b.on ? -1 : 1)),
});
const decided = (on: string, more: Partial<CaseStep> = {}): Told[] => [
  VIOLATION,
  OPENED,
  NOTICE,
  REVIEWED,
  ['decided', on, { decision: 'demolish', ...PROVEN(on), ...more }],
];
/** Decision served on a day, and on the same day all that the planning track needs before demolition but the two periods. */
const planning = (on: string, more?: Partial<CaseStep>, ...later: Told[]) =>
  file(
    'planning',
    ...decided(on, more),
    ['demanded', on, PROVEN(on)],
    ['charged', on],
    ['enforcement-decided', on, PROVEN(on)],
    ['announced', on],
    ...later,
  );
const land = (on: string, ...later: Told[]) => file('land', ...decided(on), ...later);
/** Demanded after both periods, applied for ten working days later. */
const APPLIED: Told[] = [
  ['demanded', '2026-03-24', PROVEN('2026-03-24')],
  ['court-applied', '2026-04-09'],
];
const ruled = (more: Partial<CaseStep>, ...later: Told[]) =>
  land('2026-01-20', ...APPLIED, ['court-ruled', '2026-04-20', more], ...later);
const noticed = (on: string, ...later: Told[]) =>
  file('planning', VIOLATION, OPENED, ['notified', on, PROVEN(on)], ['legally-reviewed', on], ...later);

type Row = readonly [
  string,
  Pick<Case, 'track' | 'steps'>,
  CaseStepKind,
  string,
  Executor | undefined,
  StepVerdict['verdict'],
  string?,
  string?,
  string?,
];

type EventRow = readonly [
  Procedure,
  ClockEvent,
  string,
  ClockStep,
  string,
  Executor | undefined,
  StepVerdict['verdict'],
  string?,
  string?,
  string?,
];

const REVIEW_FILED: Told = ['review-filed', '2026-03-16'];
const SUIT: Told[] = [
  ['suit-filed', '2026-02-02'],
  ['suit-ended', '2026-09-01', PROVEN('2026-09-01')],
];

/**
 * The ends are those of the golden table of periods, or counted by hand on the notices' calendars.
 * [what, case, step, day, executor, verdict, deciding code, until, article]
 */
// biome-ignore format: a table, one example a line
const VERDICTS: readonly Row[] = [
  ['planning, both periods open', planning('2026-01-20'), 'enforced', '2026-03-20', 'government', 'too-early', 'suit-open', '2026-07-20', '行政强制法 第44条'],
  ['planning, review over', planning('2026-01-20'), 'enforced', '2026-03-24', 'government', 'too-early', 'suit-open', '2026-07-20', '行政诉讼法 第46条'],
  ['planning, last day of the suit', planning('2026-01-20'), 'enforced', '2026-07-20', 'government', 'too-early', 'suit-open', '2026-07-20'],
  ['planning, the day after', planning('2026-01-20'), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['planning, by a court', planning('2026-01-20'), 'enforced', '2026-07-21', 'court', 'wrong-executor', 'wrong-executor', undefined, '城乡规划法 第68条'],
  ['planning, by a court and too early', planning('2026-01-20'), 'enforced', '2026-03-20', 'court', 'wrong-executor', 'wrong-executor'],
  ['suit ends in Spring Festival', planning('2025-08-15'), 'enforced', '2026-02-24', 'government', 'too-early', 'suit-open', '2026-02-24'],
  ['the working day after', planning('2025-08-15'), 'enforced', '2026-02-25', 'government', 'allowed'],
  ['31 August and six months', planning('2024-08-31'), 'enforced', '2025-02-28', 'government', 'too-early', 'suit-open', '2025-02-28'],
  ['then a Saturday', planning('2024-08-31'), 'enforced', '2025-03-01', 'government', 'too-early', 'rest-day', '2025-03-02', '行政强制法 第43条'],
  ['then Monday', planning('2024-08-31'), 'enforced', '2025-03-03', 'government', 'allowed'],
  ['suit ends on a make-up Saturday', planning('2025-08-29'), 'enforced', '2026-02-28', 'government', 'too-early', 'suit-open', '2026-02-28'],
  ['remedies not stated', planning('2024-02-29', { remediesStated: false }), 'enforced', '2025-02-28', 'government', 'too-early', 'remedies-not-stated-open', '2025-02-28', '行政诉讼法解释 第64条'],
  ['remedies not stated, a year later', planning('2024-02-29', { remediesStated: false }), 'enforced', '2025-03-03', 'government', 'allowed'],
  ['National Day', planning('2026-01-20'), 'enforced', '2026-10-01', 'government', 'too-early', 'rest-day', '2026-10-07', '行政强制法 第43条'],
  ['a make-up Saturday', planning('2026-01-20'), 'enforced', '2026-10-10', 'government', 'allowed'],
  ['beyond the table', planning('2026-01-20'), 'enforced', '2027-03-01', 'government', 'forbidden', 'calendar-missing'],
  ['a period that reaches beyond the table', planning('2026-07-03'), 'enforced', '2026-12-31', 'government', 'too-early', 'suit-open', '2027-01-04'],
  ['review pending', planning('2026-01-20', {}, REVIEW_FILED), 'enforced', '2026-08-03', 'government', 'forbidden', 'remedy-pending', undefined, '行政强制法 第44'],
  ['review filed after its period', planning('2026-01-20', {}, ['review-filed', '2026-07-22']), 'enforced', '2026-08-03', 'government', 'forbidden', 'remedy-pending'],
  ['review ended, its decision not served', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-07-20']), 'enforced', '2026-08-05', 'government', 'forbidden', 'service-unproven', undefined, '行政诉讼法 第45条'],
  ['fifteen days to sue after the review', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-07-20', PROVEN('2026-07-20')]), 'enforced', '2026-08-04', 'government', 'too-early', 'suit-after-review-open', '2026-08-04'],
  ['and after them', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-07-20', PROVEN('2026-07-20')]), 'enforced', '2026-08-05', 'government', 'allowed'],
  ['no proof of service', planning('2026-01-20', { served: undefined }), 'enforced', '2026-12-01', 'government', 'forbidden', 'service-unproven'],
  ['service before the document', planning('2026-01-20', PROVEN('2026-01-19')), 'enforced', '2026-12-01', 'government', 'forbidden', 'service-unproven'],
  ['a fine is not demolished for', planning('2026-01-20', { decision: 'fine' }), 'enforced', '2026-07-21', 'government', 'forbidden', 'demolition-not-decided'],
  // 行政强制法 42第2款: what was agreed and not kept is enforced again.
  ['settled, not kept and resumed', planning('2026-01-20', {}, ['settled', '2026-06-01'], ['resumed', '2026-07-01']), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['settled, resumed and settled again', planning('2026-01-20', {}, ['settled', '2026-06-01'], ['resumed', '2026-07-01'], ['settled', '2026-07-10']), 'enforced', '2026-07-21', 'government', 'forbidden', 'case-settled'],
  ['nothing to re-check of a settlement that was not kept', planning('2026-01-20', {}, ['settled', '2026-06-01'], ['resumed', '2026-07-01']), 'rechecked', '2026-07-21', undefined, 'forbidden', 'nothing-to-recheck'],
  // 行政强制法 57、58; 土地管理法 83: the court lets a decision be enforced, or does not; a fine is no demolition on this track either.
  ['land, ruled for enforcement', ruled({ ruling: 'granted' }), 'enforced', '2026-05-12', 'court', 'allowed'],
  ['land, ruled before rulings were recorded', ruled({}), 'enforced', '2026-05-12', 'court', 'allowed'],
  ['land, ruled against enforcement', ruled({ ruling: 'refused' }), 'enforced', '2026-05-12', 'court', 'forbidden', 'enforcement-refused', undefined, '行政强制法 第58条'],
  ['land, no announcement of what was refused', ruled({ ruling: 'refused' }), 'announced', '2026-05-12', undefined, 'forbidden', 'enforcement-refused'],
  ['land, ruled otherwise by the court above', ruled({ ruling: 'refused' }, ['court-ruled', '2026-05-11', { ruling: 'granted' }]), 'enforced', '2026-05-12', 'court', 'allowed'],
  ['land, a fine is not demolished for', file('land', ...decided('2026-01-20', { decision: 'fine', fine: 20_000_00 }), ...APPLIED, ['court-ruled', '2026-04-20', { ruling: 'granted' }]), 'enforced', '2026-05-12', 'court', 'forbidden', 'demolition-not-decided', undefined, '土地管理法 第77、83条'],
  ['settled', planning('2026-01-20', {}, ['settled', '2026-06-01']), 'enforced', '2026-07-21', 'government', 'forbidden', 'case-settled', undefined, '行政强制法 第42条'],
  ['deferred', planning('2026-01-20', {}, ['deferred', '2026-06-01']), 'enforced', '2026-07-21', 'government', 'forbidden', 'case-suspended'],
  ['revoked', planning('2026-01-20', {}, ['revoked', '2026-06-01']), 'enforced', '2026-07-21', 'government', 'forbidden', 'step-missing'],
  // 行政诉讼法 69、70、74、77；行政复议法 63、64、65、68: what was revoked or held to be unlawful is not enforced, what was varied only as varied.
  ['suit dismissed', planning('2026-01-20', {}, ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'upheld', ...PROVEN('2026-06-01') }]), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['suit withdrawn', planning('2026-01-20', {}, ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'withdrawn' }]), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['revoked by a court', planning('2026-01-20', {}, ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'revoked' }]), 'enforced', '2026-07-21', 'government', 'forbidden', 'decision-revoked', undefined, '行政诉讼法 第70'],
  ['remanded by a review', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-04-01', { outcome: 'remanded', ...PROVEN('2026-04-01') }]), 'charged', '2026-07-21', undefined, 'forbidden', 'decision-revoked', undefined, '行政复议法 第64'],
  ['held to be unlawful', land('2026-01-20', ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'unlawful' }]), 'court-applied', '2026-07-21', undefined, 'forbidden', 'decision-revoked'],
  ['revoked by a court and notified anew', planning('2026-01-20', {}, ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'revoked' }], ['notified', '2026-06-10', PROVEN('2026-06-10')]), 'enforced', '2026-07-21', 'government', 'forbidden', 'step-missing'],
  ['a suit that was filed before the decision', planning('2026-01-20', {}, ['suit-filed', '2026-01-19'], ['suit-ended', '2026-06-01', { outcome: 'revoked' }]), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['varied to a fine', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-03-30', { outcome: 'varied', decision: 'fine', ...PROVEN('2026-03-30') }]), 'enforced', '2026-07-21', 'government', 'forbidden', 'demolition-not-decided'],
  ['varied from a fine to a demolition', planning('2026-01-20', { decision: 'fine' }, REVIEW_FILED, ['review-ended', '2026-03-30', { outcome: 'varied', decision: 'demolish', ...PROVEN('2026-03-30') }]), 'enforced', '2026-07-21', 'government', 'allowed'],
  ['a suit against what a review revoked', planning('2026-01-20', {}, REVIEW_FILED, ['review-ended', '2026-03-30', { outcome: 'revoked' }]), 'suit-filed', '2026-04-02', undefined, 'allowed'],
  ['closing what a court revoked', planning('2026-01-20', {}, ['suit-filed', '2026-02-02'], ['suit-ended', '2026-06-01', { outcome: 'revoked' }], ['rechecked', '2026-06-02']), 'closed', '2026-06-03', undefined, 'allowed'],
  ['demand while time to perform runs', file('planning', ...decided('2026-01-20', { performBy: '2026-02-09' })), 'demanded', '2026-02-09', undefined, 'too-early', 'performance-open', '2026-02-09', '行政强制法 第34条'],
  ['demand after it', file('planning', ...decided('2026-01-20', { performBy: '2026-02-09' })), 'demanded', '2026-02-10', undefined, 'allowed'],
  ['enforcement decided before the demand', file('planning', ...decided('2026-01-20')), 'enforcement-decided', '2026-03-02', undefined, 'forbidden', 'step-missing', undefined, '行政强制法 第35、37条'],
  ['planning asks no court', planning('2026-01-20'), 'court-applied', '2026-07-21', undefined, 'wrong-executor', 'wrong-executor', undefined, '法释〔2013〕5号'],
  ['land has no charge', land('2026-01-20'), 'charged', '2026-03-24', undefined, 'wrong-executor', 'wrong-executor', undefined, '土地管理法 第83条'],
  ['land, demand while review is open', land('2026-01-20'), 'demanded', '2026-03-23', undefined, 'too-early', 'review-open', '2026-03-23', '行政强制法 第53条'],
  ['land, demand after both', land('2026-01-20'), 'demanded', '2026-03-24', undefined, 'allowed'],
  ['land, ten working days over Qingming', land('2026-01-20', ['demanded', '2026-03-24', PROVEN('2026-03-24')]), 'court-applied', '2026-04-08', undefined, 'too-early', 'demand-unanswered-open', '2026-04-08', '行政强制法 第54条'],
  ['land, application', land('2026-01-20', ['demanded', '2026-03-24', PROVEN('2026-03-24')]), 'court-applied', '2026-04-09', undefined, 'allowed'],
  ['land, last day to apply', land('2026-01-20', ['demanded', '2026-03-24', PROVEN('2026-03-24')]), 'court-applied', '2026-06-23', undefined, 'allowed'],
  ['land, too late', land('2026-01-20', ['demanded', '2026-03-24', PROVEN('2026-03-24')]), 'court-applied', '2026-06-24', undefined, 'too-late', 'limit-passed', '2026-06-23', '行政强制法 第53条'],
  ['land, three months from the result of a suit', land('2026-01-20', ...SUIT, ['demanded', '2026-09-02', PROVEN('2026-09-02')]), 'court-applied', '2026-12-01', undefined, 'allowed'],
  ['land, too late after a suit', land('2026-01-20', ...SUIT, ['demanded', '2026-09-02', PROVEN('2026-09-02')]), 'court-applied', '2026-12-02', undefined, 'too-late', 'limit-passed', '2026-12-01'],
  ['land, without a ruling', land('2026-01-20'), 'enforced', '2026-07-21', 'court', 'forbidden', 'step-missing', undefined, '行政强制法 第57、58条'],
  ['land, by the government', land('2026-01-20', ['court-ruled', '2026-06-01']), 'enforced', '2026-07-21', 'government', 'wrong-executor', 'wrong-executor', undefined, '土地管理法 第83条'],
  ['land, by the court', land('2026-01-20', ['court-ruled', '2026-06-01']), 'enforced', '2026-07-21', 'court', 'allowed'],
  ['decision, hearing may still be asked for', noticed('2026-02-11'), 'decided', '2026-02-25', undefined, 'too-early', 'hearing-open', '2026-02-25', '行政处罚法 第64条'],
  ['decision, the day after', noticed('2026-02-11'), 'decided', '2026-02-26', undefined, 'allowed'],
  ['decision, hearing asked for and not held', noticed('2026-02-11', ['hearing-requested', '2026-02-13']), 'decided', '2026-03-20', undefined, 'forbidden', 'step-missing', undefined, '行政处罚法 第63、65条'],
  ['decision, hearing asked for too late', noticed('2026-02-11', ['hearing-requested', '2026-02-26']), 'decided', '2026-02-27', undefined, 'allowed'],
  ['hearing, not announced seven working days ahead', noticed('2026-02-11', ['hearing-requested', '2026-02-25']), 'hearing-held', '2026-03-05', undefined, 'too-early', 'hearing-too-soon', '2026-03-05', '行政处罚法 第64条第2项'],
  ['hearing, announced in time', noticed('2026-02-11', ['hearing-requested', '2026-02-25']), 'hearing-held', '2026-03-06', undefined, 'allowed'],
  ['hearing that nobody asked for', noticed('2026-02-11'), 'hearing-held', '2026-03-06', undefined, 'forbidden', 'step-missing'],
  ['opening without a violation', file('planning', ['verified', '2026-01-05', { verification: 'legal' }]), 'opened', '2026-01-06', undefined, 'forbidden', 'no-violation'],
  ['closing without a violation', file('planning', ['verified', '2026-01-05', { verification: 'legal' }]), 'closed', '2026-01-06', undefined, 'allowed'],
  ['a second opening', file('land', VIOLATION, OPENED), 'opened', '2026-01-06', undefined, 'forbidden', 'step-taken-already', undefined, '行政处罚法 第60条'],
  ['notice dated before the opening', file('land', VIOLATION, ['opened', '2026-01-06']), 'notified', '2026-01-05', undefined, 'too-early', 'step-later', '2026-01-05'],
  ['demand dated before service', file('planning', ...decided('2026-01-20', PROVEN('2026-01-26'))), 'demanded', '2026-01-23', undefined, 'too-early', 'service-later', '2026-01-25'],
  ['result of a review that nobody filed', land('2026-01-20'), 'review-ended', '2026-03-02', undefined, 'forbidden', 'step-missing'],
  ['suit against nothing', file('land', VIOLATION, OPENED), 'suit-filed', '2026-03-02', undefined, 'forbidden', 'step-missing'],
  ['suit after its period', land('2026-01-20'), 'suit-filed', '2026-05-06', undefined, 'allowed'],
  ['nothing to resume', land('2026-01-20'), 'resumed', '2026-03-02', undefined, 'forbidden', 'nothing-to-resume'],
  ['demand after closing', planning('2026-01-20', {}, ['self-demolished', '2026-02-02'], ['rechecked', '2026-02-03'], ['closed', '2026-02-04']), 'demanded', '2026-02-05', undefined, 'forbidden', 'case-closed'],
  ['suit after closing', planning('2026-01-20', {}, ['self-demolished', '2026-02-02'], ['rechecked', '2026-02-03'], ['closed', '2026-02-04']), 'suit-filed', '2026-02-05', undefined, 'allowed'],
  ['closing while a suit is pending', planning('2026-01-20', {}, ['self-demolished', '2026-02-02'], ['rechecked', '2026-02-03'], ['suit-filed', '2026-02-04']), 'closed', '2026-02-05', undefined, 'forbidden', 'remedy-pending'],
];

/** [track, event, its day, step, day, executor, verdict, deciding code, until, article] */
// biome-ignore format: a table, one example a line
const BY_EVENT: readonly EventRow[] = [
  ['planning', 'notice-served', '2024-02-05', 'decision', '2024-02-18', undefined, 'too-early', 'hearing-request-open', '2024-02-18', '行政处罚法 第64条'],
  ['planning', 'notice-served', '2024-02-05', 'decision', '2024-02-19', undefined, 'allowed'],
  ['planning', 'hearing-held', '2026-03-12', 'hearing-notice', '2026-03-02', undefined, 'allowed'],
  ['planning', 'hearing-held', '2026-03-12', 'hearing-notice', '2026-03-03', undefined, 'too-late', 'limit-passed', '2026-03-02', '行政处罚法 第64条'],
  ['planning', 'case-opened', '2025-07-04', 'decision', '2025-10-09', undefined, 'too-late', 'limit-passed', '2025-10-02', '行政处罚法 第60条'],
  ['land', 'decision-made', '2025-01-23', 'service', '2025-02-08', undefined, 'allowed'],
  ['land', 'decision-made', '2025-01-23', 'service', '2025-02-10', undefined, 'too-late', 'limit-passed', '2025-02-08', '行政处罚法 第61条'],
  ['planning', 'decision-served', '2025-08-15', 'enforced-demolition', '2026-02-24', 'government', 'too-early', 'suit-open', '2026-02-24', '行政强制法 第44条'],
  ['planning', 'decision-served', '2025-08-15', 'enforced-demolition', '2026-02-25', 'government', 'allowed'],
  ['planning', 'decision-served', '2025-08-15', 'court-application', '2026-02-25', undefined, 'wrong-executor', 'wrong-executor', undefined, '法释〔2013〕5号'],
  ['land', 'decision-served', '2025-11-28', 'formal-demand', '2026-01-27', undefined, 'too-early', 'review-open', '2026-01-27', '行政强制法 第53条'],
  ['land', 'decision-served', '2025-11-28', 'formal-demand', '2026-01-28', undefined, 'allowed'],
  ['land', 'demand-served', '2026-02-13', 'court-application', '2026-03-05', undefined, 'too-early', 'demand-unanswered-open', '2026-03-05', '行政强制法 第54条'],
  ['land', 'demand-served', '2026-02-13', 'court-application', '2026-03-06', undefined, 'allowed'],
  ['land', 'remedies-expired', '2025-07-03', 'court-application', '2025-10-09', undefined, 'allowed'],
  ['land', 'remedies-expired', '2025-07-03', 'court-application', '2025-10-10', undefined, 'too-late', 'limit-passed', '2025-10-09', '行政强制法 第53条'],
  // 除夕 of 2024 is formally a working day; the holiday follows, and a Sunday that is worked.
  ['land', 'remedies-expired', '2024-01-05', 'enforced-demolition', '2024-02-09', 'court', 'allowed'],
  ['land', 'remedies-expired', '2024-01-05', 'enforced-demolition', '2024-02-10', 'court', 'too-early', 'rest-day', '2024-02-17', '行政强制法 第43条'],
  ['land', 'remedies-expired', '2024-01-05', 'enforced-demolition', '2024-02-18', 'court', 'allowed'],
  ['land', 'remedies-expired', '2024-01-05', 'enforced-demolition', '2024-02-19', 'government', 'wrong-executor', 'wrong-executor', undefined, '土地管理法 第83条'],
  ['state', 'plan-published', '2024-01-12', 'expropriation-decision', '2024-02-18', undefined, 'too-early', 'plan-comments-open', '2024-02-18', '条例 第10条'],
  ['state', 'plan-published', '2024-01-12', 'expropriation-decision', '2024-02-19', undefined, 'allowed'],
  ['state', 'compensation-decision-served', '2024-12-31', 'court-application', '2025-06-30', undefined, 'too-early', 'suit-open', '2025-06-30', '行政诉讼法 第46条'],
  ['state', 'compensation-decision-served', '2024-12-31', 'court-application', '2025-07-01', undefined, 'allowed'],
  ['state', 'compensation-decision-served', '2024-12-31', 'court-application', '2025-10-09', undefined, 'too-late', 'limit-passed', '2025-09-30', '行政强制法 第53条'],
  ['state', 'compensation-decision-served', '2024-12-31', 'enforced-demolition', '2025-07-01', 'government', 'wrong-executor', 'wrong-executor', undefined, '条例 第28条'],
  ['collective', 'pre-announced', '2026-02-09', 'plan-published', '2026-02-28', undefined, 'too-early', 'pre-announcement-open', '2026-02-28', '实施条例 第26条'],
  ['collective', 'pre-announced', '2026-02-09', 'plan-published', '2026-03-01', undefined, 'allowed'],
  ['collective', 'plan-published', '2025-01-02', 'agreement-signed', '2025-02-05', undefined, 'too-early', 'plan-posting-open', '2025-02-05', '实施条例 第28条'],
  ['collective', 'approval-received', '2025-01-17', 'announcement', '2025-02-14', undefined, 'too-late', 'limit-passed', '2025-02-13', '实施条例 第31条'],
  ['collective', 'remedies-expired', '2026-10-31', 'court-application', '2026-12-31', undefined, 'allowed'],
  ['planning', 'decision-served', '2026-07-03', 'enforced-demolition', '2027-01-05', 'government', 'forbidden', 'calendar-missing'],
  // Worked by hand from the article named in each row before the code was read.
  ['planning', 'decision-served', '2025-06-03', 'enforced-demolition', '2025-10-15', 'government', 'too-early', 'suit-open', '2025-12-03', '行政强制法 第44条'],
  ['planning', 'decision-served', '2025-06-03', 'enforced-demolition', '2025-12-04', 'government', 'allowed'],
  ['planning', 'decision-served', '2025-06-03', 'enforced-demolition', '2025-12-07', 'government', 'too-early', 'rest-day', '2025-12-07', '行政强制法 第43条'],
  ['planning', 'decision-served', '2025-06-03', 'enforced-demolition', '2026-02-18', 'government', 'too-early', 'rest-day', '2026-02-23', '行政强制法 第43条'],
  ['planning', 'decision-served', '2025-06-03', 'enforced-demolition', '2026-02-28', 'government', 'allowed'],
  ['planning', 'decision-served', '2026-11-10', 'enforced-demolition', '2027-06-01', 'government', 'forbidden', 'calendar-missing'],
  ['land', 'decision-served', '2025-09-15', 'formal-demand', '2025-10-10', undefined, 'too-early', 'review-open', '2025-11-14', '行政强制法 第53条'],
  ['land', 'decision-served', '2025-09-15', 'formal-demand', '2025-11-15', undefined, 'allowed'],
  ['land', 'demand-served', '2025-11-17', 'court-application', '2025-12-02', undefined, 'allowed'],
  ['land', 'demand-served', '2025-11-17', 'court-application', '2025-12-01', undefined, 'too-early', 'demand-unanswered-open', '2025-12-01', '行政强制法 第54条'],
  ['state', 'compensation-decision-served', '2025-12-10', 'court-application', '2026-06-10', undefined, 'too-early', 'suit-open', '2026-06-10', '行政诉讼法 第46条'],
];

describe('verdicts on a step', () => {
  for (const [what, one, kind, on, executor, verdict, ...why] of VERDICTS)
    it(what, () => expectVerdict(permitStep(one, { kind, on, executor }, officeCalendar), verdict, ...why));

  for (const [procedure, event, eventOn, step, on, executor, verdict, ...why] of BY_EVENT)
    it(`${procedure}, ${event} on ${eventOn}: ${step} on ${on} is ${verdict}`, () =>
      expectVerdict(judgeClockStep(procedure, event, eventOn, { step, on, executor }, officeCalendar), verdict, ...why));

  it('names both periods while both are open, and by whom besides', () => {
    const { obstacles } = permitStep(
      planning('2026-01-20'),
      { kind: 'enforced', on: '2026-03-20', executor: 'court' },
      officeCalendar,
    );
    expect(obstacles.map(({ code, until }) => [code, until])).toEqual([
      ['wrong-executor', undefined],
      ['review-open', '2026-03-23'],
      ['suit-open', '2026-07-20'],
    ]);
  });
});

function expectVerdict(judged: StepVerdict, verdict: StepVerdict['verdict'], code?: string, until?: string, article?: string) {
  const decisive = decisiveObstacle(judged);
  expect({ verdict: judged.verdict, code: decisive?.code, until: decisive?.until }).toEqual({ verdict, code, until });
  if (article !== undefined) expect(decisive?.article).toContain(article);
}
