import type { ChangeDraft } from '../change.ts';
import { IRREVERSIBLE } from '../open-objections.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

interface NamedObjection {
  readonly itemId: string;
  readonly objectionId: string;
  readonly reason: string;
  readonly on: Day;
}

/** Takes back an objection that was recorded by mistake; one that was answered or explained first needs that taken back. */
export function withdrawObjection(register: Register, input: NamedObjection): ChangeDraft<'objection-withdrawn'> | Refusal {
  const { itemId, objectionId, reason, on } = input;
  const answeredOn = checkObjection(register, input);
  if (typeof answeredOn === 'object') return answeredOn;
  if (answeredOn !== undefined) return { refused: 'objection-answered-already', answeredOn };
  const attached = register.items.get(itemId)?.objections.find(({ id }) => id === objectionId)?.explanations;
  if (attached?.length) return { refused: 'objection-explained-already' };
  return draftChange(register, 'objection-withdrawn', { kind: 'clearance-item', id: itemId }, on, { objectionId, reason });
}

/** Takes back the answer to an objection, which is open again. Refused while a step that cannot be undone was taken on it. */
export function withdrawObjectionAnswer(
  register: Register,
  input: NamedObjection,
): ChangeDraft<'objection-answer-withdrawn'> | Refusal {
  const { itemId, objectionId, reason, on } = input;
  const answeredOn = checkObjection(register, input);
  if (typeof answeredOn === 'object') return answeredOn;
  if (answeredOn === undefined) return { refused: 'objection-unanswered', objection: objectionId };
  const taken = register.items.get(itemId)?.milestones.find((one) => IRREVERSIBLE.has(one.kind) && one.on >= answeredOn);
  if (taken) return { refused: 'milestone-needed', kind: taken.kind, neededOn: taken.on };
  return draftChange(register, 'objection-answer-withdrawn', { kind: 'clearance-item', id: itemId }, on, { objectionId, reason });
}

function checkObjection(register: Register, { itemId, objectionId, reason }: NamedObjection): Refusal | Day | undefined {
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const objection = item.objections.find(({ id }) => id === objectionId);
  if (!objection) return { refused: 'objection-unknown', objection: objectionId };
  return reason.trim() === '' ? { refused: 'reason-missing' } : objection.answeredOn;
}
