import type { ChangeDraft, PapersPatch } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/**
 * Adds or corrects the document number and the proof of a milestone that is on record: papers come late, and to withdraw the step for
 * them would take away what the steps after it rest on. `null` takes a paper away.
 */
export function documentMilestone(
  register: Register,
  input: {
    readonly itemId: string;
    readonly changeId: string;
    readonly patch: PapersPatch;
    readonly reason: string;
    readonly on: Day;
  },
): ChangeDraft<'milestone-documented'> | Refusal {
  const { itemId, changeId, patch, reason, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  const milestone = item.milestones.find((one) => one.changeId === changeId);
  if (!milestone) return { refused: 'milestone-unknown', change: changeId };
  if (milestone.kind === 'registered') return { refused: 'milestone-is-registration', item: itemId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  if (on < milestone.on) return { refused: 'papers-before-step', kind: milestone.kind, notBefore: milestone.on };
  const papers: PapersPatch = {
    ...(patch.documentNo !== undefined && { documentNo: patch.documentNo }),
    ...(patch.proof !== undefined && { proof: patch.proof }),
  };
  const isSame = (['documentNo', 'proof'] as const).every(
    (paper) => papers[paper] === undefined || (papers[paper] ?? undefined) === milestone[paper],
  );
  if (isSame) return { refused: 'nothing-changed' };
  const body = { changeId, patch: papers, reason };
  return draftChange(register, 'milestone-documented', { kind: 'clearance-item', id: itemId }, on, body);
}
