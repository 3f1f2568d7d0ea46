/** Kinds of everything that changes are about. */
export const ENTITY_KINDS = [
  'district',
  'layer',
  'parcel',
  'red-line',
  'clearance-item',
  'household',
  'building',
  'sighting',
  'case',
  'patch',
  'task',
  'finding',
  'patrol',
  'photo',
  'snapshot',
  'board',
  'tour',
  'disclosure',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export interface EntityRef {
  readonly kind: EntityKind;
  readonly id: string;
}
