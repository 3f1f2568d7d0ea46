import type { DisclosureSystem, Equation } from './disclosure-system.ts';

/** Other figures that fit everything known: each of these quantities is larger (1) or smaller (−1) by the same amount. */
export interface Release {
  readonly moved: ReadonlyMap<number, 1 | -1>;
  /** What has to be hidden for it, by the prices that were asked for. */
  readonly price: number;
}

export interface ReleaseSearch {
  readonly system: Pick<DisclosureSystem, 'quantities' | 'equations' | 'equationsOf'>;
  /** 0: unknown to the reader as it is; infinite: known to him for good. */
  priceOf(quantity: number): number;
  /** Dearer ones are not looked for. */
  readonly budget: number;
  /** What is not found within so many steps counts as not there. */
  readonly steps: number;
}

/** Price of moving anything: short proofs are found sooner. */
export const MOVE = 0.03;

type Term = Equation['terms'][number];

const known = new WeakMap<readonly Equation[], readonly ReadonlyMap<number, number>[]>();

/** Factors of each equation by its quantities: looked up for every move. */
function factorsOf(equations: readonly Equation[]): readonly ReadonlyMap<number, number>[] {
  const made =
    known.get(equations) ?? equations.map(({ terms }) => new Map(terms.map(({ quantity, factor }) => [quantity, factor])));
  known.set(equations, made);
  return made;
}

interface Choice {
  readonly one: number;
  readonly to: 1 | -1;
  readonly more: number;
}

/**
 * Whether a quantity could be larger (`sign` 1) or smaller (−1) by `by` for all that a reader knows, and what would have to be hidden for
 * it: looks for other values of quantities, each moved by `by` or not at all, that fit every equation and stay at their least value or
 * above, the cheapest first. Finding them proves it; not finding them proves nothing.
 */
export function findRelease(
  { system, priceOf, budget, steps }: ReleaseSearch,
  quantity: number,
  sign: 1 | -1,
  by: number,
): Release | null {
  const { quantities, equations, equationsOf } = system;
  const factors = factorsOf(equations);
  const moved = new Map<number, 1 | -1>();
  const residuals = new Map<number, number>();
  let best: Release | null = null;
  let left = steps;

  const mayMove = (one: number, to: 1 | -1): boolean => to === 1 || quantities[one].value - quantities[one].min >= by;

  const shift = (one: number, to: 1 | -1, back: 1 | -1): void => {
    if (back === 1) moved.set(one, to);
    else moved.delete(one);
    for (const n of equationsOf[one]) {
      const factor = factors[n].get(one) ?? 0;
      const residual = (residuals.get(n) ?? 0) + back * factor * to;
      if (residual === 0) residuals.delete(n);
      else residuals.set(n, residual);
    }
  };

  /** Whether a term's quantity may be moved to settle its equation, and at what price; undefined where not. */
  const priceOfMove = ({ quantity: one, factor }: Term, residual: number, price: number): number | undefined => {
    if (moved.has(one) || !mayMove(one, residual * factor > 0 ? -1 : 1)) return undefined;
    const more = MOVE + priceOf(one);
    return price + more > budget ? undefined : more;
  };

  /** How many moves would settle an open equation; those beyond `most` are not counted. */
  const countChoices = (equation: number, price: number, most: number): number => {
    const residual = residuals.get(equation) ?? 0;
    let count = 0;
    for (const term of equations[equation].terms)
      if (priceOfMove(term, residual, price) !== undefined && ++count > most) return count;
    return count;
  };

  /** The moves that settle the open equation that leaves least to choose: what cannot be settled is seen at once. */
  const nextChoices = (price: number): Choice[] => {
    let fewest = Number.POSITIVE_INFINITY;
    let found = -1;
    for (const equation of residuals.keys()) {
      const count = countChoices(equation, price, fewest);
      if (count < fewest) [fewest, found] = [count, equation];
      if (fewest === 0) return [];
    }
    const residual = residuals.get(found) ?? 0;
    return (equations[found]?.terms ?? []).flatMap((term) => {
      const more = priceOfMove(term, residual, price);
      return more === undefined ? [] : [{ one: term.quantity, to: residual * term.factor > 0 ? -1 : 1, more } as const];
    });
  };

  const settle = (price: number): void => {
    if (residuals.size === 0) {
      best = { moved: new Map(moved), price };
      return;
    }
    // What stands in few equations upsets few.
    const choices = nextChoices(price).sort((a, b) => a.more - b.more || equationsOf[a.one].length - equationsOf[b.one].length);
    for (const { one, to, more } of choices) {
      if (best && price + more >= best.price) return;
      if (--left < 0) return;
      shift(one, to, 1);
      settle(price + more);
      shift(one, to, -1);
      if (best?.price === price) return;
    }
  };

  const first = MOVE + priceOf(quantity);
  if (first > budget || !mayMove(quantity, sign)) return null;
  shift(quantity, sign, 1);
  settle(first);
  return best;
}
