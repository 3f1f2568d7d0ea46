/**
 * Places from 1 on in the order of values, largest first: equal values share a place, and the next takes up after them
 * (1, 2, 2, 4). @returns a place for each value, in the order given
 */
export function rankWithTies(values: readonly number[]): number[] {
  const places = new Map<number, number>();
  for (const [n, value] of values.toSorted((a, b) => b - a).entries()) if (!places.has(value)) places.set(value, n + 1);
  return values.map((value) => places.get(value) as number);
}
