import type { Case, CaseStepKind } from '../../register/case.ts';
import { readCase } from '../clocks/case-facts.ts';
import type { ClockEvent } from '../clocks/period.ts';
import { reckonPeriods } from '../clocks/reckon-period.ts';
import { applicationRunsFrom } from '../clocks/remedies.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

type CaseDuty = 'decision-due' | 'service-due' | 'court-application-due';

/** Duties of the office by the law's own limit, and what fulfils them. */
const DUTIES: readonly {
  readonly period: CaseDuty;
  readonly event: ClockEvent;
  readonly from: CaseStepKind;
  readonly done: readonly CaseStepKind[];
}[] = [{ period: 'decision-due', event: 'case-opened', from: 'opened', done: ['decided', 'closed'] }];

/** The office acts in time: decision within 90 days of opening, service within 7 working days, application to the court within 3 months. */
export const caseDuties: EntityRule<Case> = (one, { on, calendar }) => {
  const facts = readCase(one, on);
  if (facts.has('closed') || facts.isSuspended) return [];
  const findings: Finding[] = [];
  const add = (duty: CaseDuty, from: string, until: string, basis: string) => {
    if (on <= until) return;
    const entities = [{ kind: 'case' as const, id: one.id }];
    findings.push({ code: `case-${duty}`, severity: 'overdue', entities, on: from, until, parts: [until], basis });
  };
  for (const { period, event, from, done } of DUTIES) {
    const begun = facts.last(from)?.on;
    if (begun === undefined || facts.revocation || done.some((kind) => facts.has(kind))) continue;
    for (const found of reckonPeriods(one.track, event, begun, calendar))
      if (found.period.id === period) add(period, begun, found.safeOn, found.period.article);
  }
  const decided = facts.last('decided');
  if (decided && facts.servedOn('decided') === undefined)
    for (const found of reckonPeriods(one.track, 'decision-made', decided.on, calendar))
      if (found.period.id === 'service-due') add('service-due', decided.on, found.safeOn, found.period.article);
  const isOver =
    facts.isSettled || (['self-demolished', 'rectified', 'enforced', 'court-applied'] as const).some((kind) => facts.has(kind));
  const ended = one.track === 'land' && !isOver ? applicationRunsFrom(one.track, facts, calendar) : undefined;
  if (ended !== undefined && ended < on)
    for (const found of reckonPeriods(one.track, 'remedies-expired', ended, calendar))
      add('court-application-due', ended, found.safeOn, found.period.article);
  return findings;
};
