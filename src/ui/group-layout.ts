/** Rows that stand together, as places of an order. */
export interface GroupSpan {
  readonly from: number;
  readonly rows: number;
}

/** What a line of a grouped table holds: the head of a group, or a row. */
export type GroupLine = { readonly kind: 'group'; readonly group: number } | { readonly kind: 'row'; readonly place: number };

/** The lines of a table whose groups are open or shut: heads always, rows of open groups only. */
export interface GroupLayout {
  readonly count: number;
  lineAt(index: number): GroupLine;
  /** Line of a row; that of its group's head while it is shut. */
  indexOf(place: number): number;
  groupOf(place: number): number;
}

export function layOutGroups(groups: readonly GroupSpan[], isOpen: (group: number) => boolean): GroupLayout {
  const heads = new Float64Array(groups.length + 1);
  groups.forEach(({ rows }, group) => {
    heads[group + 1] = heads[group] + 1 + (isOpen(group) ? rows : 0);
  });
  const groupOf = (place: number) => lastAtMost(groups.length, (group) => groups[group].from <= place);
  return {
    count: heads[groups.length],
    lineAt: (index) => {
      const group = lastAtMost(groups.length, (one) => heads[one] <= index);
      const within = index - heads[group];
      return within === 0 ? { kind: 'group', group } : { kind: 'row', place: groups[group].from + within - 1 };
    },
    indexOf: (place) => {
      const group = groupOf(place);
      return heads[group] + (isOpen(group) ? 1 + place - groups[group].from : 0);
    },
    groupOf,
  };
}

/** The last of ascending entries that still holds; the first where none does. */
function lastAtMost(count: number, holds: (entry: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
