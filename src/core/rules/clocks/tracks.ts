import type { ClockStep, Procedure } from './period.ts';

/** Both tracks against unauthorised construction. */
export const VIOLATION: readonly Procedure[] = ['planning', 'land'];
/** On state-owned and on collective land. */
export const EXPROPRIATION: readonly Procedure[] = ['state', 'collective'];

/** What may not be done while a remedy is open. */
export const ENFORCEMENT: readonly ClockStep[] = ['formal-demand', 'court-application', 'enforced-demolition'];
/** On the planning track demand, decision and announcement may come earlier; the demolition itself may not (行政强制法 44). */
export const DEMOLITION: readonly ClockStep[] = ['enforced-demolition'];
