import type { FootprintModel } from './footprint-model.ts';
import type { FootprintSpans } from './footprint-spans.ts';

export interface ResolvedPlot {
  /** Place in the model's plots. */
  readonly plot: number;
  /** Day number. */
  readonly on: number;
  /** By how much the footprint shrank through it; less than the plot's own area where others still claim part of it. Whole cm². */
  readonly released_cm2: number;
}

/**
 * The plots of a scope resolved on the days `after < day ≤ upTo`, in order of days. Land claimed by several plots that are resolved
 * is released by the last of them, so that the parts add up to the change of the footprint that resolutions caused.
 */
export function listResolved(
  model: FootprintModel,
  spans: FootprintSpans,
  scope: number,
  after: number,
  upTo: number,
): ResolvedPlot[] {
  const released = new Map<number, number>();
  const { plots, redLines } = model.input;
  if (scope < redLines.length) {
    plots.forEach(({ redLine, from, until }, plot) => {
      if (redLine === scope && from < until && until > after && until <= upTo) released.set(plot, 0);
    });
  }
  for (let i = 0; i < spans.count; i++) {
    const plot = spans.endedBy[i];
    if (plot < 0 || spans.scope[i] !== scope || spans.until[i] <= after || spans.until[i] > upTo) continue;
    released.set(plot, (released.get(plot) ?? 0) + spans.union_cm2[i]);
  }
  return [...released]
    .map(([plot, released_cm2]) => ({ plot, on: plots[plot].until, released_cm2 }))
    .sort((a, b) => a.on - b.on || a.plot - b.plot);
}
