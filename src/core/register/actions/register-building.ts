import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Enters a building of a clearance item with the floor areas that are known of it. */
export function registerBuilding(
  register: Register,
  input: ChangeBodies['building-registered'] & { readonly on: Day },
): ChangeDraft<'building-registered'> | Refusal {
  const { building, on } = input;
  if (register.buildings.has(building.id)) return { refused: 'building-exists', building: building.id };
  if (!register.items.has(building.itemId)) return { refused: 'item-unknown', item: building.itemId };
  if (building.no.trim() === '') return { refused: 'building-no-missing' };
  const areas = [building.certified, building.recognised, building.measured];
  const negative = areas.find((area) => area && !(area.value_cm2 >= 0));
  if (negative) return { refused: 'area-negative', cm2: negative.value_cm2 };
  return (
    (building.shape && checkShape(building.shape)) ??
    draftChange(register, 'building-registered', { kind: 'building', id: building.id }, on, { building })
  );
}

/** Takes back a building that was entered by mistake. */
export function withdrawBuilding(
  register: Register,
  input: { readonly buildingId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'building-withdrawn'> | Refusal {
  const { buildingId, reason, on } = input;
  if (!register.buildings.has(buildingId)) return { refused: 'building-unknown', building: buildingId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'building-withdrawn', { kind: 'building', id: buildingId }, on, { reason });
}
