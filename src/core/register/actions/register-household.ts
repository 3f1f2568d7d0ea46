import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Enters a household, which clearance items name by its id. */
export function registerHousehold(
  register: Register,
  input: ChangeBodies['household-registered'] & { readonly on: Day },
): ChangeDraft<'household-registered'> | Refusal {
  const { household, on } = input;
  if (register.households.has(household.id)) return { refused: 'household-exists', household: household.id };
  if (household.no.trim() === '') return { refused: 'household-no-missing' };
  for (const other of register.households.values())
    if (other.no === household.no) return { refused: 'household-no-taken', no: household.no };
  return draftChange(register, 'household-registered', { kind: 'household', id: household.id }, on, { household });
}

/** Takes back a household that no item names. */
export function withdrawHousehold(
  register: Register,
  input: { readonly householdId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'household-withdrawn'> | Refusal {
  const { householdId, reason, on } = input;
  if (!register.households.has(householdId)) return { refused: 'household-unknown', household: householdId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  for (const item of register.items.values())
    if (item.households.some((share) => share.householdId === householdId)) return { refused: 'household-in-use', item: item.id };
  return draftChange(register, 'household-withdrawn', { kind: 'household', id: householdId }, on, { reason });
}
