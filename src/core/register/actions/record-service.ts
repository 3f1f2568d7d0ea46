import { isBlank } from '../blank.ts';
import { officeCalendar } from '../../rules/calendar/work-calendar.ts';
import { permitStep } from '../../rules/clocks/permit-step.ts';
import type { CaseStep } from '../case.ts';
import type { ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

interface NamedDocument {
  readonly caseId: string;
  /** Change that recorded the step whose document it is. */
  readonly changeId: string;
  readonly on: Day;
}

/** Records that a document reached the person, with its proof: from then on the person's periods run. `on` is the day of service. */
export function recordService(
  register: Register,
  input: NamedDocument & { readonly served: NonNullable<CaseStep['served']> },
): ChangeDraft<'document-served'> | Refusal {
  const { caseId, changeId, served, on } = input;
  const step = register.cases.get(caseId)?.steps.find((one) => one.changeId === changeId);
  if (!step) return { refused: 'case-step-unknown', change: changeId };
  if (step.served) return { refused: 'served-already', servedOn: step.served.on };
  const wrongDay = refuseDay(served.on, 'servedOn');
  if (wrongDay) return wrongDay;
  if (served.on !== on) return { refused: 'served-on-other-day', servedOn: served.on };
  if (served.on < step.on) return { refused: 'served-before-written', servedOn: served.on };
  if (isBlank(served.proof)) return { refused: 'proof-missing' };
  return draftChange(register, 'document-served', { kind: 'case', id: caseId }, on, { changeId, served });
}

/** Takes a service back that was not proven. Refused while a later step would not be permitted without it. */
export function withdrawService(
  register: Register,
  input: NamedDocument & { readonly reason: string },
): ChangeDraft<'document-service-withdrawn'> | Refusal {
  const { caseId, changeId, reason, on } = input;
  const one = register.cases.get(caseId);
  const step = one?.steps.find((taken) => taken.changeId === changeId);
  if (!one || !step) return { refused: 'case-step-unknown', change: changeId };
  if (!step.served) return { refused: 'not-served', change: changeId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const calendar = officeCalendar(register.settings);
  const unserved = one.steps.map(({ served, ...taken }) => (taken.changeId === changeId ? taken : { ...taken, served }));
  for (const [n, { kind, on: takenOn, executor }] of one.steps.entries()) {
    const asked = { kind, on: takenOn, executor };
    const stood = permitStep({ ...one, steps: one.steps.slice(0, n) }, asked, calendar).verdict === 'allowed';
    const stands = permitStep({ ...one, steps: unserved.slice(0, n) }, asked, calendar).verdict === 'allowed';
    if (stood && !stands) return { refused: 'case-step-needed', kind, neededOn: takenOn };
  }
  return draftChange(register, 'document-service-withdrawn', { kind: 'case', id: caseId }, on, { changeId, reason });
}
