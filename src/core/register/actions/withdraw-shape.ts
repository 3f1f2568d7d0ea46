import type { ChangeDraft } from '../change.ts';
import type { EntityKind } from '../entity-ref.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

export interface NamedShape {
  readonly entity: { readonly kind: EntityKind; readonly id: string };
  readonly changeId: string;
  readonly reason: string;
  readonly on: Day;
}

/**
 * Takes back a later shape: a revision of a red line, a shape of a build, occupied land, a parcel's new shape. The first shape of a
 * red line or a build goes only with its entity.
 */
export function withdrawShape(register: Register, input: NamedShape): ChangeDraft<'shape-withdrawn'> | Refusal {
  const { entity, changeId, reason, on } = input;
  const versions = versionsOf(register, entity);
  const at = versions?.findIndex((version) => version.changeId === changeId) ?? -1;
  if (!versions || at < 0) return { refused: 'shape-unknown', change: changeId };
  if (at === 0 && (entity.kind === 'red-line' || entity.kind === 'sighting')) return { refused: 'shape-is-first' };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'shape-withdrawn', entity, on, { changeId, reason });
}

function versionsOf(
  register: Register,
  { kind, id }: NamedShape['entity'],
): readonly { readonly changeId: string }[] | undefined {
  switch (kind) {
    case 'red-line':
      return register.redLines.get(id)?.versions;
    case 'sighting':
      return register.sightings.get(id)?.shapes;
    case 'parcel':
      return register.parcels.get(id)?.shapes;
    case 'case':
      return register.cases.get(id)?.occupiedLand;
    default:
      return undefined;
  }
}
