import type { TextPart } from '../i18n/create-i18n.ts';
import { isLeader, isPatrol, isTeam } from './screen-path.ts';

/** The planner's screen with its router, its kit and its part of the texts. */
export const loadPlanner = () => import('./PlannerPage.tsx');
export const loadPatrol = () => import('../features/patrol/PatrolScreen.tsx');
export const loadLeader = () => import('./LeaderPage.tsx');
export const loadTeam = () => import('./TeamPage.tsx');

/** Fetches the screen that the address asks for before the shell is drawn: a phone loads nothing of the planner's desk. */
export function loadAddressed(path: string): Promise<unknown> {
  if (isPatrol(path)) return loadPatrol();
  if (isTeam(path)) return loadTeam();
  return isLeader(path) ? loadLeader() : loadPlanner();
}

/** The texts that the screen at an address shows. */
export function textsAt(path: string): readonly TextPart[] {
  if (isPatrol(path)) return ['shell'];
  if (isTeam(path)) return ['shell', 'team'];
  return isLeader(path) ? ['shell', 'leader'] : ['shell', 'desk', 'files'];
}
