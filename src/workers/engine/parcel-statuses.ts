import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { numberStatusDays } from '../../core/report/footprint/status-footprints.ts';
import type { LayerStatuses } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';

const STEPS = ITEM_STATUSES.length;
const NOT_YET = 255;

/** The clearance items of one layer as columns: which of the layer's rows each is about, and when it reached each status. */
interface LayerItems {
  readonly layerId: string;
  /** Rows of the layer that have items, each once. */
  readonly rows: Uint32Array;
  /** Per item its place in `rows`. */
  readonly places: Uint32Array;
  /** Per item and status a day number. */
  readonly reached: Int32Array;
}

const made = new WeakMap<DistrictSession, readonly LayerItems[]>();

/** Status per parcel: of several items on one parcel the one that is least far counts, so that nothing unresolved is painted over. */
export function parcelStatusesOn(session: DistrictSession, on: string): LayerStatuses[] {
  let layers = made.get(session);
  if (!layers) {
    layers = collectLayers(session);
    made.set(session, layers);
  }
  const day = numberDay(on);
  return layers.map(({ layerId, rows, places, reached }) => {
    const least = new Uint8Array(rows.length).fill(NOT_YET);
    for (let item = 0; item < places.length; item++) {
      let step = -1;
      while (step + 1 < STEPS && reached[item * STEPS + step + 1] <= day) step++;
      if (step >= 0 && step < least[places[item]]) least[places[item]] = step;
    }
    const begun = { rows: new Uint32Array(rows.length), status: new Uint8Array(rows.length) };
    let count = 0;
    for (let place = 0; place < rows.length; place++) {
      if (least[place] === NOT_YET) continue;
      begun.rows[count] = rows[place];
      begun.status[count++] = least[place];
    }
    return { layerId, rows: begun.rows.slice(0, count), status: begun.status.slice(0, count) };
  });
}

function collectLayers(session: DistrictSession): LayerItems[] {
  const layers = new Map<string, { rows: number[]; places: number[]; days: number[]; placeOf: Map<number, number> }>();
  for (const item of session.register.items.values()) {
    const found = session.placeOf(item.parcelId);
    if (!found) continue;
    const { id } = found.layer.layer;
    let layer = layers.get(id);
    if (!layer) layers.set(id, (layer = { rows: [], places: [], days: [], placeOf: new Map() }));
    let place = layer.placeOf.get(found.row);
    if (place === undefined) {
      place = layer.rows.push(found.row) - 1;
      layer.placeOf.set(found.row, place);
    }
    layer.places.push(place);
    layer.days.push(...numberStatusDays(item));
  }
  return [...layers].map(([layerId, { rows, places, days }]) => ({
    layerId,
    rows: Uint32Array.from(rows),
    places: Uint32Array.from(places),
    reached: Int32Array.from(days),
  }));
}
