import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { NEVER } from '../../core/report/footprint/activity.ts';
import { footprintAt } from '../../core/report/footprint/footprint-at.ts';
import { withPlots } from '../../core/report/footprint/footprint-model.ts';
import { listSpans } from '../../core/report/footprint/footprint-spans.ts';
import { roughSigma_m2 } from '../../core/measure/sigma.ts';
import type { Call } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import type { TableContext } from './tables/table-context.ts';

const CM2_PER_M2 = 10_000;

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

/** Whether the land of some item is shown in fewer digits than the official ones: some parcel or red line was not surveyed. */
export const isRough = ({ layers, redLines }: DistrictSession): boolean =>
  [...layers.values()].some((layer) => layer.isRough) ||
  redLines.versions.some(({ shape }) => shape !== null && shape.origin !== 'surveyed');

/** About how far the land of each item may be off, m², for the digits of a table: the item's page measures it. NaN where both outlines were surveyed. */
export function roughErrors(
  { session, on }: Pick<LandContext, 'session' | 'on'>,
  items: readonly ClearanceItem[],
  land: Float64Array,
): Float64Array {
  return Float64Array.from(items, ({ parcelId, redLineId }, n) => {
    const place = session.placeOf(parcelId);
    const version = session.redLines.rowOn(redLineId, on);
    const parcel = place?.layer.geometryOf(place.row);
    const line = version === undefined ? null : session.redLines.versions[version].shape;
    if (!parcel || !line || (parcel.origin === 'surveyed' && line.origin === 'surveyed')) return Number.NaN;
    return roughSigma_m2(land[n] / CM2_PER_M2, parcel.sigma_m, line.sigma_m) ?? Number.NaN;
  });
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
