import type { AcceptedChange } from './change.ts';

/** Clocks of one office differ by minutes; more is a clock that was set. Milliseconds. */
const TOLERANCE_MS = 3_600_000;

/** Changes that were accepted earlier than one that stands before them. */
export interface ClockSetBack {
  readonly changes: number;
  /** The first of them, and the instants that contradict each other. */
  readonly seq: number;
  readonly acceptedAt: string;
  readonly before: string;
}

/**
 * Whether the clock by which a feed was accepted ever went back by more than an hour: who sets it back records today what is to look as
 * if it had been recorded on its day. The chain keeps the order in which changes really came; null where instants agree with it.
 */
export function findClockSetBack(feed: readonly Pick<AcceptedChange, 'seq' | 'acceptedAt'>[]): ClockSetBack | null {
  let latest = { at_ms: -Infinity, said: '' };
  let first: Omit<ClockSetBack, 'changes'> | null = null;
  let changes = 0;
  for (const { seq, acceptedAt } of feed) {
    const at_ms = Date.parse(acceptedAt);
    if (at_ms > latest.at_ms) latest = { at_ms, said: acceptedAt };
    if (latest.at_ms - at_ms <= TOLERANCE_MS || Number.isNaN(at_ms)) continue;
    first ??= { seq, acceptedAt, before: latest.said };
    changes++;
  }
  return first && { changes, ...first };
}
