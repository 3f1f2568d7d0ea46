import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Takes back a case that should not have been begun: one with steps stays, and is closed by its own procedure. */
export function withdrawCase(
  register: Register,
  input: { readonly caseId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'case-withdrawn'> | Refusal {
  const { caseId, reason, on } = input;
  const one = register.cases.get(caseId);
  if (!one) return { refused: 'case-unknown', case: caseId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  if (one.steps.length > 0) return { refused: 'case-in-use', case: one.no, steps: one.steps.length };
  return draftChange(register, 'case-withdrawn', { kind: 'case', id: caseId }, on, { reason });
}
