import type { Case, CaseStepKind } from '../../register/case.ts';
import type { Day } from '../../register/ports.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { readCase } from './case-facts.ts';
import { permitStep } from './permit-step.ts';
import { reckonPeriods, type ReckonedPeriod } from './reckon-period.ts';
import { applicationRunsFrom } from './remedies.ts';

/** Something the office has to do in a case by a day. */
export interface CaseDuty {
  /** Id of the period, or `performance-over`: the day given to the person has passed and the demand may be issued. */
  readonly code: 'decision-due' | 'service-due' | 'court-application-due' | 'performance-over';
  readonly from: Day;
  readonly dueOn: Day;
  readonly article: string;
  readonly certainty: ReckonedPeriod['certainty'];
}

/** With one of these nothing is left to press for. */
const OVER: readonly CaseStepKind[] = ['self-demolished', 'rectified', 'enforced', 'closed'];

/** What the office owes in a case on a day. Nothing while a remedy is pending or the case rests. */
export function caseDuties(one: Pick<Case, 'track' | 'steps'>, on: Day, calendar: WorkCalendar): CaseDuty[] {
  const facts = readCase(one, on);
  if (OVER.some((kind) => facts.has(kind)) || facts.isSettled || facts.isRevoked || facts.pending.length > 0 || facts.isSuspended)
    return [];
  const { track } = one;
  const duty = (code: CaseDuty['code'], periods: readonly ReckonedPeriod[]): CaseDuty[] =>
    periods
      .filter(({ period }) => period.id === code)
      .map(({ period, from, safeOn, certainty }) => ({ code, from, dueOn: safeOn, article: period.article, certainty }));

  const decided = facts.last('decided');
  if (!decided) {
    const opened = facts.last('opened');
    return opened && !facts.revocation ? duty('decision-due', reckonPeriods(track, 'case-opened', opened.on, calendar)) : [];
  }
  if (facts.servedOn('decided') === undefined)
    return duty('service-due', reckonPeriods(track, 'decision-made', decided.on, calendar));
  const duties: CaseDuty[] = [];
  const endOn = applicationRunsFrom(track, facts, calendar);
  if (track === 'land' && endOn !== undefined && endOn < on && !facts.has('court-applied'))
    duties.push(...duty('court-application-due', reckonPeriods(track, 'remedies-expired', endOn, calendar)));
  const { performBy } = decided;
  const mayDemand = () => permitStep(one, { kind: 'demanded', on }, calendar).verdict === 'allowed';
  if (performBy !== undefined && performBy < on && !facts.has('demanded') && mayDemand())
    duties.push({
      code: 'performance-over',
      from: decided.on,
      dueOn: performBy,
      article: '行政强制法 第35、54条',
      certainty: 'certain',
    });
  return duties;
}
