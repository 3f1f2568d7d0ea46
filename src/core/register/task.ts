import type { EntityRef } from './entity-ref.ts';
import type { Visit } from './patrol.ts';
import type { Day, Instant } from './ports.ts';

export const TASK_ORIGINS = ['patch', 'complaint', 'overdue', 're-check', 'finding', 'objection', 'other'] as const;
export type TaskOrigin = (typeof TASK_ORIGINS)[number];

export interface TaskResult {
  readonly on: Day;
  readonly note: string;
  /** What whoever went there saw; absent where nobody had to go. */
  readonly outcome?: Visit['outcome'];
}

/** Something that somebody has to do by a time. Closing rate = tasks done ÷ tasks assigned, both dated. */
export interface Task {
  readonly id: string;
  readonly from: TaskOrigin;
  readonly title: string;
  /** What it is about; absent for a complaint that points at nothing on record yet. */
  readonly subject?: EntityRef;
  readonly assignee: string;
  readonly assignedOn: Day;
  readonly dueOn: Day;
  /** Where hours count (on site within 24 h); its calendar day is `dueOn`. */
  readonly dueAt?: Instant;
  readonly result?: TaskResult;
}
