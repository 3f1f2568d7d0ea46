import { EngineError } from '../workers/rpc.ts';

/**
 * Runs one question at a time and keeps only the newest: asking again cancels the one before.
 * Answers null where it was overtaken.
 */
export function keepLatest<A extends unknown[], R>(
  ask: (signal: AbortSignal, ...args: A) => Promise<R>,
): (...args: A) => Promise<R | null> {
  let current: AbortController | null = null;
  return async (...args) => {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    try {
      const answer = await ask(mine.signal, ...args);
      return mine.signal.aborted ? null : answer;
    } catch (error) {
      if (mine.signal.aborted && error instanceof EngineError && error.code === 'cancelled') return null;
      throw error;
    }
  };
}
