import { NEEDED_FIRST } from '../../register/actions/milestone-order.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/** Milestones stand in the order of the procedure: agreement or decision before payment, payment before vacating, vacating before demolition. */
export const milestoneOrder: EntityRule<ClearanceItem> = ({ id, milestones }, { on }) => {
  const findings: Finding[] = [];
  for (const { kind, on: takenOn } of milestones) {
    const needed = NEEDED_FIRST[kind];
    if (needed.length === 0 || takenOn > on) continue;
    if (milestones.some((one) => needed.includes(one.kind) && one.on <= takenOn)) continue;
    findings.push({
      code: 'milestone-order',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id }],
      on: takenOn,
      parts: [`${kind} ${takenOn}`],
      basis: '国有土地上房屋征收与补偿条例 第27条；土地管理法 第48条',
      params: { kind, needs: needed.join('|') },
    });
  }
  return findings;
};
