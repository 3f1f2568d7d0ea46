import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Says that a report is of the same building as an earlier one. Links never close a circle: the first report stays the first. */
export function linkSighting(
  register: Register,
  input: { readonly sightingId: string; readonly sameAs: string; readonly on: Day },
): ChangeDraft<'sighting-linked'> | Refusal {
  const { sightingId, sameAs, on } = input;
  for (const id of [sightingId, sameAs]) if (!register.sightings.has(id)) return { refused: 'sighting-unknown', sighting: id };

  const passed = new Set<string>();
  for (let id: string | undefined = sameAs; id !== undefined && !passed.has(id); id = register.sightings.get(id)?.sameAs) {
    if (id === sightingId) return { refused: 'sighting-link-circle', sighting: sightingId, sameAs };
    passed.add(id);
  }
  return draftChange(register, 'sighting-linked', { kind: 'sighting', id: sightingId }, on, { sameAs });
}
