import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import { type ClearanceItem, ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';
import type { DrawnMoment, ShapeChange, ShiftedItem } from '../calls/editing.ts';
import type { DistrictSession } from './district-session.ts';

const MOST_ITEMS = 40;
const PAID = ITEM_STATUSES.indexOf('paid');

interface Standing {
  readonly polygons: MeasuredPolygons;
  readonly row: number;
}

const itemsByLine = new WeakMap<ReadonlyMap<string, ClearanceItem>, ReadonlyMap<string, readonly ClearanceItem[]>>();

/** What the new shape gains and loses against the one in force on the day, and whose land that is; null where none is in force. */
export function weighChange(
  session: DistrictSession,
  drawing: MeasuredPolygons,
  drawn: DrawnMoment,
  measure: Measure,
  on: string,
): ShapeChange | null {
  const standing = standingShape(session, drawn, on);
  if (!standing) return null;
  const [view, before] = [drawing.view(measure), standing.polygons.view(measure)];
  const meter = new OverlapMeter();
  const [clip, clipBefore] = [prepareClip(view, 0), prepareClip(before, standing.row)];
  const common_cm2 = settle(meter.measure(before, standing.row, clip));
  const before_cm2 = settle(before.areas_m2[standing.row]);
  const items: ShiftedItem[] = [];
  for (const item of drawn.kind === 'red-line' ? itemsOf(session, drawn.id ?? '') : []) {
    const status = itemStatusOn(item, on);
    const place = session.placeOf(item.parcelId);
    if (!status || !place) continue;
    const parcels = place.layer.polygons.view(measure);
    const [now_m2, then_m2] = [meter.measure(parcels, place.row, clip), meter.measure(parcels, place.row, clipBefore)];
    if (Math.abs(now_m2 - then_m2) < session.settings.sliver.m2) continue;
    items.push({
      ref: { kind: 'parcel', layerId: place.layer.layer.id, row: place.row },
      label: place.layer.label(place.row),
      status,
      difference_cm2: settle(now_m2) - settle(then_m2),
      leaves: now_m2 < session.settings.sliver.m2,
    });
  }
  items.sort((a, b) => Math.abs(b.difference_cm2) - Math.abs(a.difference_cm2));
  return {
    before_cm2,
    gained_cm2: Math.max(0, settle(view.areas_m2[0]) - common_cm2),
    lost_cm2: Math.max(0, before_cm2 - common_cm2),
    items: items.slice(0, MOST_ITEMS),
    shifted: items.length,
    paidOutside: items.filter(({ status, difference_cm2 }) => difference_cm2 < 0 && ITEM_STATUSES.indexOf(status) >= PAID).length,
  };
}

function standingShape(session: DistrictSession, { kind, id }: DrawnMoment, on: string): Standing | null {
  if (id === undefined || kind === 'occupied-land') return null;
  if (kind === 'parcel') {
    const place = session.placeOf(id);
    return place ? { polygons: place.layer.polygons, row: place.row } : null;
  }
  const dated = kind === 'red-line' ? session.redLines : session.sightings;
  const row = dated.rowOn(id, on);
  return row === undefined || dated.versions[row].shape === null ? null : { polygons: dated.polygons, row };
}

function itemsOf({ register }: DistrictSession, redLineId: string): readonly ClearanceItem[] {
  let grouped = itemsByLine.get(register.items);
  if (!grouped) {
    const lines = new Map<string, ClearanceItem[]>();
    for (const item of register.items.values()) {
      const known = lines.get(item.redLineId);
      if (known) known.push(item);
      else lines.set(item.redLineId, [item]);
    }
    grouped = lines;
    itemsByLine.set(register.items, grouped);
  }
  return grouped.get(redLineId) ?? [];
}
