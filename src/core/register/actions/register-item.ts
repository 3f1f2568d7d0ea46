import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

const SHARE_TOLERANCE = 1e-9;

/** Registers one parcel's part inside one red line for clearance; this is also its first milestone, `registered`. */
export function registerItem(
  register: Register,
  input: ChangeBodies['item-registered'] & { readonly on: Day },
): ChangeDraft<'item-registered'> | Refusal {
  const { item, on } = input;
  if (register.items.has(item.id)) return { refused: 'item-exists', item: item.id };
  const redLine = register.redLines.get(item.redLineId);
  if (!redLine) return { refused: 'red-line-unknown', redLine: item.redLineId };
  const drawnOn = redLine.versions[0].fromOn;
  if (on < drawnOn) return { refused: 'item-before-red-line', redLine: item.redLineId, notBefore: drawnOn };
  const shares = item.households.reduce((sum, { share }) => sum + share, 0);
  if (item.households.some(({ share }) => !(share > 0)) || shares > 1 + SHARE_TOLERANCE)
    return { refused: 'shares-invalid', sum: shares };
  const ids = item.households.map(({ householdId }) => householdId);
  const repeated = ids.find((id, place) => ids.indexOf(id) < place);
  if (repeated !== undefined) return { refused: 'household-repeated', household: repeated };
  return draftChange(register, 'item-registered', { kind: 'clearance-item', id: item.id }, on, { item });
}
