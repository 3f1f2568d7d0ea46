/**
 * Who may be given a value. `open`: every role of the district · `office`: the office's own staff · `secret`: reporters and
 * investigations · `person`: what identifies a natural person; lives beside the feed, which holds its digest only.
 */
export const FIELD_CLASSES = ['open', 'office', 'secret', 'person'] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];
