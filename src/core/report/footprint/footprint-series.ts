import type { FootprintSpans } from './footprint-spans.ts';

/** Footprints of a range of scopes on given days, whole cm²: row after row of scopes, a column per day. */
export interface FootprintTable {
  readonly firstScope: number;
  readonly scopeCount: number;
  /** Day numbers. */
  readonly days: readonly number[];
  readonly unresolved_cm2: Float64Array;
}

/**
 * The table of footprints on the given days (day numbers, ascending), for the weekly series: every span is entered on the first day
 * that sees it and taken off on the first that no longer does, then the days add up.
 */
export function tabulateFootprints(spans: FootprintSpans, days: readonly number[], firstScope: number, scopeCount: number): FootprintTable {
  const width = days.length;
  const unresolved_cm2 = new Float64Array(scopeCount * width);
  if (width === 0) return { firstScope, scopeCount, days, unresolved_cm2 };

  const firstDay = days[0];
  const lastDay = days[width - 1];
  const columnOf = new Uint32Array(lastDay - firstDay + 1);
  for (let column = 1; column < width; column++) columnOf.fill(column, days[column - 1] - firstDay + 1, days[column] - firstDay + 1);

  const { count, scope, from, until, union_cm2 } = spans;
  for (let i = 0; i < count; i++) {
    const row = scope[i] - firstScope;
    const start = from[i];
    const end = until[i];
    if (row < 0 || row >= scopeCount || start > lastDay || end <= firstDay) continue;
    const cell = row * width;
    unresolved_cm2[cell + (start <= firstDay ? 0 : columnOf[start - firstDay])] += union_cm2[i];
    if (end <= lastDay) unresolved_cm2[cell + columnOf[end - firstDay]] -= union_cm2[i];
  }
  for (let row = 0; row < scopeCount; row++) {
    for (let cell = row * width + 1; cell < (row + 1) * width; cell++) unresolved_cm2[cell] += unresolved_cm2[cell - 1];
  }
  return { firstScope, scopeCount, days, unresolved_cm2 };
}
