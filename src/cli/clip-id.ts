/** Longest id that JSON repeats, in UTF-16 units: an id names a feature, and a megabyte of it names it no better. */
const MOST_UNITS = 1000;

const isLong = (id: string | null): boolean => id !== null && id.length > MOST_UNITS;

/** An id as it is listed: its beginning and `…` where it is longer than 1 000 units. */
export function clipId(id: string | null): string | null {
  return id !== null && isLong(id) ? `${id.slice(0, MOST_UNITS).replace(/[\ud800-\udbff]$/, '')}…` : id;
}

/** How many ids are not listed whole: the count of the note `id-clipped`. */
export function countLongIds(ids: readonly (string | null)[]): number {
  return ids.filter(isLong).length;
}
