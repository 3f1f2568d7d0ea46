import type { ClearanceItem, MilestoneKind, Objection } from './clearance-item.ts';
import type { Day } from './ports.ts';

/** Steps that cannot be undone for the household. */
export const IRREVERSIBLE: ReadonlySet<MilestoneKind> = new Set(['vacated', 'demolished', 'cleared', 'handed-over']);

/** Objections received by a day and not answered by it. */
export function openObjectionsOn({ objections }: Pick<ClearanceItem, 'objections'>, on: Day): readonly Objection[] {
  return objections.filter((one) => one.receivedOn <= on && (one.answeredOn === undefined || one.answeredOn > on));
}
