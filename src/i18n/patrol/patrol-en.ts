import type { patrolZh } from './patrol-zh.ts';

export const patrolEn: typeof patrolZh = {
  mark: 'Mark',
  sheet: { label: 'Patrol', peek: 'Low', half: 'Half', full: 'Full' },
};
