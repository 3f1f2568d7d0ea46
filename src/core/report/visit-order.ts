/** East and north of a place in one plane, in any one unit of length. */
export type PlanePlace = readonly [east: number, north: number];

/** A turn has to save more than rounding does, else two orders of one length would change places for ever. */
const LEAST_GAIN = 1e-9;
/** How far apart two legs of the way may be to be tried against each other: all of a day's targets, and a bound for a district's. */
const WIDEST_TURN = 200;

/**
 * In which order to visit targets from a place, so that little is walked: the nearest that is left each time, then every stretch is
 * turned round that shortens the way (2-opt) until none does. Never longer than the nearest-neighbour order; the way ends at the last
 * target. Straight lines: streets and rivers are not known. @returns numbers of the targets, each once
 */
export function orderVisits(from: PlanePlace, targets: readonly PlanePlace[]): number[] {
  const order = nearestFirst(from, targets);
  const { length } = order;
  // The place itself stands first, so that every stretch has a neighbour before it; columns, because each pair is asked for often.
  const east = Float64Array.of(from[0], ...order.map((n) => targets[n][0]));
  const north = Float64Array.of(from[1], ...order.map((n) => targets[n][1]));
  const between = (a: number, b: number) => {
    const dx = east[b] - east[a];
    const dy = north[b] - north[a];
    return Math.sqrt(dx * dx + dy * dy);
  };
  for (let turned = true; turned; ) {
    turned = false;
    for (let i = 1; i < length; i++)
      for (let j = i + 1; j <= length && j - i <= WIDEST_TURN; j++) {
        const before = between(i - 1, i) + (j < length ? between(j, j + 1) : 0);
        const after = between(i - 1, j) + (j < length ? between(i, j + 1) : 0);
        if (before - after <= LEAST_GAIN * before) continue;
        for (const column of [east, north]) column.subarray(i, j + 1).reverse();
        turnRound(order, i - 1, j - 1);
        turned = true;
      }
  }
  return order;
}

/** The nearest target that is left, each time; of two as near the first. */
export function nearestFirst(from: PlanePlace, targets: readonly PlanePlace[]): number[] {
  const left = targets.map((_, n) => n);
  const order: number[] = [];
  for (let here = from; left.length > 0; ) {
    let best = 0;
    for (let n = 1; n < left.length; n++) if (distance(here, targets[left[n]]) < distance(here, targets[left[best]])) best = n;
    here = targets[left[best]];
    order.push(...left.splice(best, 1));
  }
  return order;
}

/** Length of the way from a place through targets in an order, in the unit of the places. */
export function lengthOfVisits(from: PlanePlace, targets: readonly PlanePlace[], order: readonly number[]): number {
  let here = from;
  let length = 0;
  for (const n of order) {
    length += distance(here, targets[n]);
    here = targets[n];
  }
  return length;
}

const distance = ([x, y]: PlanePlace, [u, v]: PlanePlace): number => Math.sqrt((u - x) * (u - x) + (v - y) * (v - y));

function turnRound(order: number[], first: number, last: number): void {
  for (let i = first, j = last; i < j; i++, j--) [order[i], order[j]] = [order[j], order[i]];
}
