import type { Case, CaseStepKind } from '../../../core/register/case.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { WorkCalendar } from '../../../core/rules/calendar/work-calendar.ts';
import { type CaseFacts, readCase } from '../../../core/rules/clocks/case-facts.ts';
import type { ClockEvent } from '../../../core/rules/clocks/period.ts';
import { reckonPeriods, type ReckonedPeriod } from '../../../core/rules/clocks/reckon-period.ts';
import { applicationRunsFrom, reckonRemedies } from '../../../core/rules/clocks/remedies.ts';
import { stepsBlocked } from '../../../core/rules/clocks/steps-blocked.ts';
import type { CasePeriod } from '../../calls/cases.ts';

/** What an office has to have done by a period's end. */
const FULFILLED_BY: Readonly<Record<string, readonly CaseStepKind[]>> = {
  'decision-due': ['decided', 'closed'],
  'court-application-due': ['court-applied', 'self-demolished', 'rectified', 'enforced', 'closed'],
  'court-acceptance': ['court-ruled'],
};

/** How a person uses a right within its period. */
const USED_BY: Readonly<Record<string, readonly CaseStepKind[]>> = {
  'hearing-request': ['hearing-requested'],
  review: ['review-filed'],
  suit: ['suit-filed'],
  'suit-after-review': ['suit-filed'],
  'remedies-not-stated': ['review-filed', 'suit-filed'],
};

/** Every period that began in a case by a day, in the order in which they end. */
export function periodsOf(one: Case, today: Day, calendar: WorkCalendar): CasePeriod[] {
  const facts = readCase(one, today);
  const from = (event: ClockEvent, on: Day | undefined) =>
    on === undefined ? [] : reckonPeriods(one.track, event, on, calendar);
  const decided = facts.last('decided');
  const remedies = reckonRemedies(one.track, facts, calendar);
  const ended = applicationRunsFrom(one.track, facts, calendar);
  const begun: ReckonedPeriod[] = [
    ...from('case-opened', facts.last('opened')?.on),
    ...from('notice-served', facts.servedOn('notified')),
    ...from('decision-made', decided?.on),
    ...(decided?.decision === 'fine' || decided?.fine !== undefined
      ? from('decision-served', facts.servedOn('decided'))
      : []
    ).filter(({ period }) => period.id === 'fine-payment'),
    ...remedies,
    ...from('demand-served', facts.servedOn('demanded')),
    ...(ended !== undefined && ended < today ? from('remedies-expired', ended) : []),
    ...from('court-application-filed', facts.last('court-applied')?.on),
  ];
  return begun
    .map((reckoned): CasePeriod => {
      const blocks = stepsBlocked(reckoned.period, one.track, calendar.demandWaits(today));
      return { ...reckoned, period: { ...reckoned.period, blocks }, standing: standingOf(reckoned, facts, today) };
    })
    .sort((a, b) => (a.safeOn < b.safeOn ? -1 : 1));
}

function standingOf({ period, from, safeOn }: ReckonedPeriod, facts: CaseFacts, today: Day): CasePeriod['standing'] {
  const isDone =
    period.kind === 'duty' &&
    (period.id === 'service-due'
      ? facts.servedOn('decided') !== undefined
      : (period.id === 'court-application-due' && facts.isSettled) ||
        // It was decided in time or given up; a court that asks for another decision sets its own time.
        (period.id === 'decision-due' && facts.revocation !== undefined) ||
        (FULFILLED_BY[period.id] ?? []).some((kind) => facts.has(kind)));
  if (isDone) return 'done';
  if (today <= safeOn) return 'running';
  if (period.kind !== 'duty') {
    const used = (USED_BY[period.id] ?? []).map((kind) => facts.last(kind)?.on);
    return used.some((on) => on !== undefined && on >= from && on <= safeOn) ? 'used' : 'over';
  }
  return facts.isSuspended || facts.pending.length > 0 ? 'held' : 'overdue';
}
