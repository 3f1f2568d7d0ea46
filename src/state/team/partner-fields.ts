import { COLLECTIONS, type CollectionId, FEATURE_FIELDS } from '../../api/features.ts';

export { COLLECTIONS, type CollectionId };

/** Fields of a collection that a partner department can be given at all: the open ones. */
export const partnerFields = (collection: CollectionId): readonly string[] =>
  Object.entries(FEATURE_FIELDS[collection]).flatMap(([name, { fieldClass }]) => (fieldClass === 'open' ? [name] : []));
