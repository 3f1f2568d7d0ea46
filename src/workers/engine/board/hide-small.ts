/** A line with what decides whether it may be shown. */
interface SizedLine {
  readonly key: string;
  readonly parent?: string;
  readonly households: number;
}

/**
 * Keys of lines that an audience outside the office may not see: of fewer households than the threshold, and as many of their
 * neighbours that what is hidden in one place does not follow from its total. No household is no cell.
 */
export function hiddenLines(lines: readonly SizedLine[], threshold: number): ReadonlySet<string> {
  const hidden = new Set<string>();
  const groups = new Map<string, SizedLine[]>();
  for (const line of lines) {
    const group = groups.get(line.parent ?? '');
    if (group) group.push(line);
    else groups.set(line.parent ?? '', [line]);
  }
  for (const group of groups.values()) {
    const sized = group.filter(({ households }) => households > 0).toSorted((a, b) => a.households - b.households);
    let count = sized.filter(({ households }) => households < threshold).length;
    let sum = sized.slice(0, count).reduce((total, { households }) => total + households, 0);
    while (count > 0 && count < sized.length && (count < 2 || sum < threshold)) sum += sized[count++].households;
    for (const { key } of sized.slice(0, count)) hidden.add(key);
  }
  return hidden;
}
