/** For whom figures are shown: what an audience may not see is absent from what it is given (DOMAIN.md §6). */
export const AUDIENCES = ['planner', 'leader', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];
