/** Chosen rows as places of an order: `from` … `to − 1`, apart from each other and ascending. */
export type RowRange = readonly [from: number, to: number];

/** The ranges with a row more, or without it where it was chosen. */
export function toggleRow(ranges: readonly RowRange[], row: number): RowRange[] {
  return holdsRow(ranges, row) ? cut(ranges, row) : join([...ranges, [row, row + 1]]);
}

export function holdsRow(ranges: readonly RowRange[], row: number): boolean {
  return ranges.some(([from, to]) => from <= row && row < to);
}

/** The rows from one to another, whichever stands first. */
export function rangeBetween(anchor: number, row: number): RowRange {
  return [Math.min(anchor, row), Math.max(anchor, row) + 1];
}

export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

function cut(ranges: readonly RowRange[], row: number): RowRange[] {
  return ranges.flatMap(([from, to]): RowRange[] => {
    if (row < from || row >= to) return [[from, to]];
    return (
      [
        [from, row],
        [row + 1, to],
      ] as RowRange[]
    ).filter(([a, b]) => a < b);
  });
}

function join(ranges: readonly RowRange[]): RowRange[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
