import { type ClearanceItem, ITEM_STATUSES, type ItemStatus } from '../../register/clearance-item.ts';
import { numberDay } from '../../register/day.ts';
import { statusDays } from '../../register/item-status.ts';
import { NEVER } from './activity.ts';
import type { FootprintPlot } from './footprint-input.ts';
import { type FootprintModel, itemsAlone } from './footprint-model.ts';
import { tabulateFootprints } from './footprint-series.ts';
import { type FootprintSpans, listSpans } from './footprint-spans.ts';
import { weekHolding } from './reporting-weeks.ts';

/**
 * Bands of land from the least to the furthest: items by status until they are handed over, then what open cases add to them, then what
 * is handed over. Land of several claims is in the first of its bands. Cases come after the items, so that the bands of items are what
 * they would be without cases, add up to what the cleared share is taken from, and only land that nothing but a case keeps from being
 * resolved is in theirs; handed-over land below an open case is still unresolved.
 */
export const LAND_BANDS = ['registered', 'signed', 'paid', 'demolished', 'open-case', 'handed-over'] as const satisfies readonly (
  | ItemStatus
  | 'open-case'
)[];
export type LandBand = (typeof LAND_BANDS)[number];

const STEPS = ITEM_STATUSES.length;
const BANDS = LAND_BANDS.length;
/** The band of open cases, the last that is still unresolved. */
const OF_CASES = LAND_BANDS.indexOf('open-case');

/**
 * The footprints taken apart by band: land belongs to its least advanced claim, as on the map, so that nothing unresolved hides below
 * something resolved. Made once for a register; then every day is a sum.
 */
export interface StatusFootprints {
  /** Per plot and status the day number from which it was reached or passed, else `NEVER`; of a case never. */
  readonly reached: Int32Array;
  /** Per band the spans of the land that any claim holds in this band or before. */
  readonly upTo: readonly FootprintSpans[];
}

/** Areas of every scope, band and week, and items of every scope, status and week; in this order, oldest week first. */
export interface StatusTable {
  /** Whole cm², by `LAND_BANDS`. */
  readonly areas_cm2: Float64Array;
  /** Items by `ITEM_STATUSES`. */
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
 * Takes the footprints of a model apart by band.
 * @param unresolved the model's own spans, of all plots and of the items alone: shared rather than listed again
 * @param itemOf the item behind a plot
 */
export function splitByStatus(
  model: FootprintModel,
  unresolved: { readonly all: FootprintSpans; readonly ofItems: FootprintSpans },
  itemOf: (plot: FootprintPlot) => Pick<ClearanceItem, 'milestones'> | undefined,
): StatusFootprints {
  const { plots } = model.input;
  const reached = new Int32Array(plots.length * STEPS).fill(NEVER);
  plots.forEach((plot, n) => {
    const item = plot.kind === 'item' ? itemOf(plot) : undefined;
    if (item) reached.set(numberStatusDays(item), n * STEPS);
  });
  const items = itemsAlone(model);
  const upTo = LAND_BANDS.map((band, at) => {
    if (at === OF_CASES) return unresolved.all;
    if (at === OF_CASES - 1) return unresolved.ofItems;
    if (band === 'handed-over') return listSpans({ ...model, plotDays: { ...model.plotDays, until: keepItems(model) } });
    const until = Int32Array.from(plots, (_, n) => reached[n * STEPS + at + 1]);
    return listSpans({ ...items, plotDays: { from: items.plotDays.from, until } });
  });
  return { reached, upTo };
}

/** Last days as if no item were ever handed over; cases end when they do. */
const keepItems = ({ input: { plots } }: FootprintModel): Int32Array =>
  Int32Array.from(plots, ({ kind, until }) => (kind === 'item' ? NEVER : until));

/**
 * The areas by band of one scope from the unions up to each band: each band has what its union adds to the one before, so that all add
 * up to the whole and those before handed-over to the unresolved footprint. Every union is settled by itself, so two that are equal can
 * differ by a rounding step: a lesser one is never taken for larger than the next. Whole cm², in place.
 */
function takeApart(unions: Float64Array, at: number, stride: number): void {
  for (let band = OF_CASES - 1; band >= 0; band--) {
    const next = unions[at + (band + 1) * stride];
    unions[at + band * stride] = Math.min(Math.max(0, unions[at + band * stride]), Math.max(0, next));
  }
  for (let band = BANDS - 1; band > 0; band--) unions[at + band * stride] -= unions[at + (band - 1) * stride];
}

/** Areas by band of one scope on a day (day number), whole cm². */
export function statusAreasOn({ upTo }: StatusFootprints, scope: number, day: number): Float64Array {
  const areas = Float64Array.from(upTo, (spans) => tabulateFootprints(spans, [day], scope, 1).unresolved_cm2[0]);
  takeApart(areas, 0, 1);
  return areas;
}

/** Items by status on a day of every scope: scope after scope. */
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
  const areas_cm2 = new Float64Array(scopeCount * BANDS * width);
  statuses.upTo.forEach((spans, band) => {
    const { unresolved_cm2 } = tabulateFootprints(spans, weekEnds, 0, scopeCount);
    for (let scope = 0; scope < scopeCount; scope++) {
      areas_cm2.set(unresolved_cm2.subarray(scope * width, (scope + 1) * width), (scope * BANDS + band) * width);
    }
  });
  for (let scope = 0; scope < scopeCount; scope++) {
    for (let week = 0; week < width; week++) takeApart(areas_cm2, scope * BANDS * width + week, width);
  }
  return { areas_cm2, plots: tabulatePlots(model, statuses, weekEnds) };
}

/** An item is entered in the week that sees it reach a status and taken off in the week that sees it leave; then the weeks add up. */
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
