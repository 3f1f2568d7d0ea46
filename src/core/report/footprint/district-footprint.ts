import type { DistrictPlane } from '../../geodesy/district-plane.ts';
import type { Measure } from '../../measure/measurement.ts';
import { ColumnsBuilder } from '../../overlay/build-columns.ts';
import { MeasuredPolygons } from '../../overlay/measured-polygons.ts';
import { type OverlapTable, PairRows } from '../../overlay/overlap-table.ts';
import type { PolygonColumns } from '../../overlay/polygon-set.ts';
import { judgeSliver } from '../../overlay/sliver.ts';
import { nameDay, numberDay } from '../../register/day.ts';
import type { Register } from '../../register/register.ts';
import type { ParcelShapes } from '../parcel-shapes.ts';
import type { DatedShapes } from '../dated-shapes.ts';
import type { AdminUnit } from '../../register/district.ts';
import { DEPTHS } from '../board/board-rows.ts';
import { largestCuts } from '../board/largest-cut.ts';
import type { CaseLand } from '../case-land.ts';
import { collectPlots, collectRedLines } from './collect-plots.ts';
import { NEVER } from './activity.ts';
import type { DatedRow } from './footprint-input.ts';
import { createFootprintModel, type FootprintModel, itemsAlone } from './footprint-model.ts';
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
  readonly caseLand: CaseLand;
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
  /** Every scope of the model × every week: items not handed over and open cases. */
  readonly weekly: FootprintTable;
  /** The same as if nothing were ever resolved: what the pace of resolving is measured on. */
  readonly weeklyEver: FootprintTable;
  /** The land of clearance items alone: what is not handed over, and all of it. Rates are taken of these; cases change no rate. */
  readonly ofItems: {
    readonly spans: FootprintSpans;
    /** As if nothing were ever handed over. */
    readonly all: FootprintSpans;
    readonly weekly: FootprintTable;
    readonly weeklyAll: FootprintTable;
  };
}

/** Measures the unresolved footprint in the measure of record of parcels. @throws TangleError; `district-missing` */
export function measureDistrictFootprint(land: DistrictLand): DistrictFootprint {
  const { register, plane, firstOn, lastOn } = land;
  const { settings } = register;
  if (!settings) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const measure = settings.measureOfRecord.parcels;
  const { parcels, firstOfCases, rows, reshaped, ofCases, unplaced } = gatherLand(land, measure);
  const { redLines, shapes } = collectRedLines(register);
  const versions = new ColumnsBuilder();
  const rowOfShape = new Map(land.redLines.versions.map((version, row) => [version.shape, row]));
  for (const shape of shapes) versions.copyFeature(land.redLines.polygons.columns, rowOfShape.get(shape) ?? -1);
  const redLineShapes = new MeasuredPolygons(versions.finish(), plane).view(measure);
  const unitShapes = land.units.view(measure);
  const cuts = measureTables({ parcels, redLineShapes, unitShapes });
  const hasCases = firstOfCases < parcels.columns.count;
  const redLineCuts = !hasCases
    ? cuts.redLineCuts
    : keepPairs(
        cuts.redLineCuts,
        (row, version, area_m2) =>
          row < firstOfCases || !judgeSliver(settings.sliver, area_m2, parcels, row, redLineShapes, version),
      );
  const { plots } = collectPlots(register, {
    redLines,
    parcel: (parcelId) => rows.get(parcelId),
    reshaped: (parcelId) => reshaped.get(parcelId),
    ofCase: (caseId) => ofCases.get(caseId) ?? [],
    unitOfCase: placeCases(cuts.unitCuts, firstOfCases, settings.units),
    redLineCuts,
  });
  const model = createFootprintModel({
    parcels,
    plots,
    redLines,
    redLineShapes,
    units: settings.units,
    unitShapes,
    ...cuts,
    redLineCuts,
  });
  const weekEnds = listWeekEnds(settings.week.startsOn, numberDay(firstOn), numberDay(lastOn));
  const weekly = (spans: FootprintSpans) => tabulateFootprints(spans, weekEnds, 0, model.scopeCount);
  const spans = listSpans(model);
  const ever = listSpans(model, { ignoreResolution: true });
  const items = itemsAlone(model);
  const ofItems = items === model ? spans : listSpans(items);
  const all = items === model ? ever : listSpans(items, { ignoreResolution: true });
  return {
    model,
    spans,
    unplaced,
    weekEnds,
    weeks: weekEnds.map(nameDay),
    weekly: weekly(spans),
    weeklyEver: weekly(ever),
    ofItems: { spans: ofItems, all, weekly: weekly(ofItems), weeklyAll: weekly(all) },
  };
}

/** The shapes of all plots: parcels that have items, from whichever layer each lies in, and the land of cases, with every shape they had. */
function gatherLand({ register, plane, parcelShapes, caseLand, placeOf }: DistrictLand, measure: Measure) {
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
  const firstOfCases = builder.count;
  const { polygons, versions, rowsOf } = caseLand.dated;
  const addPart = (part: string): DatedRow[] =>
    rowsOf(part).flatMap((row) => {
      const { shape, fromOn, untilOn } = versions[row];
      const from = numberDay(fromOn);
      const until = untilOn === undefined ? NEVER : numberDay(untilOn);
      if (shape === null || from >= until) return [];
      builder.copyFeature(polygons.columns, row);
      return [{ row: builder.count - 1, from, until }];
    });
  const ofCases = new Map(
    [...register.cases.keys()].map((caseId) => [
      caseId,
      caseLand
        .partsOf(caseId)
        .map(addPart)
        .filter((dated) => dated.length > 0),
    ]),
  );
  const parcels = new MeasuredPolygons(builder.finish(), plane).view(measure);
  return { parcels, firstOfCases, rows, reshaped, ofCases, unplaced };
}

/** The pairs of a table that are meant. */
function keepPairs(
  { count, subject, clip, area_m2 }: OverlapTable,
  isMeant: (subject: number, clip: number, area_m2: number) => boolean,
): OverlapTable {
  const kept = new PairRows();
  for (let k = 0; k < count; k++) if (isMeant(subject[k], clip[k], area_m2[k])) kept.push(subject[k], clip[k], area_m2[k]);
  return kept.finish();
}

/** The unit that holds most of a case's land, the deepest that does. */
function placeCases(
  unitCuts: OverlapTable,
  firstOfCases: number,
  units: readonly AdminUnit[],
): (row: number) => string | undefined {
  const ofCases = keepPairs(unitCuts, (row) => row >= firstOfCases);
  const held = largestCuts(ofCases, (unit) => DEPTHS[units[unit].level]);
  return (row) => units[held.get(row) ?? -1]?.id;
}
