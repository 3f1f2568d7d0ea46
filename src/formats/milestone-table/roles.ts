import { MILESTONE_KINDS, type MilestoneKind } from '../../core/register/clearance-item.ts';

/** Steps that a table can bring; `registered` comes with the item itself. */
export const RECORDED_KINDS = MILESTONE_KINDS.filter((kind) => kind !== 'registered');

export const PLAIN_ROLES = [
  'item',
  'parcelNo',
  'redLine',
  'household',
  'milestone',
  'day',
  'documentNo',
  'proof',
  'amount',
] as const;
/** What a column holds of the row. */
export type PlainRole = (typeof PLAIN_ROLES)[number];

/** What a table can say of one step. */
export type StepField = 'day' | 'documentNo' | 'proof' | 'amount';

/** What a column holds: of the row, or of one step of it (`day:paid`). */
export type ColumnRole = PlainRole | `${StepField}:${MilestoneKind}`;

export const isColumnRole = (text: string): text is ColumnRole => {
  const [field, kind] = text.split(':');
  if (kind === undefined) return (PLAIN_ROLES as readonly string[]).includes(field);
  return /^(day|documentNo|proof|amount)$/.test(field) && (RECORDED_KINDS as readonly string[]).includes(kind);
};
