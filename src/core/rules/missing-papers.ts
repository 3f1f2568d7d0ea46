import { isBlank } from '../register/blank.ts';
import type { ClearanceItem, Milestone, MilestoneKind } from '../register/clearance-item.ts';
import type { Day } from '../register/ports.ts';

/** Steps whose document must be in the archive, and those whose proof must (本办规则：归档要件). */
const DOCUMENTS: ReadonlySet<MilestoneKind> = new Set(['published', 'signed', 'decided', 'paid', 'handed-over']);
const PROOFS: ReadonlySet<MilestoneKind> = new Set(['paid', 'handed-over']);

export type Paper = 'documentNo' | 'proof';

/** Papers that a step still lacks for the archive. */
export function papersMissing({ kind, documentNo, proof }: Pick<Milestone, 'kind' | 'documentNo' | 'proof'>): Paper[] {
  return [
    ...(DOCUMENTS.has(kind) && isBlank(documentNo) ? (['documentNo'] as const) : []),
    ...(PROOFS.has(kind) && isBlank(proof) ? (['proof'] as const) : []),
  ];
}

/** Steps on record up to a day that lack a paper for the archive, in the order of the procedure. */
export const stepsWithoutPapers = ({ milestones }: Pick<ClearanceItem, 'milestones'>, on: Day): MilestoneKind[] =>
  milestones.filter((one) => one.on <= on && papersMissing(one).length > 0).map(({ kind }) => kind);
