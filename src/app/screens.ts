import type { TextPart } from '../i18n/create-i18n.ts';

/** Addresses of the screens that have one of their own; every other address is the planner's. */
const ADDRESSES = { patrol: '/patrol', leader: '/leader', team: '/team' } as const;

const isAt = (path: string, address: string): boolean => path === address || path.startsWith(`${address}/`);

/** Two screens that share a page load nothing of each other: leading from one to the other loads the page again. */
export const isPatrol = (path: string): boolean => isAt(path, ADDRESSES.patrol);
export const isLeader = (path: string): boolean => isAt(path, ADDRESSES.leader);
export const isTeam = (path: string): boolean => isAt(path, ADDRESSES.team);

/** The address of the screen that a path leads to; what stands behind it (a slash, an unknown word) leads nowhere. */
export const screenPath = (path: string): string => Object.values(ADDRESSES).find((address) => isAt(path, address)) ?? '/';

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
