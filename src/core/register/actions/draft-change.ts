import type { ChangeBodies, ChangeDraft, ChangeType, EntityKind } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { versionOf } from '../register.ts';

/** A draft on an entity of the register's district, with the version that its author saw; refused where there is no such day or district. */
export function draftChange<T extends ChangeType>(
  register: Register,
  type: T,
  entity: { readonly kind: EntityKind; readonly id: string },
  on: Day,
  body: ChangeBodies[T],
): ChangeDraft<T> | Refusal {
  const wrongDay = refuseDay(on, 'on');
  if (wrongDay) return wrongDay;
  if (!register.district) return { refused: 'district-unknown' };
  const base = versionOf(register, entity.kind, entity.id);
  return { district: register.district.id, entity, type, v: 1, on, base, body } as unknown as ChangeDraft<T>;
}
