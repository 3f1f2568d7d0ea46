import { officeCalendar } from '../../rules/calendar/work-calendar.ts';
import { permitStep } from '../../rules/clocks/permit-step.ts';
import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Takes back a step that should not have been recorded. Refused while a later step would no longer be permitted without it. */
export function withdrawCaseStep(
  register: Register,
  input: { readonly caseId: string; readonly changeId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'case-step-withdrawn'> | Refusal {
  const { caseId, changeId, reason, on } = input;
  const one = register.cases.get(caseId);
  if (!one) return { refused: 'case-unknown', case: caseId };
  const at = one.steps.findIndex((step) => step.changeId === changeId);
  if (at < 0) return { refused: 'case-step-unknown', change: changeId };
  if (reason.trim() === '') return { refused: 'reason-missing' };

  const calendar = officeCalendar(register.settings);
  const left = one.steps.filter((_, n) => n !== at);
  for (let n = at; n < left.length; n++) {
    const { kind, on: takenOn, executor } = left[n];
    const asked = { kind, on: takenOn, executor };
    const stood = permitStep({ ...one, steps: one.steps.slice(0, n + 1) }, asked, calendar).verdict === 'allowed';
    const stands = permitStep({ ...one, steps: left.slice(0, n) }, asked, calendar).verdict === 'allowed';
    if (stood && !stands) return { refused: 'case-step-needed', kind, neededOn: takenOn };
  }
  return draftChange(register, 'case-step-withdrawn', { kind: 'case', id: caseId }, on, { changeId, reason });
}
