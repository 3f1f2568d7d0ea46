import { addDays } from '../rules/calendar/add-to-day.ts';
import type { Day } from './ports.ts';
import type { TaskOrigin } from './task.ts';

/** A complaint is answered within 15 days. */
export const COMPLAINT_DAYS = 15;
/** What is overdue already, and all else, within a week. */
export const OTHER_DAYS = 7;

/** The day that a task is proposed to be done by; of a patch the day its answer is due, where that is still ahead. */
export function proposeDue(from: TaskOrigin, on: Day, answerByOn?: Day): Day {
  if (answerByOn !== undefined && answerByOn >= on) return answerByOn;
  return addDays(on, from === 'complaint' ? COMPLAINT_DAYS : OTHER_DAYS);
}
