import type { Task } from '../../register/task.ts';
import type { EntityRule } from '../rule.ts';

/** A task is done by its day. */
export const taskOverdue: EntityRule<Task> = ({ id, assignedOn, dueOn, assignee, result }, { on }) => {
  if (assignedOn > on || on <= dueOn || (result && result.on <= on)) return [];
  return [
    {
      code: 'task-overdue',
      severity: 'overdue',
      entities: [{ kind: 'task', id }],
      on: assignedOn,
      until: dueOn,
      basis: '本办规则（任务期限）',
      params: { assignee },
    },
  ];
};
