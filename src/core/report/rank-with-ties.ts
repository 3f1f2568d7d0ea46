/**
 * Places from 1 on in the order of values, largest first: equal values share a place, and the next takes up after them
 * (1, 2, 2, 4). @returns a place for each value, in the order given
 */
export function rankWithTies(values: readonly number[]): number[] {
  const places = new Map<number, number>();
  const ascending = Float64Array.from(values).sort();
  for (let n = ascending.length - 1; n >= 0; n--) if (!places.has(ascending[n])) places.set(ascending[n], ascending.length - n);
  return values.map((value) => places.get(value) as number);
}
