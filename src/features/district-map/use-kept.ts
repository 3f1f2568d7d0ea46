import { useMemo, useRef } from 'react';

/**
 * The list with the very objects of the one before wherever they say the same, and the list before itself where all do: what the
 * map is handed again it need not draw again.
 */
export function useKept<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  const last = useRef<readonly T[]>(list);
  return useMemo(() => {
    last.current = keepEqual(last.current, list);
    return last.current;
  }, [list]);
}

export function keepEqual<T extends { readonly id: string }>(before: readonly T[], list: readonly T[]): readonly T[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const kept = list.map((one) => {
    const last = known.get(one.id);
    return last && (last === one || isEqual(last, one)) ? last : one;
  });
  return kept.length === before.length && kept.every((one, n) => one === before[n]) ? before : kept;
}

/** Shapes by identity, short lists of texts or numbers by what is in them. */
function isEqual(a: object, b: object): boolean {
  const [first, second] = [Object.entries(a), Object.entries(b)];
  if (first.length !== second.length) return false;
  const other = new Map<string, unknown>(second);
  return first.every(([name, value]) => other.has(name) && isSame(value, other.get(name)));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, n) => part === b[n]);
}
