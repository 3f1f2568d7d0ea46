import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import type { Shape } from '../shape.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Draws, or draws anew from a day on, the land that a case's builder occupies (占地): what a land-track fine is counted on. */
export function drawOccupiedLand(
  register: Register,
  input: { readonly caseId: string; readonly shape: Shape; readonly reason: string; readonly on: Day },
): ChangeDraft<'occupied-land-drawn'> | Refusal {
  const { caseId, shape, reason, on } = input;
  if (!register.cases.has(caseId)) return { refused: 'case-unknown', case: caseId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return checkShape(shape) ?? draftChange(register, 'occupied-land-drawn', { kind: 'case', id: caseId }, on, { shape, reason });
}
