import type { ComparedAmounts } from './compared.ts';

/** One bar of a waterfall: `value` is what is written at it, from `from` up to `to` on the axis. */
export interface WaterfallBar {
  readonly id: 'before' | 'entered' | 'revised' | 'released' | 'after';
  /** With its sign: what left is negative. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** How A became B, step by step: each bar begins where the one before ended, the last stands on the ground again. Null where a part is hidden or not told. */
export function waterfallOf({
  before,
  entered,
  released,
  revised,
  after,
}: Pick<ComparedAmounts, 'before' | 'entered' | 'released' | 'revised' | 'after'>): readonly WaterfallBar[] | null {
  if (typeof before !== 'number' || typeof entered !== 'number' || typeof released !== 'number' || typeof after !== 'number')
    return null;
  const bars: WaterfallBar[] = [{ id: 'before', value: before, from: 0, to: before }];
  const steps = [
    ['entered', entered],
    ['revised', typeof revised === 'number' ? revised : 0],
    ['released', 0 - released],
  ] as const;
  let at = before;
  for (const [id, value] of steps) {
    if (id === 'revised' && value === 0) continue;
    bars.push({ id, value, from: at, to: at + value });
    at += value;
  }
  return [...bars, { id: 'after', value: after, from: 0, to: after }];
}
