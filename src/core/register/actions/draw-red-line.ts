import type { ChangeBodies, ChangeDraft } from '../change.ts';
import { isDay } from '../day.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Draws a project's red line, in force from `on`. */
export function drawRedLine(
  register: Register,
  input: ChangeBodies['red-line-drawn'] & { readonly on: Day },
): ChangeDraft<'red-line-drawn'> | Refusal {
  const { redLine, shape, reason, on } = input;
  if (register.redLines.has(redLine.id)) return { refused: 'red-line-exists', redLine: redLine.id };
  if (redLine.name.trim() === '') return { refused: 'name-missing' };
  const wrongDay = redLine.freezeOn === undefined ? undefined : refuseDay(redLine.freezeOn, 'freezeOn');
  if (wrongDay) return wrongDay;
  const target = redLine.targets.find(({ share, byOn }) => !isDay(byOn) || !(share >= 0 && share <= 1));
  if (target) return { refused: 'target-invalid', share: target.share, byOn: target.byOn };
  return (
    checkShape(shape) ??
    draftChange(register, 'red-line-drawn', { kind: 'red-line', id: redLine.id }, on, { redLine, shape, reason })
  );
}
