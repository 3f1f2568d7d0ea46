import type { DisclosureSystem } from './disclosure-system.ts';

/** Steps of one search; what is not found within them counts as not there, and more is hidden. */
const MOST_STEPS = 400;

/**
 * Whether a quantity could be larger (`sign` 1) or smaller (−1) by `by` for all that a reader knows: looks for other values of the hidden
 * quantities, each moved by `by` or not at all, that fit every equation and stay at their least value or above. Finding them proves it;
 * not finding them proves nothing.
 */
export function isFree(
  system: Pick<DisclosureSystem, 'quantities' | 'equations' | 'equationsOf'>,
  isHidden: (quantity: number) => boolean,
  quantity: number,
  sign: 1 | -1,
  by: number,
): boolean {
  const { quantities, equations, equationsOf } = system;
  const moved = new Map<number, 1 | -1>();
  const residuals = new Map<number, number>();
  let steps = 0;

  const mayMove = (one: number, to: 1 | -1): boolean =>
    isHidden(one) && !moved.has(one) && (to === 1 || quantities[one].value - quantities[one].min >= by);

  const shift = (one: number, to: 1 | -1, back: 1 | -1): void => {
    if (back === 1) moved.set(one, to);
    else moved.delete(one);
    for (const n of equationsOf[one]) {
      const factor = equations[n].terms.find((term) => term.quantity === one)?.factor ?? 0;
      const residual = (residuals.get(n) ?? 0) + back * factor * to;
      if (residual === 0) residuals.delete(n);
      else residuals.set(n, residual);
    }
  };

  const settle = (): boolean => {
    const open = residuals.entries().next();
    if (open.done) return true;
    if (++steps > MOST_STEPS) return false;
    const [equation, residual] = open.value;
    const choices = equations[equation].terms
      .map(({ quantity: one, factor }) => ({ one, to: residual * factor > 0 ? (-1 as const) : (1 as const) }))
      .filter(({ one, to }) => mayMove(one, to))
      // What stands in few equations upsets few.
      .sort((a, b) => equationsOf[a.one].length - equationsOf[b.one].length);
    for (const { one, to } of choices) {
      shift(one, to, 1);
      if (settle()) return true;
      shift(one, to, -1);
    }
    return false;
  };

  if (!mayMove(quantity, sign)) return false;
  shift(quantity, sign, 1);
  return settle();
}
