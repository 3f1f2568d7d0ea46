import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import { stepsWithoutPapers } from '../missing-papers.ts';
import type { EntityRule } from '../rule.ts';

/** An item that is archived has the number of every document that its steps require, and their proofs. */
export const archiveIncomplete: EntityRule<ClearanceItem> = (item, { on }) => {
  const { id } = item;
  const archivedOn = archivingOf(item, on);
  if (archivedOn === undefined) return NONE;
  const missing = stepsWithoutPapers(item, on);
  if (missing.length === 0) return NONE;
  return [
    {
      code: 'archive-incomplete',
      severity: 'conflict',
      entities: [{ kind: 'clearance-item', id }],
      on: archivedOn,
      parts: missing,
      basis: '本办规则（归档要件）；国有土地上房屋征收与补偿条例 第29条',
      params: { missing: missing.join('|'), count: missing.length },
    },
  ];
};

/** Hardly any item is archived, and every item is asked: nothing is made to answer. */
function archivingOf({ milestones }: ClearanceItem, on: Day): Day | undefined {
  for (const one of milestones) if (one.kind === 'archived' && one.on <= on) return one.on;
  return undefined;
}

const NONE: readonly never[] = [];
