import type { ComparedAmounts } from './compared.ts';
import type { ScopeFlows } from './scope-flows.ts';

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
  const a = before * scopeCount + scope;
  const b = after * scopeCount + scope;
  const entered = tables.entered[b] - tables.entered[a];
  const released = tables.released[b] - tables.released[a];
  const itemsBefore = tables.entered[a] - tables.released[a];
  const itemsAfter = tables.entered[b] - tables.released[b];
  return {
    cm2: {
      before: landAt(tables, a),
      entered: tables.entered_cm2[b] - tables.entered_cm2[a],
      released: tables.released_cm2[b] - tables.released_cm2[a],
      revised: tables.revised_cm2[b] - tables.revised_cm2[a],
      after: landAt(tables, b),
      leftBefore: tables.items_cm2[a],
      leftAfter: tables.items_cm2[b],
      allBefore: tables.all_cm2[a],
      allAfter: tables.all_cm2[b],
    },
    items: {
      before: itemsBefore,
      entered,
      released,
      revised: 0,
      after: itemsAfter,
      leftBefore: itemsBefore,
      leftAfter: itemsAfter,
      allBefore: tables.entered[a],
      allAfter: tables.entered[b],
    },
  };
}

/** Unresolved land of a day and scope. @param cell their place in the tables */
const landAt = ({ entered_cm2, revised_cm2, released_cm2 }: ScopeFlows['tables'], cell: number): number =>
  entered_cm2[cell] + revised_cm2[cell] - released_cm2[cell];
