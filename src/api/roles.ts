import * as z from './zod.ts';

/** What an account may be in its district. `public` is whoever has none. */
export const ROLES = ['patrol', 'planner', 'leader', 'auditor', 'partner'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = (typeof ROLES)[number];
