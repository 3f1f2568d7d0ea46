import { createWorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { permitStep } from '../../rules/clocks/permit-step.ts';
import { CASE_STEPS, type CaseStep } from '../case.ts';
import type { ChangeDraft } from '../change.ts';
import { isDay } from '../day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

export interface NewCaseStep extends Omit<CaseStep, 'changeId' | 'on'> {
  readonly caseId: string;
  readonly on: Day;
}

/**
 * Takes a step of a case on its day of effect. Refused where the law does not permit it on that day: with the first obstacle's
 * code, its article and, where time alone is missing, the first day after it.
 */
export function takeCaseStep(register: Register, input: NewCaseStep): ChangeDraft<'case-step-taken'> | Refusal {
  const { caseId, on, ...step } = input;
  const one = register.cases.get(caseId);
  if (!one) return { refused: 'case-unknown', case: caseId };
  if (!CASE_STEPS.includes(step.kind)) return { refused: 'case-step-kind-unknown', kind: step.kind };
  if (!isDay(on)) return { refused: 'day-invalid', day: on };
  if (step.served && (!isDay(step.served.on) || step.served.on < on))
    return { refused: 'served-before-written', servedOn: step.served.on };
  if (step.served && step.served.proof.trim() === '') return { refused: 'proof-missing' };
  const closed = one.steps.find(({ kind }) => kind === 'closed');
  if (closed && on >= closed.on) return { refused: 'case-closed', closedOn: closed.on };

  const calendar = createWorkCalendar(register.settings?.holidays ?? []);
  const { verdict, obstacles } = permitStep(one, { kind: step.kind, on, executor: step.executor }, calendar);
  if (verdict === 'allowed') return draftChange(register, 'case-step-taken', { kind: 'case', id: caseId }, on, { step });
  const latest = obstacles
    .map(({ until }) => until)
    .filter((until) => until !== undefined)
    .sort()
    .at(-1);
  const [{ code, article, missing }] = obstacles;
  return { refused: code, verdict, article, missing, until: verdict === 'too-early' ? latest : undefined };
}
