import type { YearTask } from '../../../core/register/district.ts';
import { setTaskAmount, type TaskAmount } from '../../../core/register/year-tasks.ts';
import { useOfficeRules } from '../../../state/office-rules.ts';
import { useSession } from '../../../state/session.ts';
import { readTaskAmount } from './task-amount.ts';

/** A field of the year's tasks: of a unit, or of the whole district where none is named. */
export interface TaskField {
  readonly year: number;
  readonly unit?: string;
  readonly amount: TaskAmount;
}

export const nameOfField = ({ year, unit = '', amount }: TaskField): string => `${year}/${unit}/${amount}`;

export const NO_TASKS: readonly YearTask[] = [];

/** Takes what is typed into a field: a number, or nothing where there is no task. What cannot be read stays as it was typed and changes nothing. */
export function typeTaskAmount(field: TaskField, text: string): void {
  const { tasks, enterTasks, leaveUnread } = useOfficeRules.getState();
  const value = readTaskAmount(field.amount, text);
  const isRead = value !== undefined || text.trim() === '';
  leaveUnread(nameOfField(field), isRead ? null : text);
  const standing = useSession.getState().summary?.settings.yearTasks ?? NO_TASKS;
  if (isRead) enterTasks(setTaskAmount(tasks ?? standing, field, field.amount, value));
}
