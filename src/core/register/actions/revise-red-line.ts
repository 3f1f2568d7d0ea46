import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import type { Shape } from '../shape.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Gives a red line a new shape from a day on; the days before keep the version they had. */
export function reviseRedLine(
  register: Register,
  input: { readonly redLineId: string; readonly shape: Shape; readonly reason: string; readonly on: Day },
): ChangeDraft<'red-line-revised'> | Refusal {
  const { redLineId, shape, reason, on } = input;
  const redLine = register.redLines.get(redLineId);
  if (!redLine) return { refused: 'red-line-unknown', redLine: redLineId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const firstOn = redLine.versions[0].fromOn;
  if (on < firstOn) return { refused: 'revision-before-first-version', notBefore: firstOn };
  return (
    checkShape(shape) ??
    draftChange(register, 'red-line-revised', { kind: 'red-line', id: redLineId }, on, { version: { shape, reason } })
  );
}
