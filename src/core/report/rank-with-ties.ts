/**
 * Places from 1 on in the order of values, largest first: equal values share a place, and the next takes up after them
 * (1, 2, 2, 4). @returns a place for each value, in the order given
 */
export function rankWithTies(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.reduce((before, other) => before + (other > value ? 1 : 0), 0));
}
