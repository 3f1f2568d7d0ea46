import { COLLECTIONS, type CollectionId, FEATURE_FIELDS, GEOMETRY_CLASS } from '../../api/features.ts';

/** Collections that a partner department can be given at all: those whose shapes are open. */
export const PARTNER_COLLECTIONS: readonly CollectionId[] = COLLECTIONS.filter((id) => GEOMETRY_CLASS[id] === 'open');

/** Of the fields of a collection the open ones: no others are ever given to a partner department. */
export const partnerFields = (collection: CollectionId): readonly string[] =>
  Object.entries(FEATURE_FIELDS[collection]).flatMap(([name, { fieldClass }]) => (fieldClass === 'open' ? [name] : []));
