/** Addresses of the screens that have one of their own; every other address is the planner's. */
const ADDRESSES = { patrol: '/patrol', leader: '/leader', team: '/team' } as const;

const isAt = (path: string, address: string): boolean => path === address || path.startsWith(`${address}/`);

/** Two screens that share a page load nothing of each other: leading from one to the other loads the page again. */
export const isPatrol = (path: string): boolean => isAt(path, ADDRESSES.patrol);
export const isLeader = (path: string): boolean => isAt(path, ADDRESSES.leader);
export const isTeam = (path: string): boolean => isAt(path, ADDRESSES.team);

/** The address of the screen that a path leads to; what stands behind it (a slash, an unknown word) leads nowhere. */
export const screenPath = (path: string): string => Object.values(ADDRESSES).find((address) => isAt(path, address)) ?? '/';
