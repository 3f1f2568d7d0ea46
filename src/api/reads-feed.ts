import type { Role } from './roles.ts';

/** Whose links of the feed carry values: the others' are given as digests alone, by which their devices are told what arrived. */
export const readsFeed = (role: Role): boolean => role === 'planner' || role === 'auditor';
