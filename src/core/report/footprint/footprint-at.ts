import type { FootprintPlot } from './footprint-input.ts';
import type { FootprintModel } from './footprint-model.ts';
import type { FootprintSpans } from './footprint-spans.ts';

/** The state of one scope on one day. */
export interface FootprintAt {
  /** Area of the union of the unresolved plots, clipped to the red lines in force. Whole cm². */
  readonly unresolved_cm2: number;
  /** What the plain sum of the unresolved plots would count more than once. Whole cm². */
  readonly doubleClaimed_cm2: number;
  readonly unresolvedPlots: number;
  readonly resolvedPlots: number;
}

/** Footprint and counts of a scope on a day (day number). Counts of a unit go by the unit that the plot names. */
export function footprintAt(model: FootprintModel, spans: FootprintSpans, scope: number, day: number): FootprintAt {
  let unresolved_cm2 = 0;
  let claims_cm2 = 0;
  for (let i = 0; i < spans.count; i++) {
    if (spans.scope[i] !== scope || spans.from[i] > day || spans.until[i] <= day) continue;
    unresolved_cm2 += spans.union_cm2[i];
    claims_cm2 += spans.claims_cm2[i];
  }
  return { unresolved_cm2, doubleClaimed_cm2: claims_cm2 - unresolved_cm2, ...countPlots(model, scope, day) };
}

/** Plots of a scope that are registered by the day, unresolved and resolved. */
export function countPlots(
  model: FootprintModel,
  scope: number,
  day: number,
): { unresolvedPlots: number; resolvedPlots: number } {
  const holds = holdsPlot(model, scope);
  let unresolvedPlots = 0;
  let resolvedPlots = 0;
  for (const plot of model.input.plots) {
    if (plot.from > day || !holds(plot)) continue;
    if (plot.until <= day) resolvedPlots++;
    else unresolvedPlots++;
  }
  return { unresolvedPlots, resolvedPlots };
}

/** Whether a scope counts a plot: its red line, the unit that it names and those above it, the district. */
export function holdsPlot({ input, scopeCount }: FootprintModel, scope: number): (plot: FootprintPlot) => boolean {
  const { redLines, units } = input;
  if (scope < redLines.length) return ({ redLine }) => redLine === scope;
  if (scope === scopeCount - 1) return () => true;
  const { id } = units[scope - redLines.length];
  return (plot) => plot.units.includes(id);
}

/** The version in force on a day, as a row of `redLineShapes`, or −1. */
export function versionInForce({ input }: FootprintModel, redLine: number, day: number): number {
  return input.redLines[redLine].versions.find(({ from, until }) => from <= day && day < until)?.row ?? -1;
}
