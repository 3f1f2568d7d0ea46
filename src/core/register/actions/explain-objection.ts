import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { sha256 } from '../sha256.ts';
import { draftChange } from './draft-change.ts';

/**
 * Attaches the explanation of a disputed number to an objection, open or answered: its words, and the canonical JSON that it can be made
 * again from, known by its hash.
 */
export function explainObjection(
  register: Register,
  input: ChangeBodies['objection-explained'] & { readonly itemId: string; readonly on: Day },
): ChangeDraft<'objection-explained'> | Refusal {
  const { itemId, objectionId, explanation, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const objection = item.objections.find(({ id }) => id === objectionId);
  if (!objection) return { refused: 'objection-unknown', objection: objectionId };
  if (on < objection.receivedOn) return { refused: 'answer-before-receipt', notBefore: objection.receivedOn };
  if (explanation.text.trim() === '') return { refused: 'result-missing' };
  if (sha256(explanation.content) !== explanation.sha256) return { refused: 'explanation-altered' };
  if (objection.explanations?.some((one) => one.sha256 === explanation.sha256)) return { refused: 'explanation-exists' };
  return draftChange(register, 'objection-explained', { kind: 'clearance-item', id: itemId }, on, { objectionId, explanation });
}

/** Takes back an explanation that was attached to the wrong objection, named by its change. */
export function withdrawExplanation(
  register: Register,
  input: ChangeBodies['objection-explanation-withdrawn'] & { readonly itemId: string; readonly on: Day },
): ChangeDraft<'objection-explanation-withdrawn'> | Refusal {
  const { itemId, objectionId, changeId, reason, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const objection = item.objections.find(({ id }) => id === objectionId);
  if (!objection) return { refused: 'objection-unknown', objection: objectionId };
  const known = objection.explanations?.some((one) => one.changeId === changeId);
  if (!known) return { refused: 'explanation-unknown' };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const body = { objectionId, changeId, reason };
  return draftChange(register, 'objection-explanation-withdrawn', { kind: 'clearance-item', id: itemId }, on, body);
}
