import { ITEM_STATUSES, type ItemStatus } from '../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';
import { NEVER } from '../../core/report/footprint/activity.ts';
import { footprintAt } from '../../core/report/footprint/footprint-at.ts';
import { withPlots } from '../../core/report/footprint/footprint-model.ts';
import { listSpans } from '../../core/report/footprint/footprint-spans.ts';
import { numberDay } from '../../core/register/day.ts';
import type { DayScene, LayerStatuses, UnitTotals } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintsOn } from './footprint-answers.ts';
import { footprintOf } from './footprint-model.ts';

type StatusCounts = Record<ItemStatus, { plots: number; area_cm2: number }>;

/** What the map shows of one day, as plain data. */
export function sceneOn(session: DistrictSession, on: string): DayScene {
  const { model } = footprintOf(session);
  const { unresolved_cm2, countsOf } = footprintsOn(session, on);
  const lines = model.input.redLines.length;
  const districtScope = model.scopeCount - 1;
  const { statuses, statusCounts } = collectStatuses(session, on);
  return {
    on,
    redLines: {
      type: 'FeatureCollection',
      features: model.input.redLines.flatMap(({ id }, scope) => {
        const line = session.register.redLines.get(id);
        const row = session.redLines.rowOn(id, on);
        const shape = row === undefined ? null : session.redLines.versions[row].shape;
        if (!line || row === undefined || !shape) return [];
        const fromOn = session.redLines.versions[row].fromOn;
        const properties = {
          id,
          name: line.name,
          revised: fromOn !== line.versions[0].fromOn,
          fromOn,
          unresolved_cm2: unresolved_cm2[scope],
          unresolvedPlots: countsOf(scope).unresolvedPlots,
        };
        return [{ type: 'Feature' as const, id, properties, geometry: shape.coordinates }];
      }),
    },
    sightings: [...session.register.sightings.values()].flatMap((one) => {
      const row = session.sightings.rowOn(one.id, on);
      if (row === undefined) return [];
      const shape = session.sightings.versions[row].shape;
      return [{ id: one.id, no: one.no, lon: one.position.lon, lat: one.position.lat, shape: shape?.coordinates ?? null }];
    }),
    statuses,
    units: session.units.list.map(
      (unit, n): UnitTotals => ({ unitId: unit.id, unresolved_cm2: unresolved_cm2[lines + n], ...countsOf(lines + n) }),
    ),
    totals: { unresolved_cm2: unresolved_cm2[districtScope], ...countsOf(districtScope) },
    statusCounts,
  };
}

/** Status per parcel: of several items on one parcel the one that is least far counts, so that nothing unresolved is painted over. */
function collectStatuses(session: DistrictSession, on: string): { statuses: LayerStatuses[]; statusCounts: StatusCounts } {
  const counts = Object.fromEntries(ITEM_STATUSES.map((status) => [status, { plots: 0, area_cm2: 0 }])) as StatusCounts;
  const perLayer = new Map<string, Map<number, number>>();
  for (const item of session.register.items.values()) {
    const status = itemStatusOn(item, on);
    if (!status) continue;
    counts[status].plots++;
    const place = session.placeOf(item.parcelId);
    if (!place) continue;
    const step = ITEM_STATUSES.indexOf(status);
    let rows = perLayer.get(place.layer.layer.id);
    if (!rows) {
      rows = new Map();
      perLayer.set(place.layer.layer.id, rows);
    }
    rows.set(place.row, Math.min(step, rows.get(place.row) ?? step));
  }
  unionByStatus(session, on, () => true).forEach((area_cm2, step) => {
    counts[ITEM_STATUSES[step]].area_cm2 = area_cm2;
  });
  const statuses = [...perLayer].map(([layerId, rows]) => ({
    layerId,
    rows: Uint32Array.from(rows.keys()),
    status: Uint8Array.from(rows.values()),
  }));
  return { statuses, statusCounts: counts };
}

/**
 * Area of the plots of each status on a day, whole cm², land that several claim counted once: it goes to the least advanced, as on
 * the map. What is not handed over adds up to the unresolved footprint.
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

/** Later than every status. */
const NOT_YET = ITEM_STATUSES.length;
