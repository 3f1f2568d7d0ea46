import type { taskFromZh } from './task-from-zh.ts';

/** Why a task was given. */
export const taskFromEn: typeof taskFromZh = {
  patch: 'Patch',
  complaint: 'Complaint',
  overdue: 'Overdue',
  're-check': 'Verification',
  finding: 'Finding',
  objection: 'Objection',
  other: 'Other',
};
