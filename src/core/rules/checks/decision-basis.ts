import type { ClearanceItem } from '../../register/clearance-item.ts';
import { isUnderDecision } from '../../register/item-basis.ts';
import type { EntityRule } from '../rule.ts';

/**
 * Of an item under a compensation decision *paid* means deposited, with proof of the account; and nobody vacates by a decision alone:
 * a later agreement, a recorded voluntary vacating or a court ruling stands behind it (the milestone's proof).
 */
export const decisionBasis: EntityRule<ClearanceItem> = (item, { on }) =>
  item.milestones.flatMap(({ kind, on: takenOn, proof }) => {
    if (takenOn > on || (kind !== 'paid' && kind !== 'vacated') || !isUnderDecision(item, takenOn) || proof?.trim()) return [];
    return [
      {
        code: kind === 'paid' ? 'deposit-unproven' : 'vacated-by-decision-alone',
        severity: 'unlawful' as const,
        entities: [{ kind: 'clearance-item' as const, id: item.id }],
        on: takenOn,
        basis: '国有土地上房屋征收与补偿条例 第26、27、28条',
        params: { kind },
      },
    ];
  });
