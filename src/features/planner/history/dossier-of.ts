import type { EntityKind } from '../../../core/register/entity-ref.ts';
import type { Dossier } from '../../../state/view.ts';

/** Entities that have a dossier of their own; the others are features of the map, or parts of something else. */
export const DOSSIER_OF: Readonly<Partial<Record<EntityKind, Dossier['kind']>>> = {
  case: 'case',
  'clearance-item': 'item',
  patch: 'patch',
  finding: 'finding',
};
