import type { Refusal } from '../core/register/refusal.ts';
import { ProblemError } from './problem.ts';

/** What an action of the register refuses, as an answer: 422 with its code. */
export function refusedAs({ refused, ...params }: Refusal): ProblemError {
  const told = Object.entries(params).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return new ProblemError(422, refused, Object.fromEntries(told) as Record<string, string | number>);
}
