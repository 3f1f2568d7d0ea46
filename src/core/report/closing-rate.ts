import type { Day } from '../register/ports.ts';
import type { Task } from '../register/task.ts';

/** A rate with both its counts: a share without its denominator says nothing. */
export interface ClosingRate {
  readonly done: number;
  readonly assigned: number;
}

/** Share of a rate, 0..1; null where nothing was assigned. */
export const shareOf = ({ done, assigned }: ClosingRate): number | null => (assigned === 0 ? null : done / assigned);

/**
 * Closing rate on a day: tasks done on or before it ÷ tasks assigned on or before it. A result of a later day counts as open;
 * withdrawn tasks are in neither figure.
 */
export function closingRate(tasks: Iterable<Pick<Task, 'assignedOn' | 'result'>>, on: Day): ClosingRate {
  let [done, assigned] = [0, 0];
  for (const { assignedOn, result } of tasks) {
    if (assignedOn > on) continue;
    assigned++;
    if (result && result.on <= on) done++;
  }
  return { done, assigned };
}

export interface AssigneeRate extends ClosingRate {
  readonly assignee: string;
  /** Open past their day. */
  readonly overdue: number;
}

/** The same for everybody who was given something, who has most left open first. */
export function closingRatesByAssignee(tasks: Iterable<Task>, on: Day): AssigneeRate[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const known = groups.get(task.assignee);
    if (known) known.push(task);
    else groups.set(task.assignee, [task]);
  }
  return [...groups]
    .map(([assignee, own]) => ({
      assignee,
      ...closingRate(own, on),
      overdue: own.filter(({ assignedOn, dueOn, result }) => assignedOn <= on && dueOn < on && !(result && result.on <= on))
        .length,
    }))
    .filter(({ assigned }) => assigned > 0)
    .sort((a, b) => b.assigned - b.done - (a.assigned - a.done) || (a.assignee < b.assignee ? -1 : 1));
}
