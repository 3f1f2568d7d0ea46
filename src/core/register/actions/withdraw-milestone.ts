import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';
import { NEEDED_FIRST } from './milestone-order.ts';

/** Takes back a milestone that should not have been recorded. Refused while a later step rests on it. */
export function withdrawMilestone(
  register: Register,
  input: { readonly itemId: string; readonly changeId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'milestone-withdrawn'> | Refusal {
  const { itemId, changeId, reason, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const milestone = item.milestones.find((one) => one.changeId === changeId);
  if (!milestone) return { refused: 'milestone-unknown', change: changeId };
  if (milestone.kind === 'registered') return { refused: 'milestone-is-registration', item: itemId };
  if (reason.trim() === '') return { refused: 'reason-missing' };

  const left = item.milestones.filter((one) => one.changeId !== changeId);
  const orphan = left.find(({ kind, on: takenOn }) => {
    const needed = NEEDED_FIRST[kind];
    return needed.length > 0 && !left.some((other) => needed.includes(other.kind) && other.on <= takenOn);
  });
  if (orphan) return { refused: 'milestone-needed', kind: orphan.kind, neededOn: orphan.on };
  return draftChange(register, 'milestone-withdrawn', { kind: 'clearance-item', id: itemId }, on, { changeId, reason });
}
