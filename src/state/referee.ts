import { findFutureDay } from '../core/register/day-in-future.ts';
import type { Referee } from '../core/register/referee.ts';
import { today } from './record.ts';

/**
 * Who is asked before anything is written, whether by a screen, a table or the console: first the calendar, which only this side knows,
 * then the engine, which knows the register and the law.
 */
export function createReferee(admit: Referee['admit'], dayOfRecording: () => string = today): Referee {
  return { admit: async (drafts, ...judged) => findFutureDay(drafts, dayOfRecording()) ?? admit(drafts, ...judged) };
}
