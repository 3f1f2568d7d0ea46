import type { ChangeDraft } from '../change.ts';
import type { Milestone } from '../clearance-item.ts';
import { MILESTONE_KINDS } from '../clearance-item.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { writeYuan } from '../yuan.ts';
import { draftChange } from './draft-change.ts';
import { NEEDED_FIRST } from './milestone-order.ts';

export interface NewMilestone extends Omit<Milestone, 'changeId' | 'on'> {
  readonly itemId: string;
  readonly on: Day;
}

/** Records a step of an item on its day of effect; refused while the step that the law puts before it is missing on that day. */
export function recordMilestone(register: Register, input: NewMilestone): ChangeDraft<'milestone-recorded'> | Refusal {
  const { itemId, on, ...milestone } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  if (!MILESTONE_KINDS.includes(milestone.kind)) return { refused: 'milestone-kind-unknown', kind: milestone.kind };
  const same = item.milestones.find(({ kind }) => kind === milestone.kind);
  if (same) return { refused: 'milestone-repeated', kind: milestone.kind, recordedOn: same.on };
  if (milestone.amount !== undefined && !Number.isSafeInteger(milestone.amount))
    return { refused: 'amount-not-whole-fen', amount: milestone.amount };
  if (milestone.amount !== undefined && milestone.amount < 0)
    return { refused: 'amount-negative', text: writeYuan(milestone.amount) };

  const needed = NEEDED_FIRST[milestone.kind];
  if (needed.length > 0) {
    const takenOn = item.milestones.filter(({ kind }) => needed.includes(kind)).map((taken) => taken.on);
    const needs = needed.join('|');
    if (takenOn.length === 0) return { refused: 'milestone-out-of-order', kind: milestone.kind, needs };
    const firstOn = takenOn.reduce((first, day) => (day < first ? day : first));
    if (on < firstOn) return { refused: 'milestone-out-of-order', kind: milestone.kind, needs, notBefore: firstOn };
  }
  return draftChange(register, 'milestone-recorded', { kind: 'clearance-item', id: itemId }, on, { milestone });
}
