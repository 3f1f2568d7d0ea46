import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Logs that a disclosure list was printed: of which line, with which fields and hash. Without a way to object nothing is disclosed. */
export function printDisclosure(
  register: Register,
  input: ChangeBodies['disclosure-printed'] & { readonly on: Day },
): ChangeDraft<'disclosure-printed'> | Refusal {
  const { disclosure, on } = input;
  if (register.disclosures.has(disclosure.id)) return { refused: 'disclosure-exists', disclosure: disclosure.id };
  if (!register.redLines.has(disclosure.redLineId)) return { refused: 'red-line-unknown', redLine: disclosure.redLineId };
  if (disclosure.asOf > on) return { refused: 'disclosure-ahead', day: disclosure.asOf };
  if (disclosure.fields.length === 0 || disclosure.rows === 0) return { refused: 'disclosure-empty' };
  if (disclosure.contact.trim() === '') return { refused: 'disclosure-without-contact' };
  if (disclosure.objectionsUntil <= on) return { refused: 'disclosure-without-objections', day: disclosure.objectionsUntil };
  return draftChange(register, 'disclosure-printed', { kind: 'disclosure', id: disclosure.id }, on, { disclosure });
}

/** Takes back a list that was printed by mistake, with the reason; that it was printed stays in the feed. */
export function withdrawDisclosure(
  register: Register,
  input: ChangeBodies['disclosure-withdrawn'] & { readonly disclosureId: string; readonly on: Day },
): ChangeDraft<'disclosure-withdrawn'> | Refusal {
  const { disclosureId, reason, on } = input;
  if (!register.disclosures.has(disclosureId)) return { refused: 'disclosure-unknown', disclosure: disclosureId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'disclosure-withdrawn', { kind: 'disclosure', id: disclosureId }, on, { reason });
}
