import type { ClearanceItem } from '../../register/clearance-item.ts';
import { demolitionDue } from '../demolition-due.ts';
import type { EntityRule } from '../rule.ts';

/** A paid item is demolished within the district's months after its payment (setting `demolitionDueMonths`). */
export const demolitionOverdue: EntityRule<ClearanceItem> = (item, { on, settings }) => {
  const due = demolitionDue(item, on, settings.demolitionDueMonths);
  if (!due || due.daysLate === 0) return [];
  return [
    {
      code: 'demolition-overdue',
      severity: 'overdue',
      entities: [{ kind: 'clearance-item', id: item.id }],
      on: due.paidOn,
      until: due.dueOn,
      basis: '区县目标（设置 demolitionDueMonths）',
      params: { paidOn: due.paidOn, months: settings.demolitionDueMonths },
    },
  ];
};
