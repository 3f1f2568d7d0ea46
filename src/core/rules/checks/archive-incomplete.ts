import type { ClearanceItem } from '../../register/clearance-item.ts';
import { stepsWithoutPapers } from '../missing-papers.ts';
import type { EntityRule } from '../rule.ts';

/** An item that is archived has the number of every document that its steps require, and their proofs. */
export const archiveIncomplete: EntityRule<ClearanceItem> = (item, { on }) => {
  const { id } = item;
  const archived = item.milestones.find((one) => one.kind === 'archived' && one.on <= on);
  if (!archived) return NONE;
  const missing = stepsWithoutPapers(item, on);
  if (missing.length === 0) return NONE;
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
