import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';
import { NEVER } from '../../core/report/footprint/activity.ts';
import type { FootprintPlot } from '../../core/report/footprint/footprint-input.ts';
import { footprintAt } from '../../core/report/footprint/footprint-at.ts';
import { withPlots } from '../../core/report/footprint/footprint-model.ts';
import { listSpans } from '../../core/report/footprint/footprint-spans.ts';
import type { CountAndArea } from '../calls/cartography.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';

/**
 * Area of the plots of each status on a day, whole cm², land that several claim counted once: it goes to the least advanced, as on
 * the map. What is not handed over adds up to the items' part of the unresolved footprint.
 * @param counts whether an item of the register, by its id, is meant
 */
export function unionByStatus(session: DistrictSession, on: string, counts: (itemId: string) => boolean): number[] {
  const { model } = footprintOf(session);
  const day = numberDay(on);
  const steps = model.input.plots.map((plot) => {
    const item = counts(plot.id) ? session.register.items.get(plot.id) : undefined;
    const status = item && itemStatusOn(item, on);
    return status ? ITEM_STATUSES.indexOf(status) : NOT_YET;
  });
  const district = model.scopeCount - 1;
  let before = 0;
  return ITEM_STATUSES.map((_, step) => {
    const plots = model.input.plots.map((plot, n) => ({ ...plot, until: steps[n] <= step ? NEVER : plot.from }));
    const { unresolved_cm2 } = footprintAt(model, listSpans(withPlots(model, plots)), district, day);
    const own = unresolved_cm2 - before;
    before = unresolved_cm2;
    return own;
  });
}

/**
 * The open cases that are meant on a day, and what their land adds to that of the items meant that are not handed over.
 * @param counts whether a plot, item or case, is meant
 */
export function addedByCases(session: DistrictSession, on: string, counts: (plot: FootprintPlot) => boolean): CountAndArea {
  const { model } = footprintOf(session);
  const [day, district] = [numberDay(on), model.scopeCount - 1];
  const measure = (isMeant: (plot: FootprintPlot) => boolean) => {
    const plots = model.input.plots.map((plot) => (isMeant(plot) ? plot : { ...plot, until: plot.from }));
    const meant = withPlots(model, plots);
    return footprintAt(meant, listSpans(meant), district, day);
  };
  if (!model.input.plots.some((plot) => plot.kind === 'case' && counts(plot))) return { count: 0, area_cm2: 0 };
  const all = measure(counts);
  const ofItems = measure((plot) => plot.kind === 'item' && counts(plot));
  return { count: all.openCases, area_cm2: Math.max(0, all.unresolved_cm2 - ofItems.unresolved_cm2) };
}

/** Later than every status. */
const NOT_YET = ITEM_STATUSES.length;
