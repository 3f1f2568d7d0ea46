import { findingKey } from '../../rules/finding.ts';
import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Lets a finding stand as it is, with the reason. It never makes an unlawful step lawful: rules that block go on blocking. */
export function acceptFinding(
  register: Register,
  input: ChangeBodies['finding-accepted'] & { readonly key: string; readonly on: Day },
): ChangeDraft<'finding-accepted'> | Refusal {
  const { key, acceptance, on } = input;
  if (acceptance.entities.length === 0 || key !== findingKey(acceptance)) return { refused: 'finding-unnamed' };
  if (acceptance.reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'finding-accepted', { kind: 'finding', id: key }, on, { acceptance });
}

/** Opens an accepted finding again. */
export function reopenFinding(
  register: Register,
  input: { readonly key: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'finding-reopened'> | Refusal {
  const { key, reason, on } = input;
  if (!register.acceptances.has(key)) return { refused: 'finding-not-accepted', finding: key };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'finding-reopened', { kind: 'finding', id: key }, on, { reason });
}
