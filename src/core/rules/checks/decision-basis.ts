import { isBlank } from '../../register/blank.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { agreementBefore, isTakenWithoutVacating, isUnderDecision } from '../../register/item-basis.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/**
 * Of an item under a compensation decision *paid* means deposited, with proof of the account; and nobody vacates by a decision alone:
 * a later agreement, a recorded voluntary vacating or a court ruling stands behind it (the milestone's proof). Land that is cleared or
 * handed over without having been vacated was taken by the decision alone too. And nothing is decided that was agreed before.
 */
export const decisionBasis: EntityRule<ClearanceItem> = (item, { on }) => {
  // Hardly any item has one, and every item is asked.
  if (!hasDecision(item)) return NONE;
  return item.milestones.flatMap((milestone): Finding[] => {
    const { kind, on: takenOn, proof } = milestone;
    if (takenOn > on) return [];
    const agreed = agreementBefore(item, milestone);
    if (agreed)
      return [
        {
          code: 'decision-after-agreement',
          severity: 'unlawful',
          entities: [{ kind: 'clearance-item', id: item.id }],
          on: takenOn,
          parts: [`${kind} ${takenOn}`],
          basis: '国有土地上房屋征收与补偿条例 第26条；土地管理法实施条例 第31条',
          params: { signedOn: agreed.on },
        },
      ];
    if (!isBlank(proof) || !isUnderDecision(item, takenOn)) return [];
    if (kind !== 'paid' && kind !== 'vacated' && !isTakenWithoutVacating(item, milestone)) return [];
    return [
      {
        code: kind === 'paid' ? 'deposit-unproven' : 'vacated-by-decision-alone',
        severity: 'unlawful',
        entities: [{ kind: 'clearance-item', id: item.id }],
        on: takenOn,
        parts: [`${kind} ${takenOn}`],
        basis: '国有土地上房屋征收与补偿条例 第26、27、28条',
        params: { kind },
      },
    ];
  });
};

function hasDecision({ milestones }: ClearanceItem): boolean {
  for (const { kind } of milestones) if (kind === 'decided') return true;
  return false;
}

const NONE: readonly never[] = [];
