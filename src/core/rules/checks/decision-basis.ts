import type { ClearanceItem } from '../../register/clearance-item.ts';
import { isUnderDecision } from '../../register/item-basis.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/**
 * Of an item under a compensation decision *paid* means deposited, with proof of the account; and nobody vacates by a decision alone:
 * a later agreement, a recorded voluntary vacating or a court ruling stands behind it (the milestone's proof).
 */
export const decisionBasis: EntityRule<ClearanceItem> = (item, { on }) => {
  const findings: Finding[] = [];
  for (const { kind, on: takenOn, proof } of item.milestones) {
    if ((kind !== 'paid' && kind !== 'vacated') || takenOn > on || proof?.trim() || !isUnderDecision(item, takenOn)) continue;
    findings.push({
      code: kind === 'paid' ? 'deposit-unproven' : 'vacated-by-decision-alone',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id: item.id }],
      on: takenOn,
      basis: '国有土地上房屋征收与补偿条例 第26、27、28条',
      params: { kind },
    });
  }
  return findings;
};
