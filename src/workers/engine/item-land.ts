import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { NEVER } from '../../core/report/footprint/activity.ts';
import { footprintAt } from '../../core/report/footprint/footprint-at.ts';
import { withPlots } from '../../core/report/footprint/footprint-model.ts';
import { listSpans } from '../../core/report/footprint/footprint-spans.ts';
import type { Call } from '../rpc.ts';
import { footprintOf } from './footprint-model.ts';
import type { TableContext } from './tables/table-context.ts';

type LandContext = Pick<TableContext, 'session' | 'on' | 'meetings'>;

/** Whole cm² of each item; NaN where the red line is not in force, the parcel is in no layer, or what they share is a sliver. */
export async function measureLand(
  { session, on, meetings }: LandContext,
  items: readonly ClearanceItem[],
  call: Call,
): Promise<Float64Array> {
  const numbers = new Float64Array(items.length).fill(Number.NaN);
  for (const [row, item] of items.entries()) {
    const place = session.placeOf(item.parcelId);
    const version = session.redLines.rowOn(item.redLineId, on);
    if (!place || version === undefined) continue;
    const meeting = await meetings.of(session, place.layer, version, call);
    numbers[row] = meeting.get(place.row) ?? Number.NaN;
  }
  return numbers;
}

/**
 * Sum of the items' land less what several of them claim, by the footprint's own model: as if these and no others were unresolved.
 * Null where parcels and red lines are measured differently.
 */
export function uniteLand(
  { session, on }: Pick<LandContext, 'session' | 'on'>,
  items: readonly ClearanceItem[],
  rows: Iterable<number>,
  land: Float64Array,
): number | null {
  const { measureOfRecord } = session.settings;
  if (measureOfRecord.parcels !== measureOfRecord['red-lines']) return null;
  let sum_cm2 = 0;
  const meant = new Set<string>();
  for (const row of rows) {
    if (Number.isNaN(land[row])) continue;
    sum_cm2 += land[row];
    meant.add(items[row].id);
  }
  const { model } = footprintOf(session);
  const plots = model.input.plots.map((plot) => ({ ...plot, until: meant.has(plot.id) ? NEVER : plot.from }));
  const { doubleClaimed_cm2 } = footprintAt(model, listSpans(withPlots(model, plots)), model.scopeCount - 1, numberDay(on));
  return sum_cm2 - doubleClaimed_cm2;
}
