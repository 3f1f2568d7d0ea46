import { NEVER } from '../footprint/activity.ts';
import type { FootprintModel } from '../footprint/footprint-model.ts';
import type { FootprintSpans } from '../footprint/footprint-spans.ts';
import { weekHolding } from '../footprint/reporting-weeks.ts';
import { listScopes } from '../footprint/status-footprints.ts';

/**
 * What came to a scope and what left it, from the beginning up to the end of a day. Areas are whole cm² of unions, by what began and
 * ended each span of them: a registration or opened case, a red line or a shape drawn or revised, a hand-over or closed case. `items_cm2`
 * is the union of the items not handed over, without cases, `all_cm2` that of all items as if nothing were ever resolved. `entered` and
 * `released` count items.
 */
export const FLOWS = ['entered_cm2', 'released_cm2', 'revised_cm2', 'items_cm2', 'all_cm2', 'entered', 'released'] as const;
export type Flow = (typeof FLOWS)[number];

/** The flows of every scope of a model up to each of some days: whatever is asked of two of them is a difference. */
export interface ScopeFlows {
  /** Day numbers, ascending. */
  readonly days: readonly number[];
  readonly scopeCount: number;
  /** Per flow `days × scopes`, a day after the other: two days of all scopes are read at once. */
  readonly tables: Readonly<Record<Flow, Float64Array>>;
}

/** Who made the land that is counted: what is unresolved, what of the items is, and all items as if nothing were resolved. */
interface LandSpans {
  readonly unresolved: FootprintSpans;
  readonly items: FootprintSpans;
  readonly all: FootprintSpans;
}

/** One pass over the spans and the plots, whatever their order. @param days day numbers, ascending */
export function tabulateFlows(model: FootprintModel, { unresolved, items, all }: LandSpans, days: readonly number[]): ScopeFlows {
  const width = days.length;
  const { scopeCount } = model;
  const tables = Object.fromEntries(FLOWS.map((flow) => [flow, new Float64Array(scopeCount * width)])) as Record<
    Flow,
    Float64Array
  >;
  const columnOf = findColumns(days);
  const add = (flow: Flow, scope: number, day: number, by: number) => {
    const column = columnOf(day);
    if (column < width) tables[flow][column * scopeCount + scope] += by;
  };
  for (let i = 0; i < unresolved.count; i++) {
    const scope = unresolved.scope[i];
    const cm2 = unresolved.union_cm2[i];
    add(unresolved.begunBy[i] < 0 ? 'revised_cm2' : 'entered_cm2', scope, unresolved.from[i], cm2);
    if (unresolved.until[i] === NEVER) continue;
    if (unresolved.endedBy[i] < 0) add('revised_cm2', scope, unresolved.until[i], -cm2);
    else add('released_cm2', scope, unresolved.until[i], cm2);
  }
  const addStanding = (flow: Flow, { count, scope, from, until, union_cm2 }: FootprintSpans) => {
    for (let i = 0; i < count; i++) {
      add(flow, scope[i], from[i], union_cm2[i]);
      if (until[i] !== NEVER) add(flow, scope[i], until[i], -union_cm2[i]);
    }
  };
  addStanding('items_cm2', items);
  addStanding('all_cm2', all);
  const scopesOf = listScopes(model);
  for (const plot of model.input.plots) {
    if (plot.kind !== 'item') continue;
    const from = Math.min(plot.from, plot.until);
    if (from === NEVER) continue;
    for (const scope of scopesOf(plot)) {
      add('entered', scope, from, 1);
      if (plot.until !== NEVER) add('released', scope, plot.until, 1);
    }
  }
  for (const table of Object.values(tables))
    for (let cell = scopeCount; cell < table.length; cell++) table[cell] += table[cell - scopeCount];
  return { days, scopeCount, tables };
}

/** Place of the first of the days that is not before one, past the end for later ones. */
function findColumns(days: readonly number[]): (day: number) => number {
  const [first, last] = [days[0], days[days.length - 1]];
  const columns = new Uint32Array(days.length === 0 ? 0 : last - first + 1);
  for (let day = first; day <= last; day++) columns[day - first] = weekHolding(days, day);
  return (day) => (day > last || days.length === 0 ? days.length : day <= first ? 0 : columns[day - first]);
}
