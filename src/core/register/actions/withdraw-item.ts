import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Takes back a clearance item that should not have been registered: one with steps, objections or buildings stays. */
export function withdrawItem(
  register: Register,
  input: { readonly itemId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'item-withdrawn'> | Refusal {
  const { itemId, reason, on } = input;
  const item = register.items.get(itemId);
  if (!item) return { refused: 'item-unknown', item: itemId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const later = item.milestones.find(({ kind }) => kind !== 'registered');
  if (later) return { refused: 'item-in-use', kind: later.kind, recordedOn: later.on };
  if (item.objections.length > 0) return { refused: 'item-in-use', objections: item.objections.length };
  for (const building of register.buildings.values())
    if (building.itemId === itemId) return { refused: 'item-in-use', building: building.no };
  return draftChange(register, 'item-withdrawn', { kind: 'clearance-item', id: itemId }, on, { reason });
}
