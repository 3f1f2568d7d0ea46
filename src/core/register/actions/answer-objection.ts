import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Answers an open objection on the day of effect, with the number of the paper that the answer was given by, where it has one. */
export function answerObjection(
  register: Register,
  input: {
    readonly itemId: string;
    readonly objectionId: string;
    readonly result: string;
    readonly documentNo?: string;
    readonly on: Day;
  },
): ChangeDraft<'objection-answered'> | Refusal {
  const { itemId, objectionId, result, documentNo, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const objection = item.objections.find(({ id }) => id === objectionId);
  if (!objection) return { refused: 'objection-unknown', objection: objectionId };
  if (objection.answeredOn !== undefined) return { refused: 'objection-answered-already', answeredOn: objection.answeredOn };
  if (result.trim() === '') return { refused: 'result-missing' };
  if (on < objection.receivedOn) return { refused: 'answer-before-receipt', notBefore: objection.receivedOn };
  const body = { objectionId, result, ...(documentNo !== undefined && { documentNo }) };
  return draftChange(register, 'objection-answered', { kind: 'clearance-item', id: itemId }, on, body);
}
