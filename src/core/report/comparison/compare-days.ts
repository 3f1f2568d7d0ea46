import type { ComparedAmounts } from './compared.ts';
import type { Flow, ScopeFlows } from './scope-flows.ts';

/** Land and items of one scope at the ends of two days of its flows. */
export interface ComparedScope {
  readonly cm2: ComparedAmounts;
  readonly items: ComparedAmounts;
}

/**
 * Reads what stood at the end of A, what came and went on the days after it up to B, and what stands at the end of B. Differences of
 * sums of whole numbers: A to B and B to C make A to C in every cell, also backwards in time.
 * @param before places in `flows.days`
 */
export function compareScope({ scopeCount, tables }: ScopeFlows, scope: number, before: number, after: number): ComparedScope {
  const at = (flow: Flow, column: number) => tables[flow][column * scopeCount + scope];
  const since = (flow: Flow) => at(flow, after) - at(flow, before);
  const land = (column: number) => at('entered_cm2', column) + at('revised_cm2', column) - at('released_cm2', column);
  const items = (column: number) => at('entered', column) - at('released', column);
  return {
    cm2: {
      before: land(before),
      entered: since('entered_cm2'),
      released: since('released_cm2'),
      revised: since('revised_cm2'),
      after: land(after),
      leftBefore: at('items_cm2', before),
      leftAfter: at('items_cm2', after),
      allBefore: at('all_cm2', before),
      allAfter: at('all_cm2', after),
    },
    items: {
      before: items(before),
      entered: since('entered'),
      released: since('released'),
      revised: 0,
      after: items(after),
      leftBefore: items(before),
      leftAfter: items(after),
      allBefore: at('entered', before),
      allAfter: at('entered', after),
    },
  };
}
