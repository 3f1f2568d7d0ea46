import { expect, it } from 'vitest';
import type { Task } from '../../../src/core/register/task.ts';
import { closingRate, closingRatesByAssignee, shareOf } from '../../../src/core/report/closing-rate.ts';

const task = (id: string, assignee: string, assignedOn: string, dueOn: string, doneOn?: string): Task => ({
  id,
  from: 'complaint',
  title: id,
  assignee,
  assignedOn,
  dueOn,
  ...(doneOn && { result: { on: doneOn, note: 'done' } }),
});

const TASKS = [
  task('t-1', 'A', '2026-03-01', '2026-03-08', '2026-03-05'),
  task('t-2', 'A', '2026-03-02', '2026-03-09'),
  task('t-3', 'B', '2026-03-03', '2026-03-10', '2026-03-20'),
  task('t-4', 'B', '2026-03-12', '2026-03-20'),
];

it('what was done later, or assigned later, does not count on an earlier day', () => {
  expect(closingRate(TASKS, '2026-03-10')).toEqual({ done: 1, assigned: 3 });
  expect(closingRate(TASKS, '2026-03-20')).toEqual({ done: 2, assigned: 4 });
});

it('without anything assigned there is no rate, not a rate of nothing', () => {
  expect(shareOf(closingRate(TASKS, '2026-02-01'))).toBeNull();
});

it('each assignee has a rate of their own, who has most left open first, with what is past its day', () => {
  expect(closingRatesByAssignee(TASKS, '2026-03-15')).toEqual([
    { assignee: 'B', done: 0, assigned: 2, overdue: 1 },
    { assignee: 'A', done: 1, assigned: 2, overdue: 1 },
  ]);
});
