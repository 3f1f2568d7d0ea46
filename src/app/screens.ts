/** Address of the patrol's screen; every other address is the planner's. */
export const PATROL_ADDRESS = '/patrol';

export const loadPlanner = () => import('../features/planner/PlannerScreen.tsx');
export const loadPatrol = () => import('../features/patrol/PatrolScreen.tsx');

/** Fetches the screen that the address asks for before the shell is drawn: a phone loads nothing of the planner's desk. */
export const loadAddressed = (path: string): Promise<unknown> => (path.startsWith(PATROL_ADDRESS) ? loadPatrol() : loadPlanner());
