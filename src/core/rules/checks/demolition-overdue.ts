import type { ClearanceItem } from '../../register/clearance-item.ts';
import { addMonths } from '../calendar/add-to-day.ts';
import type { EntityRule } from '../rule.ts';

const DONE: readonly string[] = ['demolished', 'cleared', 'handed-over', 'archived'];

/** A paid item is demolished within the district's months after its payment (setting `demolitionDueMonths`). */
export const demolitionOverdue: EntityRule<ClearanceItem> = ({ id, milestones }, { on, settings }) => {
  const paid = milestones.find((one) => one.kind === 'paid' && one.on <= on);
  if (!paid || milestones.some((one) => DONE.includes(one.kind) && one.on <= on)) return [];
  const until = addMonths(paid.on, settings.demolitionDueMonths);
  if (on <= until) return [];
  return [
    {
      code: 'demolition-overdue',
      severity: 'overdue',
      entities: [{ kind: 'clearance-item', id }],
      on: paid.on,
      until,
      basis: '区县目标（设置 demolitionDueMonths）',
      params: { paidOn: paid.on, months: settings.demolitionDueMonths },
    },
  ];
};
