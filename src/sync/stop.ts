import type { Problem } from '../api/problem.ts';
import type { Answer } from './team-server.ts';

/**
 * Why a step cannot go on with anything, whatever is queued: everything is kept. `needs-login`: nobody is logged in · `refused`: this
 * account may not, or there is no such district · `offline`: nobody can say; it is tried again · `store`: this device cannot keep it.
 */
export type Stop =
  | { readonly why: 'needs-login'; readonly code: string }
  | { readonly why: 'refused' | 'store'; readonly code: string; readonly params?: Readonly<Record<string, string | number>> }
  | { readonly why: 'offline'; readonly notBefore_ms?: number };

/** The stop that an answer means which says nothing of one change. */
export function stopOf(answer: Exclude<Answer<unknown>, { at: 'answered' }>): Stop {
  if (answer.at === 'unknown') {
    const { notBefore_ms } = answer;
    return { why: 'offline', ...(notBefore_ms !== undefined && { notBefore_ms }) };
  }
  const { status, code, params }: Problem = answer.problem;
  return status === 401 ? { why: 'needs-login', code } : { why: 'refused', code, params };
}
