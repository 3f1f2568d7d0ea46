import type { Objection } from '../clearance-item.ts';
import type { ChangeDraft } from '../change.ts';
import { isDay } from '../day.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/**
 * Receives an objection (异议) against an item; it stays open until it is answered. It takes effect on the day that it was received,
 * whenever that is recorded: from then on it is shown, and its answer is due.
 */
export function receiveObjection(
  register: Register,
  input: {
    readonly itemId: string;
    readonly objection: Omit<Objection, 'answeredOn' | 'result' | 'documentNo' | 'explanations'>;
    readonly on: Day;
  },
): ChangeDraft<'objection-received'> | Refusal {
  const { itemId, objection, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  if (item.objections.some(({ id }) => id === objection.id)) return { refused: 'objection-exists', objection: objection.id };
  const wrongDay = refuseDay(objection.receivedOn, 'receivedOn');
  if (wrongDay) return wrongDay;
  if (objection.receivedOn !== on) return { refused: 'objection-day-differs', receivedOn: objection.receivedOn, on };
  const { answerByOn } = objection;
  if (answerByOn !== undefined && (!isDay(answerByOn) || answerByOn < objection.receivedOn))
    return { refused: 'answer-before-receipt', answerByOn };
  return draftChange(register, 'objection-received', { kind: 'clearance-item', id: itemId }, on, { objection });
}
