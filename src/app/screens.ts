/** Address of the patrol's screen; every other address is the planner's. */
const PATROL_ADDRESS = '/patrol';

/** Two screens that share a page load nothing of each other: leading from one to the other loads the page again. */
export const isPatrol = (path: string): boolean => path === PATROL_ADDRESS || path.startsWith(`${PATROL_ADDRESS}/`);

/** The planner's screen with its router, its kit and its part of the texts. */
export const loadPlanner = () => import('./PlannerPage.tsx');
export const loadPatrol = () => import('../features/patrol/PatrolScreen.tsx');

/** Fetches the screen that the address asks for before the shell is drawn: a phone loads nothing of the planner's desk. */
export const loadAddressed = (path: string): Promise<unknown> => (isPatrol(path) ? loadPatrol() : loadPlanner());
