import type { ClearanceItem, MilestoneKind } from '../../register/clearance-item.ts';
import type { EntityRule } from '../rule.ts';

/** Steps whose document must be in the archive, and those whose proof must. */
const DOCUMENTS: readonly MilestoneKind[] = ['published', 'signed', 'decided', 'paid', 'handed-over'];
const PROOFS: readonly MilestoneKind[] = ['paid', 'handed-over'];

/** An item that is archived has the number of every document that its steps require, and their proofs. */
export const archiveIncomplete: EntityRule<ClearanceItem> = ({ id, milestones }, { on }) => {
  const archived = milestones.find((one) => one.kind === 'archived' && one.on <= on);
  if (!archived) return NONE;
  const missing = milestones.flatMap(({ kind, on: takenOn, documentNo, proof }) =>
    takenOn <= on && ((DOCUMENTS.includes(kind) && !documentNo?.trim()) || (PROOFS.includes(kind) && !proof?.trim()))
      ? [kind]
      : [],
  );
  if (missing.length === 0) return [];
  return [
    {
      code: 'archive-incomplete',
      severity: 'conflict',
      entities: [{ kind: 'clearance-item', id }],
      on: archived.on,
      parts: missing,
      basis: '本办规则（归档要件）；国有土地上房屋征收与补偿条例 第29条',
      params: { missing: missing.join('|'), count: missing.length },
    },
  ];
};

const NONE: readonly never[] = [];
