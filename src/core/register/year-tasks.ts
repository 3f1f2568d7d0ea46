import type { YearTask } from './district.ts';

/** What a year can ask for. */
export const TASK_AMOUNTS = ['demolition_cm2', 'land_cm2', 'households'] as const;
export type TaskAmount = (typeof TASK_AMOUNTS)[number];

/** The task of a unit in a year; of the whole district where no unit is named. */
export const findTask = (tasks: readonly YearTask[], year: number, unit: string | undefined): YearTask | undefined =>
  tasks.find((one) => one.year === year && one.unit === unit);

/** Tasks with one amount set, or taken away where it is undefined; a task that asks for nothing is none. */
export function setTaskAmount(
  tasks: readonly YearTask[],
  { year, unit }: Pick<YearTask, 'year' | 'unit'>,
  amount: TaskAmount,
  value: number | undefined,
): readonly YearTask[] {
  const { [amount]: _, ...rest } = findTask(tasks, year, unit) ?? { year, ...(unit !== undefined && { unit }) };
  const task: YearTask = { ...rest, ...(value !== undefined && { [amount]: value }) };
  const others = tasks.filter((one) => one.year !== year || one.unit !== unit);
  return TASK_AMOUNTS.some((one) => task[one] !== undefined) ? [...others, task] : others;
}
