import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { Measure } from '../../measure/measurement.ts';
import { ColumnsBuilder } from '../../overlay/build-columns.ts';
import { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import type { PolygonColumns } from '../../overlay/polygon-set.ts';
import { nameDay, numberDay } from '../../register/day.ts';
import type { Register } from '../../register/register.ts';
import type { ParcelShapes } from '../parcel-shapes.ts';
import type { DatedShapes } from '../dated-shapes.ts';
import { collectPlots } from './collect-plots.ts';
import { NEVER } from './activity.ts';
import type { DatedRow } from './footprint-input.ts';
import { createFootprintModel, type FootprintModel } from './footprint-model.ts';
import { type FootprintTable, tabulateFootprints } from './footprint-series.ts';
import { type FootprintSpans, listSpans } from './footprint-spans.ts';
import { measureTables } from './measure-tables.ts';
import { listWeekEnds } from './reporting-weeks.ts';

/** What the footprint of a district is measured from. */
export interface DistrictLand {
  readonly register: Register;
  readonly plane: DistrictPlane;
  readonly redLines: DatedShapes;
  /** Zones, townships and villages in the order of the settings. */
  readonly units: MeasuredPolygons;
  /** Shapes that parcels were given since their layers came in. */
  readonly parcelShapes: ParcelShapes;
  /** Where the parcel of an item lies; undefined where its layer is not there. */
  placeOf(parcelId: string): { readonly layerId: string; readonly columns: PolygonColumns; readonly row: number } | undefined;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** The footprint of a whole district: measured once, then every day is a sum. */
export interface DistrictFootprint {
  readonly model: FootprintModel;
  readonly spans: FootprintSpans;
  /** Parcels of items that lie nowhere, each once: their plots count no area, so the figures fall short while any is named. */
  readonly unplaced: readonly string[];
  /** Last days of the reporting weeks, oldest first, as day numbers and as days. */
  readonly weekEnds: readonly number[];
  readonly weeks: readonly string[];
  /** Every scope of the model × every week. */
  readonly weekly: FootprintTable;
  /** The same as if nothing were ever resolved: the denominators. */
  readonly weeklyAll: FootprintTable;
}

/** Measures the unresolved footprint in the measure of record of parcels. @throws TangleError; `district-missing` */
export function measureDistrictFootprint(land: DistrictLand): DistrictFootprint {
  const { register, plane, firstOn, lastOn } = land;
  const { settings } = register;
  if (!settings) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const measure = settings.measureOfRecord.parcels;
  const { parcels, rows, reshaped, unplaced } = gatherParcels(land, measure);
  const { plots, redLines, shapes } = collectPlots(
    register,
    (parcelId) => rows.get(parcelId),
    (parcelId) => reshaped.get(parcelId),
  );
  const versions = new ColumnsBuilder();
  const rowOfShape = new Map(land.redLines.versions.map((version, row) => [version.shape, row]));
  for (const shape of shapes) versions.copyFeature(land.redLines.polygons.columns, rowOfShape.get(shape) ?? -1);
  const redLineShapes = new MeasuredPolygons(versions.finish(), plane).view(measure);
  const unitShapes = land.units.view(measure);
  const cuts = measureTables({ parcels, redLineShapes, unitShapes });
  const model = createFootprintModel({ parcels, plots, redLines, redLineShapes, units: settings.units, unitShapes, ...cuts });
  const spans = listSpans(model);
  const weekEnds = listWeekEnds(settings.week.startsOn, numberDay(firstOn), numberDay(lastOn));
  return {
    model,
    spans,
    unplaced,
    weekEnds,
    weeks: weekEnds.map(nameDay),
    weekly: tabulateFootprints(spans, weekEnds, 0, model.scopeCount),
    weeklyAll: tabulateFootprints(listSpans(model, { ignoreResolution: true }), weekEnds, 0, model.scopeCount),
  };
}

/** The parcels that have items, from whichever layer each lies in, with every shape that they had. */
function gatherParcels({ register, plane, parcelShapes, placeOf }: DistrictLand, measure: Measure) {
  const builder = new ColumnsBuilder();
  const rows = new Map<string, number>();
  const reshaped = new Map<string, readonly DatedRow[]>();
  const unplaced: string[] = [];
  for (const parcelId of new Set([...register.items.values()].map((item) => item.parcelId))) {
    const place = placeOf(parcelId);
    if (!place) {
      unplaced.push(parcelId);
      continue;
    }
    const first = builder.count;
    rows.set(parcelId, first);
    builder.copyFeature(place.columns, place.row);
    const { polygons, versions } = parcelShapes.dated;
    const later = parcelShapes.rowsOf(place.layerId, parcelId);
    if (later.length === 0) continue;
    for (const row of later) builder.copyFeature(polygons.columns, row);
    const days = later.map((row) => numberDay(versions[row].fromOn));
    reshaped.set(
      parcelId,
      [-NEVER, ...days].map((from, n) => ({ row: first + n, from, until: days[n] ?? NEVER })),
    );
  }
  return { parcels: new MeasuredPolygons(builder.finish(), plane).view(measure), rows, reshaped, unplaced };
}
