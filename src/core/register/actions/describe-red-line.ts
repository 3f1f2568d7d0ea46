import type { ChangeDraft, RedLinePatch } from '../change.ts';
import { isDay } from '../day.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Corrects what is said of a red line beside its shape. `null` takes the freeze date or the English name away. */
export function describeRedLine(
  register: Register,
  input: { readonly redLineId: string; readonly patch: RedLinePatch; readonly reason: string; readonly on: Day },
): ChangeDraft<'red-line-described'> | Refusal {
  const { redLineId, patch, reason, on } = input;
  if (!register.redLines.has(redLineId)) return { refused: 'red-line-unknown', redLine: redLineId };
  if (Object.keys(patch).length === 0) return { refused: 'nothing-changed' };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  if (patch.name !== undefined && patch.name.trim() === '') return { refused: 'name-missing' };
  const wrongDay = typeof patch.freezeOn === 'string' ? refuseDay(patch.freezeOn, 'freezeOn') : undefined;
  if (wrongDay) return wrongDay;
  const target = patch.targets?.find(({ share, byOn }) => !isDay(byOn) || !(share >= 0 && share <= 1));
  if (target) return { refused: 'target-invalid', share: target.share, byOn: target.byOn };
  return draftChange(register, 'red-line-described', { kind: 'red-line', id: redLineId }, on, { patch, reason });
}
