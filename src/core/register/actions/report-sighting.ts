import type { ChangeBodies, ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Reports a suspected unauthorised build with its first shape, in force from `on`. */
export function reportSighting(
  register: Register,
  input: ChangeBodies['sighting-reported'] & { readonly on: Day },
): ChangeDraft<'sighting-reported'> | Refusal {
  const { sighting, shape, reason, on } = input;
  if (register.sightings.has(sighting.id)) return { refused: 'sighting-exists', sighting: sighting.id };
  const { seenOn, absentOn, floors, sameAs } = sighting;
  const wrongDay = refuseDay(seenOn, 'seenOn') ?? (absentOn === undefined ? undefined : refuseDay(absentOn, 'absentOn'));
  if (wrongDay) return wrongDay;
  if (absentOn !== undefined && absentOn > seenOn) return { refused: 'absent-after-seen', absentOn, seenOn };
  if (!Number.isSafeInteger(floors) || floors < 0) return { refused: 'floors-invalid', floors };
  if (sameAs !== undefined && !register.sightings.has(sameAs)) return { refused: 'sighting-unknown', sighting: sameAs };
  return (
    checkShape(shape) ??
    draftChange(register, 'sighting-reported', { kind: 'sighting', id: sighting.id }, on, { sighting, shape, reason })
  );
}
