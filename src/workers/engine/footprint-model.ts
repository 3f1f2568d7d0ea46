import { ColumnsBuilder } from '../../core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { numberDay, nameDay } from '../../core/register/day.ts';
import { collectPlots } from '../../core/report/footprint/collect-plots.ts';
import { type FootprintEvents, listEvents } from '../../core/report/footprint/footprint-events.ts';
import { createFootprintModel, type FootprintModel } from '../../core/report/footprint/footprint-model.ts';
import { type FootprintTable, tabulateFootprints } from '../../core/report/footprint/footprint-series.ts';
import { measureTables } from '../../core/report/footprint/measure-tables.ts';
import { listWeekEnds } from '../../core/report/footprint/reporting-weeks.ts';
import { addShape } from './dated-shapes.ts';
import type { DistrictSession } from './district-session.ts';

/** The footprint of a whole district: measured once per session, then every day is a sum. */
export interface DistrictFootprint {
  readonly model: FootprintModel;
  readonly events: FootprintEvents;
  /** As if nothing were ever resolved: the denominators. */
  readonly all: FootprintEvents;
  /** Last days of the reporting weeks, oldest first, as day numbers and as days. */
  readonly weekEnds: readonly number[];
  readonly weeks: readonly string[];
  readonly weekly: FootprintTable;
  readonly weeklyAll: FootprintTable;
}

const made = new WeakMap<DistrictSession, DistrictFootprint>();

/** The session's footprint; measured when it is first asked for. @throws TangleError */
export function footprintOf(session: DistrictSession): DistrictFootprint {
  let footprint = made.get(session);
  if (!footprint) {
    footprint = measureFootprint(session);
    made.set(session, footprint);
  }
  return footprint;
}

function measureFootprint(session: DistrictSession): DistrictFootprint {
  const measure = session.settings.measureOfRecord.parcels;
  const builder = new ColumnsBuilder();
  const rows = new Map<string, number>();
  for (const parcelId of session.itemsOfParcel.keys()) {
    const place = session.placeOf(parcelId);
    if (!place) continue;
    rows.set(parcelId, rows.size);
    builder.copyFeature(place.layer.polygons.columns, place.row);
  }
  const parcels = new MeasuredPolygons(builder.finish(), session.plane).view(measure);
  const { plots, redLines, shapes } = collectPlots(session.register, (parcelId) => rows.get(parcelId));
  const versions = new ColumnsBuilder();
  for (const shape of shapes) {
    const row = session.redLines.versions.findIndex((version) => version.shape === shape);
    if (row >= 0) versions.copyFeature(session.redLines.polygons.columns, row);
    else addShape(versions, shape, session.plane);
  }
  const redLineShapes = new MeasuredPolygons(versions.finish(), session.plane).view(measure);
  const unitShapes = session.units.polygons.view(measure);
  const cuts = measureTables({ parcels, redLineShapes, unitShapes });
  const model = createFootprintModel({ parcels, plots, redLines, redLineShapes, units: session.units.list, unitShapes, ...cuts });
  const events = listEvents(model);
  const all = listEvents(model, { ignoreResolution: true });
  const weekEnds = listWeekEnds(session.settings.week.startsOn, numberDay(session.firstOn), numberDay(session.lastOn));
  return {
    model,
    events,
    all,
    weekEnds,
    weeks: weekEnds.map(nameDay),
    weekly: tabulateFootprints(events, weekEnds, 0, model.scopeCount),
    weeklyAll: tabulateFootprints(all, weekEnds, 0, model.scopeCount),
  };
}
