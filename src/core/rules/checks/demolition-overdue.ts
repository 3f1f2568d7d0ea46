import { demolitionDue } from '../demolition-due.ts';
import type { ItemRule } from '../rule.ts';

/** A paid item that something stands on is demolished within the district's months after its payment (setting `demolitionDueMonths`). */
export const demolitionOverdue: ItemRule = (item, { on, settings, built }) => {
  const due = demolitionDue(item, on, settings.demolitionDueMonths, built);
  if (!due || due.daysLate === 0) return NONE;
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

const NONE: readonly never[] = [];
