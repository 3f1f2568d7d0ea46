import { holdsPlot } from './footprint-at.ts';
import type { FootprintPlot } from './footprint-input.ts';
import type { FootprintModel } from './footprint-model.ts';
import type { FootprintSpans } from './footprint-spans.ts';
import { weekHolding } from './reporting-weeks.ts';

/** A plot that was resolved, or that entered the scope; a case only where that changed the footprint. */
export interface ChangedPlot {
  /** Place in the model's plots. */
  readonly plot: number;
  /** Day number. */
  readonly on: number;
  /**
   * By how much the footprint shrank or grew through it; less than the plot's own area where others still claim, or claimed before,
   * part of it. Whole cm².
   */
  readonly area_cm2: number;
  /** It is counted in this scope; a plot that merely reaches into a unit is counted in the unit that it names. */
  readonly counted: boolean;
}

/** What changed the footprint of a scope from one week's end to the next: next = last + entered + revised − released. Whole cm². */
export interface WeekChange {
  /** By hand-overs and closed cases. */
  readonly released_cm2: number;
  /** Items handed over. */
  readonly resolvedPlots: number;
  /** By registrations and opened cases. */
  readonly entered_cm2: number;
  /** Items registered. */
  readonly enteredPlots: number;
  /**
   * By red lines drawn or revised around plots that were there already, and by parcels and cases whose shape changed, as through a
   * partial demolition; negative where they gave land up.
   */
  readonly revised_cm2: number;
}

/**
 * The plots of a scope resolved on the days `after < day ≤ upTo`, in order of days. Land claimed by several plots that are resolved
 * is released by the last of them, so that the parts add up to the change of the footprint that resolutions caused.
 */
export const listResolved = (
  model: FootprintModel,
  spans: FootprintSpans,
  scope: number,
  after: number,
  upTo: number,
): ChangedPlot[] => listChanged(model, spans, scope, after, upTo, 'until');

/** The same of the plots registered on those days: land claimed by several is entered by the first of them. */
export const listEntered = (
  model: FootprintModel,
  spans: FootprintSpans,
  scope: number,
  after: number,
  upTo: number,
): ChangedPlot[] => listChanged(model, spans, scope, after, upTo, 'from');

function listChanged(
  model: FootprintModel,
  spans: FootprintSpans,
  scope: number,
  after: number,
  upTo: number,
  edge: 'from' | 'until',
): ChangedPlot[] {
  const { plots } = model.input;
  const holds = holdsPlot(model, scope);
  const areas = new Map<number, number>();
  const firstOfCase = new Map<string, number>();
  plots.forEach((plot, n) => {
    if (plot[edge] <= after || plot[edge] > upTo || plot.from >= plot.until) return;
    if (plot.kind === 'item' && holds(plot)) areas.set(n, 0);
    const name = nameOnDay(plot, edge);
    if (plot.kind === 'case' && !firstOfCase.has(name)) firstOfCase.set(name, n);
  });
  const by = edge === 'from' ? spans.begunBy : spans.endedBy;
  for (let i = 0; i < spans.count; i++) {
    const cause = by[i];
    if (cause < 0 || spans.scope[i] !== scope || spans[edge][i] <= after || spans[edge][i] > upTo) continue;
    const plot = firstOfCase.get(nameOnDay(plots[cause], edge)) ?? cause;
    areas.set(plot, (areas.get(plot) ?? 0) + spans.union_cm2[i]);
  }
  return [...areas]
    .map(([plot, area_cm2]) => ({ plot, on: plots[plot][edge], area_cm2, counted: holds(plots[plot]) }))
    .sort((a, b) => a.on - b.on || a.plot - b.plot);
}

/** Buildings of a case, and its parts in several red lines, are one case. */
const nameOnDay = ({ id, from, until }: FootprintPlot, edge: 'from' | 'until'): string =>
  `${id}/${edge === 'from' ? from : until}`;

/**
 * The changes of a scope week by week.
 * @param weekEnds last days of the weeks, ascending; the first week holds everything before it
 */
export function tabulateChanges(
  model: FootprintModel,
  spans: FootprintSpans,
  scope: number,
  weekEnds: readonly number[],
): WeekChange[] {
  const weeks = weekEnds.map(() => ({ released_cm2: 0, resolvedPlots: 0, entered_cm2: 0, enteredPlots: 0, revised_cm2: 0 }));
  const weekOf = (day: number) => weeks[weekHolding(weekEnds, day)];
  for (let i = 0; i < spans.count; i++) {
    if (spans.scope[i] !== scope) continue;
    const first = weekOf(spans.from[i]);
    const last = weekOf(spans.until[i]);
    if (first) first[spans.begunBy[i] < 0 ? 'revised_cm2' : 'entered_cm2'] += spans.union_cm2[i];
    if (!last) continue;
    if (spans.endedBy[i] < 0) last.revised_cm2 -= spans.union_cm2[i];
    else last.released_cm2 += spans.union_cm2[i];
  }
  const holds = holdsPlot(model, scope);
  for (const plot of model.input.plots) {
    if (plot.kind !== 'item' || !holds(plot) || plot.from >= plot.until) continue;
    const [first, last] = [weekOf(plot.from), weekOf(plot.until)];
    if (first) first.enteredPlots++;
    if (last) last.resolvedPlots++;
  }
  return weeks;
}
