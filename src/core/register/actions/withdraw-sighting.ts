import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

interface NamedSighting {
  readonly sightingId: string;
  readonly reason: string;
  readonly on: Day;
}

/** Takes back a report that was made by mistake; one that a case, another report or a patch rests on stays. */
export function withdrawSighting(register: Register, input: NamedSighting): ChangeDraft<'sighting-withdrawn'> | Refusal {
  const { sightingId, reason, on } = input;
  if (!register.sightings.has(sightingId)) return { refused: 'sighting-unknown', sighting: sightingId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  for (const one of register.cases.values())
    if (one.sightings.includes(sightingId)) return { refused: 'sighting-has-case', sighting: sightingId, caseNo: one.no };
  for (const other of register.sightings.values())
    if (other.sameAs === sightingId) return { refused: 'sighting-in-use', no: other.no };
  for (const patch of register.patches.values())
    if (patch.answer?.sightingId === sightingId) return { refused: 'sighting-in-use', no: patch.no };
  return draftChange(register, 'sighting-withdrawn', { kind: 'sighting', id: sightingId }, on, { reason });
}

/** Says that a report is not of the building that it was linked to. */
export function unlinkSighting(register: Register, input: NamedSighting): ChangeDraft<'sighting-unlinked'> | Refusal {
  const { sightingId, reason, on } = input;
  const sighting = register.sightings.get(sightingId);
  if (!sighting) return { refused: 'sighting-unknown', sighting: sightingId };
  if (sighting.sameAs === undefined) return { refused: 'sighting-not-linked', sighting: sightingId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'sighting-unlinked', { kind: 'sighting', id: sightingId }, on, { reason });
}
