export interface SortOrder {
  readonly key: string;
  readonly descending: boolean;
}

/** Sorted copy, stable: numbers by size, texts as a reader of the language expects (numbers inside them by size), blanks last. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number,
  descending: boolean,
  locale?: string,
): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort((a, b) => {
    const [noA, noB] = [isBlank(a.key), isBlank(b.key)];
    if (noA || noB) return Number(noA) - Number(noB);
    const order =
      typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : collator.compare(String(a.key), String(b.key));
    return descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

function isBlank(key: string | number): boolean {
  return key === '' || (typeof key === 'number' && Number.isNaN(key));
}
