import { NEVER } from './activity.ts';
import type { FootprintInput, FootprintScope } from './footprint-input.ts';
import { findDeepLand, findPairs } from './footprint-overlaps.ts';
import { collectPieces, UnitSplitter } from './footprint-pieces.ts';
import type { FootprintTerms } from './footprint-terms.ts';
import { listTerms } from './footprint-terms.ts';

/**
 * Everything about a footprint that does not depend on what is resolved: the claimed land and where claims overlap. Made once per
 * set of shapes, plots and registrations; a hand-over only needs the spans again (`withPlots`, `listSpans`).
 *
 * Scopes are numbered: red lines in the order of the input, then units, then the district.
 */
export interface FootprintModel {
  readonly input: FootprintInput;
  readonly scopeCount: number;
  readonly terms: FootprintTerms;
  /** Days of the plots as columns: unresolved on `from ≤ day < until`. */
  readonly plotDays: { readonly from: Int32Array; readonly until: Int32Array };
  /** How many pieces, pairs and deeper lands were found. */
  readonly found: { readonly pieces: number; readonly pairs: number; readonly deepLand: number; readonly deepest: number };
}

/**
 * Measures the claimed land of a district.
 * @throws TangleError for overlaps deeper and more tangled than can be measured in reasonable time
 */
export function createFootprintModel(input: FootprintInput): FootprintModel {
  const units = new UnitSplitter(input);
  const pieces = collectPieces(input, units);
  const pairs = findPairs(input, pieces, units);
  const deepLand = findDeepLand(input, pieces, pairs);
  return {
    input,
    scopeCount: input.redLines.length + input.units.length + 1,
    plotDays: readDays(input.plots),
    terms: listTerms(input, pieces, pairs, deepLand),
    found: {
      pieces: pieces.length,
      pairs: pairs.length,
      deepLand: deepLand.length,
      deepest: deepLand.reduce((most, land) => Math.max(most, land.pieces.length), 0),
    },
  };
}

/** The same land with the plots' days of resolution anew: plots must be the same, in the same order, registered on the same days. */
export function withPlots(model: FootprintModel, plots: FootprintInput['plots']): FootprintModel {
  return { ...model, input: { ...model.input, plots }, plotDays: readDays(plots) };
}

/** The model as if there were no open cases: what rates and shares of items are taken of. The same model where there are none. */
export function itemsAlone(model: FootprintModel): FootprintModel {
  const { plots } = model.input;
  if (plots.every(({ kind }) => kind === 'item')) return model;
  const from = Int32Array.from(plots, (plot) => (plot.kind === 'item' ? plot.from : NEVER));
  return { ...model, plotDays: { from, until: model.plotDays.until } };
}

function readDays(plots: FootprintInput['plots']): FootprintModel['plotDays'] {
  return { from: Int32Array.from(plots, ({ from }) => from), until: Int32Array.from(plots, ({ until }) => until) };
}

/** Number of a scope in a model, or −1 where there is none of that id. */
export function findScope({ input, scopeCount }: FootprintModel, scope: FootprintScope): number {
  if (scope.kind === 'district') return scopeCount - 1;
  if (scope.kind === 'red-line') return input.redLines.findIndex(({ id }) => id === scope.id);
  const unit = input.units.findIndex(({ id }) => id === scope.id);
  return unit < 0 ? -1 : input.redLines.length + unit;
}
