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
  if (before.length === 0) return list.length === 0 ? before : list;
  const known = new Map(before.map((one) => [one.id, one]));
  const kept = list.map((one) => {
    const last = known.get(one.id);
    return last && (last === one || isEqual(last, one)) ? last : one;
  });
  return kept.length === before.length && kept.every((one, n) => one === before[n]) ? before : kept;
}

/** Shapes by identity, short lists of texts or numbers by what is in them. Asked for thousands at once: it makes nothing. */
function isEqual<T extends object>(a: T, b: T): boolean {
  let names = 0;
  for (const name in a) {
    if (!(name in b) || !isSame(a[name], b[name])) return false;
    names++;
  }
  return names === Object.keys(b).length;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, n) => part === b[n]);
}
