import type { ChangeBodies, ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import { VISIT_OUTCOMES } from '../patrol.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { TASK_ORIGINS } from '../task.ts';
import { draftChange } from './draft-change.ts';

/** Gives somebody something to do by a day. `on` is the day of the assignment. */
export function assignTask(
  register: Register,
  input: ChangeBodies['task-assigned'] & { readonly on: Day },
): ChangeDraft<'task-assigned'> | Refusal {
  const { task, on } = input;
  if (register.tasks.has(task.id)) return { refused: 'task-exists', task: task.id };
  if (!TASK_ORIGINS.includes(task.from)) return { refused: 'task-origin-unknown', from: task.from };
  if (task.title.trim() === '') return { refused: 'task-title-missing' };
  if (task.assignee.trim() === '') return { refused: 'task-assignee-missing' };
  const wrongDay = refuseDay(task.dueOn, 'dueOn');
  if (wrongDay) return wrongDay;
  if (task.dueOn < on) return { refused: 'task-due-before-assigned', dueOn: task.dueOn };
  return draftChange(register, 'task-assigned', { kind: 'task', id: task.id }, on, { task });
}

/** Says what came of a task. A place that was not reached is no result: the task stays open. */
export function finishTask(
  register: Register,
  input: ChangeBodies['task-done'] & { readonly taskId: string; readonly on: Day },
): ChangeDraft<'task-done'> | Refusal {
  const { taskId, result, on } = input;
  const task = register.tasks.get(taskId);
  if (!task) return { refused: 'task-unknown', task: taskId };
  if (task.result) return { refused: 'task-done-already', doneOn: task.result.on };
  if (result.note.trim() === '') return { refused: 'result-missing' };
  const { outcome } = result;
  if (outcome !== undefined && !VISIT_OUTCOMES.includes(outcome)) return { refused: 'visit-outcome-unknown', outcome };
  if (outcome === 'not-reached') return { refused: 'task-not-reached' };
  if (on < task.assignedOn) return { refused: 'result-before-assignment', notBefore: task.assignedOn };
  return draftChange(register, 'task-done', { kind: 'task', id: taskId }, on, { result });
}

interface NamedTask {
  readonly taskId: string;
  readonly reason: string;
  readonly on: Day;
}

/** Takes a result back: the task is open again. */
export function reopenTask(register: Register, input: NamedTask): ChangeDraft<'task-reopened'> | Refusal {
  const { taskId, reason, on } = input;
  const task = register.tasks.get(taskId);
  if (!task) return { refused: 'task-unknown', task: taskId };
  if (!task.result) return { refused: 'task-open', task: taskId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'task-reopened', { kind: 'task', id: taskId }, on, { reason });
}

/** Takes back a task that was given by mistake. */
export function withdrawTask(register: Register, input: NamedTask): ChangeDraft<'task-withdrawn'> | Refusal {
  const { taskId, reason, on } = input;
  if (!register.tasks.has(taskId)) return { refused: 'task-unknown', task: taskId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'task-withdrawn', { kind: 'task', id: taskId }, on, { reason });
}
