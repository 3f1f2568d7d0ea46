import type { ChangeBodies, ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Begins a case on one or more sightings. A sighting has one case, so that no build is pursued twice; a number names one case. */
export function openCase(
  register: Register,
  input: ChangeBodies['case-opened'] & { readonly on: Day },
): ChangeDraft<'case-opened'> | Refusal {
  const { case: opened, occupiedLand, reason, on } = input;
  if (register.cases.has(opened.id)) return { refused: 'case-exists', case: opened.id };
  const wrongDay = refuseDay(opened.begunOn, 'begunOn');
  if (wrongDay) return wrongDay;
  if (opened.track !== 'planning' && opened.track !== 'land')
    return { refused: 'case-track-unknown', track: String(opened.track) };
  if (opened.no.trim() === '') return { refused: 'case-no-missing' };
  if (opened.sightings.length === 0) return { refused: 'case-without-sighting' };
  for (const sighting of opened.sightings) {
    if (!register.sightings.has(sighting)) return { refused: 'sighting-unknown', sighting };
    for (const other of register.cases.values())
      if (other.sightings.includes(sighting)) return { refused: 'sighting-has-case', sighting, caseNo: other.no };
  }
  for (const other of register.cases.values()) if (other.no === opened.no) return { refused: 'case-no-taken', no: opened.no };
  return (
    (occupiedLand && checkShape(occupiedLand)) ??
    draftChange(register, 'case-opened', { kind: 'case', id: opened.id }, on, { case: opened, occupiedLand, reason })
  );
}
