import type { FootprintEvents } from './footprint-events.ts';

/** Footprints of a range of scopes on given days, whole cm²: row after row of scopes, a column per day. */
export interface FootprintTable {
  readonly firstScope: number;
  readonly scopeCount: number;
  readonly days: readonly number[];
  readonly unresolved_cm2: Float64Array;
}

/**
 * The table of footprints on the given days (day numbers, ascending), for the weekly series: every event goes into the first day
 * that knows of it, then the days add up.
 */
export function tabulateFootprints(events: FootprintEvents, days: readonly number[], firstScope: number, scopeCount: number): FootprintTable {
  const width = days.length;
  const unresolved_cm2 = new Float64Array(scopeCount * width);
  if (width === 0) return { firstScope, scopeCount, days, unresolved_cm2 };

  const firstDay = days[0];
  const lastDay = days[width - 1];
  const columnOf = new Uint32Array(lastDay - firstDay + 1);
  for (let column = 1; column < width; column++) columnOf.fill(column, days[column - 1] - firstDay + 1, days[column] - firstDay + 1);

  const { count, scope, day, union_cm2 } = events;
  for (let i = 0; i < count; i++) {
    const row = scope[i] - firstScope;
    const at = day[i];
    if (row < 0 || row >= scopeCount || at > lastDay) continue;
    unresolved_cm2[row * width + (at <= firstDay ? 0 : columnOf[at - firstDay])] += union_cm2[i];
  }
  for (let row = 0; row < scopeCount; row++) {
    for (let cell = row * width + 1; cell < (row + 1) * width; cell++) unresolved_cm2[cell] += unresolved_cm2[cell - 1];
  }
  return { firstScope, scopeCount, days, unresolved_cm2 };
}
