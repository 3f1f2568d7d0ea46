import type { FootprintModel } from '../footprint/footprint-model.ts';
import { tabulateFootprints } from '../footprint/footprint-series.ts';
import { listSpans } from '../footprint/footprint-spans.ts';

/** The footprint of one red line, cut by units: whole cm² at the ends of the weeks. */
export interface CutSeries {
  /** By place of the unit in the model; only those that have any of it. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
  /** What lies in none of them: with the parts it is the total, to the cm². */
  readonly outside: readonly number[];
  readonly total: readonly number[];
}

/**
 * Cuts the unresolved footprint of a red line by units that do not overlap, such as the zones: the union of its own plots in each. Land
 * that plots of two red lines claim counts in both lines, as in their own figures.
 * @param units places in `model.input.units`
 */
export function cutByUnit(
  model: FootprintModel,
  redLine: number,
  units: readonly number[],
  weekEnds: readonly number[],
): CutSeries {
  const { plots, redLines } = model.input;
  const { from, until } = model.plotDays;
  const own = Int32Array.from(plots, (plot, n) => (plot.redLine === redLine ? until[n] : from[n]));
  const spans = listSpans({ ...model, plotDays: { from, until: own } });
  const table = tabulateFootprints(spans, weekEnds, 0, model.scopeCount).unresolved_cm2;
  const row = (scope: number) => Array.from(table.subarray(scope * weekEnds.length, (scope + 1) * weekEnds.length));
  const total = row(redLine);
  const parts = new Map(
    units.map((unit) => [unit, row(redLines.length + unit)] as const).filter(([, values]) => values.some((cm2) => cm2 !== 0)),
  );
  const outside = total.map((cm2, week) => cm2 - [...parts.values()].reduce((sum, values) => sum + values[week], 0));
  return { parts, outside, total };
}
