import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import type { Shape } from '../shape.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Gives a build a new shape from a day on: grown, partly demolished, or `null` when nothing is left standing. */
export function reshapeSighting(
  register: Register,
  input: { readonly sightingId: string; readonly shape: Shape | null; readonly reason: string; readonly on: Day },
): ChangeDraft<'sighting-reshaped'> | Refusal {
  const { sightingId, shape, reason, on } = input;
  const sighting = register.sightings.get(sightingId);
  if (!sighting) return { refused: 'sighting-unknown', sighting: sightingId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const firstOn = sighting.shapes[0].fromOn;
  if (on < firstOn) return { refused: 'shape-before-first', notBefore: firstOn };
  const malformed = shape && checkShape(shape);
  return malformed ?? draftChange(register, 'sighting-reshaped', { kind: 'sighting', id: sightingId }, on, { shape, reason });
}
