import { NEEDED_FIRST } from '../../register/actions/milestone-order.ts';
import type { ClearanceItem, Milestone } from '../../register/clearance-item.ts';
import type { Finding } from '../finding.ts';
import type { EntityRule } from '../rule.ts';

/** Milestones stand in the order of the procedure: agreement or decision before payment, payment before vacating, vacating before demolition. */
export const milestoneOrder: EntityRule<ClearanceItem> = ({ id, milestones }, { on }) => {
  let findings: readonly Finding[] = NONE;
  for (const milestone of milestones) {
    const { kind, on: takenOn } = milestone;
    const needed = NEEDED_FIRST[kind];
    if (needed.length === 0 || takenOn > on || isPreceded(milestones, milestone)) continue;
    const finding: Finding = {
      code: 'milestone-order',
      severity: 'unlawful',
      entities: [{ kind: 'clearance-item', id }],
      on: takenOn,
      parts: [`${kind} ${takenOn}`],
      basis: '国有土地上房屋征收与补偿条例 第27条；土地管理法 第48条',
      params: { kind, needs: needed.join('|') },
    };
    findings = [...findings, finding];
  }
  return findings;
};

const NONE: readonly never[] = [];

/** Hardly any step is out of order, and every step of every item is asked: nothing is made to answer. */
function isPreceded(milestones: readonly Milestone[], { kind, on }: Milestone): boolean {
  for (const needed of NEEDED_FIRST[kind]) for (const one of milestones) if (one.kind === needed && one.on <= on) return true;
  return false;
}
