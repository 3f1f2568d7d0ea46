import type { FootprintModel } from './footprint-model.ts';
import type { FootprintSpans, SpanOptions } from './footprint-spans.ts';
import { visitSpans } from './footprint-spans.ts';

/** Footprints of a range of scopes on given days, whole cm²: row after row of scopes, a column per day. */
export interface FootprintTable {
  readonly firstScope: number;
  readonly scopeCount: number;
  /** Day numbers. */
  readonly days: readonly number[];
  readonly unresolved_cm2: Float64Array;
}

/** The table of footprints on the given days (day numbers, ascending), for the weekly series. */
export function tabulateFootprints(
  spans: FootprintSpans,
  days: readonly number[],
  firstScope: number,
  scopeCount: number,
): FootprintTable {
  const writer = openTable(days, firstScope, scopeCount);
  const { count, scope, from, until, union_cm2 } = spans;
  for (let i = 0; i < count; i++) writer.add(scope[i], from[i], until[i], union_cm2[i]);
  return writer.close();
}

/** The table of all red lines straight from the model, for when nothing else is asked of it. */
export function tabulateRedLines(
  model: FootprintModel,
  days: readonly number[],
  options: Omit<SpanOptions, 'redLinesOnly'> = {},
): FootprintTable {
  const writer = openTable(days, 0, model.input.redLines.length);
  visitSpans(model, { ...options, redLinesOnly: true }, (scope, from, until, union_cm2) =>
    writer.add(scope, from, until, union_cm2),
  );
  return writer.close();
}

/** A span is entered on the first of the days that sees it and taken off on the first that no longer does; then the days add up. */
function openTable(days: readonly number[], firstScope: number, scopeCount: number) {
  const width = days.length;
  const unresolved_cm2 = new Float64Array(scopeCount * width);
  const firstDay = width > 0 ? days[0] : 0;
  const lastDay = width > 0 ? days[width - 1] : -1;
  const columnOf = new Uint32Array(lastDay - firstDay + 1);
  for (let column = 1; column < width; column++)
    columnOf.fill(column, days[column - 1] - firstDay + 1, days[column] - firstDay + 1);
  return {
    add(scope: number, from: number, until: number, union_cm2: number): void {
      const row = scope - firstScope;
      if (row < 0 || row >= scopeCount || from > lastDay || until <= firstDay) return;
      const cell = row * width;
      unresolved_cm2[cell + (from <= firstDay ? 0 : columnOf[from - firstDay])] += union_cm2;
      if (until <= lastDay) unresolved_cm2[cell + columnOf[until - firstDay]] -= union_cm2;
    },
    close(): FootprintTable {
      for (let row = 0; row < scopeCount; row++) {
        for (let cell = row * width + 1; cell < (row + 1) * width; cell++) unresolved_cm2[cell] += unresolved_cm2[cell - 1];
      }
      return { firstScope, scopeCount, days, unresolved_cm2 };
    },
  };
}
