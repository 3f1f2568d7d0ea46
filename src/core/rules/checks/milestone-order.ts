import { NEEDED_FIRST } from '../../register/actions/milestone-order.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import type { EntityRule } from '../rule.ts';

/** Milestones stand in the order of the procedure: agreement or decision before payment, payment before vacating, vacating before demolition. */
export const milestoneOrder: EntityRule<ClearanceItem> = ({ id, milestones }, { on }) =>
  milestones.flatMap(({ kind, on: takenOn }) => {
    const needed = NEEDED_FIRST[kind];
    if (takenOn > on || needed.length === 0) return [];
    if (milestones.some((one) => needed.includes(one.kind) && one.on <= takenOn)) return [];
    return [
      {
        code: 'milestone-order',
        severity: 'unlawful' as const,
        entities: [{ kind: 'clearance-item' as const, id }],
        on: takenOn,
        parts: [`${kind} ${takenOn}`],
        basis: '国有土地上房屋征收与补偿条例 第27条；土地管理法 第48条',
        params: { kind, needs: needed.join('|') },
      },
    ];
  });
