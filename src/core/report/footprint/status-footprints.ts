import { type ClearanceItem, ITEM_STATUSES } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import { statusDays } from '../../register/item-status.ts';
import { NEVER } from './activity.ts';
import type { FootprintPlot } from './footprint-input.ts';
import type { FootprintModel } from './footprint-model.ts';
import { tabulateFootprints } from './footprint-series.ts';
import { type FootprintSpans, listSpans } from './footprint-spans.ts';
import { weekHolding } from './reporting-weeks.ts';

const STEPS = ITEM_STATUSES.length;
/** The last status that is still unresolved. */
const LAST_UNRESOLVED = STEPS - 2;

/**
 * The footprints taken apart by status: land belongs to its least advanced claim, as on the map, so that nothing unresolved hides
 * below something resolved. Made once for a register; then every day is a sum.
 */
export interface StatusFootprints {
  /** Per plot and status the day number from which it was reached or passed, else `NEVER`. */
  readonly reached: Int32Array;
  /** Per status the spans of the land that any claim holds at this status or before. */
  readonly upTo: readonly FootprintSpans[];
}

/** Areas and plots of every scope, status and week, in this order, oldest week first. */
export interface StatusTable {
  /** Whole cm². */
  readonly areas_cm2: Float64Array;
  readonly plots: Uint32Array;
}

/** Day numbers from which an item reached or passed each status. */
export function numberStatusDays(item: Pick<ClearanceItem, 'milestones'>): number[] {
  const days = statusDays(item);
  return ITEM_STATUSES.map((status) => {
    const day = days[status];
    return day === undefined ? NEVER : numberDay(day);
  });
}

/**
 * Takes the footprints of a model apart by status.
 * @param unresolved the model's own spans: what is not handed over yet, shared rather than listed again
 * @param itemOf the item behind a plot; a plot that is none stays at the first status until it is resolved
 */
export function splitByStatus(
  model: FootprintModel,
  unresolved: FootprintSpans,
  itemOf: (plot: FootprintPlot) => Pick<ClearanceItem, 'milestones'> | undefined,
): StatusFootprints {
  const { plots } = model.input;
  const reached = new Int32Array(plots.length * STEPS);
  plots.forEach((plot, n) => {
    const item = itemOf(plot);
    const days = item ? numberStatusDays(item) : ITEM_STATUSES.map((_, step) => (step === 0 ? plot.from : plot.until));
    reached.set(days, n * STEPS);
  });
  const upTo = ITEM_STATUSES.map((_, step) => {
    if (step === LAST_UNRESOLVED) return unresolved;
    if (step > LAST_UNRESOLVED) return listSpans(model, { ignoreResolution: true });
    const until = Int32Array.from(plots, (_, n) => reached[n * STEPS + step + 1]);
    return listSpans({ ...model, plotDays: { from: model.plotDays.from, until } });
  });
  return { reached, upTo };
}

/**
 * The areas by status of one scope from the unions up to each status: each status has what its union adds to the one before, so
 * that all add up to the whole and the unresolved ones to the unresolved footprint. Every union is settled by itself, so two that
 * are equal can differ by a rounding step: a lesser one is never taken for larger than the next. Whole cm², in place.
 */
function takeApart(unions: Float64Array, at: number, stride: number): void {
  for (let step = LAST_UNRESOLVED - 1; step >= 0; step--) {
    const next = unions[at + (step + 1) * stride];
    unions[at + step * stride] = Math.min(Math.max(0, unions[at + step * stride]), Math.max(0, next));
  }
  for (let step = STEPS - 1; step > 0; step--) unions[at + step * stride] -= unions[at + (step - 1) * stride];
}

/** Areas by status of one scope on a day (day number), whole cm². */
export function statusAreasOn({ upTo }: StatusFootprints, scope: number, day: number): Float64Array {
  const areas = Float64Array.from(upTo, (spans) => tabulateFootprints(spans, [day], scope, 1).unresolved_cm2[0]);
  takeApart(areas, 0, 1);
  return areas;
}

/** Plots by status on a day of every scope: scope after scope. */
export function statusPlotsOn(model: FootprintModel, { reached }: StatusFootprints, day: number): Uint32Array {
  const counts = new Uint32Array(model.scopeCount * STEPS);
  const scopesOf = listScopes(model);
  model.input.plots.forEach((plot, n) => {
    let step = -1;
    while (step + 1 < STEPS && reached[n * STEPS + step + 1] <= day) step++;
    if (step >= 0) for (const scope of scopesOf(plot)) counts[scope * STEPS + step]++;
  });
  return counts;
}

/** The table of every scope over the weeks. @param weekEnds day numbers, ascending */
export function tabulateStatuses(model: FootprintModel, statuses: StatusFootprints, weekEnds: readonly number[]): StatusTable {
  const width = weekEnds.length;
  const { scopeCount } = model;
  const areas_cm2 = new Float64Array(scopeCount * STEPS * width);
  statuses.upTo.forEach((spans, step) => {
    const { unresolved_cm2 } = tabulateFootprints(spans, weekEnds, 0, scopeCount);
    for (let scope = 0; scope < scopeCount; scope++) {
      areas_cm2.set(unresolved_cm2.subarray(scope * width, (scope + 1) * width), (scope * STEPS + step) * width);
    }
  });
  for (let scope = 0; scope < scopeCount; scope++) {
    for (let week = 0; week < width; week++) takeApart(areas_cm2, scope * STEPS * width + week, width);
  }
  return { areas_cm2, plots: tabulatePlots(model, statuses, weekEnds) };
}

/** A plot is entered in the week that sees it reach a status and taken off in the week that sees it leave; then the weeks add up. */
function tabulatePlots(model: FootprintModel, { reached }: StatusFootprints, weekEnds: readonly number[]): Uint32Array {
  const width = weekEnds.length;
  const steps = new Int32Array(model.scopeCount * STEPS * width);
  const scopesOf = listScopes(model);
  model.input.plots.forEach((plot, n) => {
    const scopes = scopesOf(plot);
    for (let step = 0; step < STEPS; step++) {
      const from = weekHolding(weekEnds, reached[n * STEPS + step]);
      const until = step + 1 < STEPS ? weekHolding(weekEnds, reached[n * STEPS + step + 1]) : width;
      if (from >= until) continue;
      for (const scope of scopes) {
        const row = (scope * STEPS + step) * width;
        steps[row + from]++;
        if (until < width) steps[row + until]--;
      }
    }
  });
  for (let cell = 0; cell < steps.length; cell++) if (cell % width > 0) steps[cell] += steps[cell - 1];
  return Uint32Array.from(steps);
}

/** The scopes that count a plot, by number. */
export function listScopes({ input, scopeCount }: FootprintModel): (plot: FootprintPlot) => readonly number[] {
  const { redLines, units } = input;
  const byUnit = new Map(units.map(({ id }, n) => [id, redLines.length + n]));
  const known = new Map<readonly string[], number[]>();
  return ({ redLine, units: named }) => {
    let scopes = known.get(named);
    if (!scopes) {
      scopes = named.flatMap((id) => byUnit.get(id) ?? []);
      known.set(named, scopes);
    }
    return [redLine, ...scopes, scopeCount - 1];
  };
}
