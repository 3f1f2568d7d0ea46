import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Takes back a red line that should not have been drawn. One that clearance items rest on stays: they must be withdrawn first. */
export function withdrawRedLine(
  register: Register,
  input: { readonly redLineId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'red-line-withdrawn'> | Refusal {
  const { redLineId, reason, on } = input;
  if (!register.redLines.has(redLineId)) return { refused: 'red-line-unknown', redLine: redLineId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  for (const item of register.items.values())
    if (item.redLineId === redLineId) return { refused: 'red-line-in-use', redLine: redLineId };
  return draftChange(register, 'red-line-withdrawn', { kind: 'red-line', id: redLineId }, on, { reason });
}
