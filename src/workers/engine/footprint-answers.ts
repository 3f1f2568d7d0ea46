import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { nameDay, numberDay } from '../../core/register/day.ts';
import { NEVER } from '../../core/report/footprint/activity.ts';
import type { FootprintTable } from '../../core/report/footprint/footprint-series.ts';
import { LAND_BANDS } from '../../core/report/footprint/status-footprints.ts';
import { findScope } from '../../core/report/footprint/footprint-model.ts';
import { project, type ProjectionMethod } from '../../core/report/footprint/projection.ts';
import { weekEndedBy } from '../../core/report/footprint/reporting-weeks.ts';
import {
  type ChangedPlot as Changed,
  listEntered,
  listResolved,
  tabulateChanges,
} from '../../core/report/footprint/week-changes.ts';
import type { ChangedPlot, FootprintSeries, FootprintTarget, Projection, StatusSeries, WeekRecord } from '../calls/footprint.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import { statusTableOf } from './status-model.ts';

const STEPS = ITEM_STATUSES.length;

function scopeOf(session: DistrictSession, target: FootprintTarget): number {
  const scope = findScope(footprintOf(session).model, target);
  if (scope < 0) throw new EngineError('feature-unknown');
  return scope;
}

/** Land of a scope week by week, whole cm². */
export interface WeeklyAreas {
  /** Items not handed over and open cases. */
  readonly unresolved_cm2: number[];
  /** The same as if nothing were ever resolved. */
  readonly ever_cm2: number[];
  /** Items not handed over, and all items. */
  readonly items_cm2: number[];
  readonly all_cm2: number[];
}

export function weeklyAreas(session: DistrictSession, scope: number): WeeklyAreas {
  const { weekEnds, weekly, weeklyEver, ofItems } = footprintOf(session);
  const row = ({ unresolved_cm2: values }: FootprintTable) =>
    Array.from(values.subarray(scope * weekEnds.length, (scope + 1) * weekEnds.length));
  return {
    unresolved_cm2: row(weekly),
    ever_cm2: row(weeklyEver),
    items_cm2: row(ofItems.weekly),
    all_cm2: row(ofItems.weeklyAll),
  };
}

/** The weekly series of one target with its projections against the deadline. */
export function answerSeries(session: DistrictSession, target: FootprintTarget): FootprintSeries {
  const { bands: _, plots: __, changes: ___, ...series } = answerStatusSeries(session, target);
  return series;
}

/** The weekly series of one target by status, with what changed it and where it leads. */
export function answerStatusSeries(session: DistrictSession, target: FootprintTarget): StatusSeries {
  const { model, spans, weekEnds, weeks } = footprintOf(session);
  const scope = scopeOf(session, target);
  const { unresolved_cm2, ever_cm2, items_cm2, all_cm2 } = weeklyAreas(session, scope);
  const table = statusTableOf(session);
  const row = (values: Float64Array | Uint32Array, at: number) => [
    ...values.subarray(at * weeks.length, (at + 1) * weeks.length),
  ];
  const plots = ITEM_STATUSES.map((_, step) => row(table.plots, scope * STEPS + step));
  return {
    target,
    weeks,
    unresolved_cm2,
    unresolvedPlots: weeks.map((_, week) => plots.slice(0, -1).reduce((sum, ofStatus) => sum + ofStatus[week], 0)),
    items_cm2,
    all_cm2,
    dueOn: target.kind === 'red-line' ? dueOn(session, target.id) : undefined,
    projections: (['straight-line', 'recent-pace'] as const).flatMap(
      (method) => projectFrom(method, unresolved_cm2, ever_cm2, weekEnds) ?? [],
    ),
    bands: LAND_BANDS.map((_, band) => row(table.areas_cm2, scope * LAND_BANDS.length + band)),
    plots,
    changes: tabulateChanges(model, spans, scope, weekEnds),
  };
}

/**
 * Looks ahead from the last of the weeks given; null where nothing is left or there is no history. The pace is taken from the
 * footprint as if that week's plots had all been there from the start, so that its decrease is what was resolved, and new plots
 * entering the scope do not pass for lost progress.
 * @param ever_cm2 the footprint as if nothing were ever resolved
 */
export function projectFrom(
  method: ProjectionMethod,
  unresolved_cm2: readonly number[],
  ever_cm2: readonly number[],
  weekEnds: readonly number[],
): Projection | null {
  if (unresolved_cm2.at(-1) === 0) return null;
  const start = Math.max(
    0,
    ever_cm2.findIndex((area) => area > 0),
  );
  const now = ever_cm2.at(-1) ?? 0;
  const made = project(
    method,
    unresolved_cm2.slice(start).map((area, n) => area + now - ever_cm2[start + n]),
    weekEnds.slice(start),
  );
  if (!made) return null;
  const name = (day: number | null) => (day === null ? null : nameDay(day));
  const { perWeek_cm2, sigmaPerWeek_cm2, finish, earliest, latest } = made;
  return { method, perWeek_cm2, sigmaPerWeek_cm2, finishOn: name(finish), earliestOn: name(earliest), latestOn: name(latest) };
}

/** The last day of a red line's targets. */
export function dueOn(session: DistrictSession, redLineId: string): string | undefined {
  return session.register.redLines
    .get(redLineId)
    ?.targets.map((target) => target.byOn)
    .sort()
    .at(-1);
}

/** The plots that the last week ended by a day resolved and added, and by how much the footprint changed through each. */
export function answerWeek(session: DistrictSession, target: FootprintTarget, on: string): WeekRecord {
  const { model, spans, weekEnds, weeks } = footprintOf(session);
  const scope = scopeOf(session, target);
  const week = weekEndedBy(weekEnds, numberDay(on));
  const upTo = weekEnds[week];
  const after = weekEnds[week - 1] ?? -NEVER;
  const name = (changed: Changed) => nameChanged(session, changed);
  return {
    target,
    week: weeks[week],
    after: weeks[week - 1] ?? null,
    resolved: listResolved(model, spans, scope, after, upTo).flatMap(name),
    entered: listEntered(model, spans, scope, after, upTo).flatMap(name),
  };
}

function nameChanged(session: DistrictSession, { plot, on, area_cm2, counted }: Changed): ChangedPlot[] {
  const { kind, id, redLine } = footprintOf(session).model.input.plots[plot];
  const { items, cases, redLines } = session.register;
  if (kind === 'case') {
    const found = cases.get(id);
    const redLineId = footprintOf(session).model.input.redLines[redLine].id;
    if (!found || !redLines.has(redLineId)) return [];
    return [{ kind, caseId: id, caseNo: found.no, redLineId, on: nameDay(on), area_cm2, counted }];
  }
  const item = items.get(id);
  if (!item) return [];
  const place = session.placeOf(item.parcelId);
  return [
    {
      kind,
      ref: place ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row } : null,
      parcelNo: place ? place.layer.label(place.row) : '',
      redLineId: item.redLineId,
      on: nameDay(on),
      area_cm2,
      counted,
    },
  ];
}
