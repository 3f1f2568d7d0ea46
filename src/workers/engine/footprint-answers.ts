import { numberDay, nameDay } from '../../core/register/day.ts';
import { countPlots } from '../../core/report/footprint/footprint-at.ts';
import { findScope } from '../../core/report/footprint/footprint-model.ts';
import { tabulateFootprints } from '../../core/report/footprint/footprint-series.ts';
import { project } from '../../core/report/footprint/projection.ts';
import { listResolved } from '../../core/report/footprint/resolved-in-week.ts';
import type { FootprintSeries, FootprintTarget, Projection, ResolvedPlot } from '../engine-api.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';

const DAYS_PER_WEEK = 7;

function scopeOf(session: DistrictSession, target: FootprintTarget): number {
  const scope = findScope(footprintOf(session).model, target);
  if (scope < 0) throw new EngineError('feature-unknown');
  return scope;
}

/** The weekly series of one target with its projections against the deadline. */
export function answerSeries(session: DistrictSession, target: FootprintTarget): FootprintSeries {
  const { model, weekEnds, weeks, weekly, weeklyAll } = footprintOf(session);
  const scope = scopeOf(session, target);
  const row = (values: Float64Array) => Array.from(values.subarray(scope * weekEnds.length, (scope + 1) * weekEnds.length));
  const unresolved_cm2 = row(weekly.unresolved_cm2);
  const all_cm2 = row(weeklyAll.unresolved_cm2);
  const counts = weekEnds.map((day) => countPlots(model, scope, day));
  const pace = paceOf(unresolved_cm2, all_cm2, weekEnds);
  const projections = (['straight-line', 'recent-pace'] as const).flatMap((method): Projection[] => {
    const made = unresolved_cm2.at(-1) === 0 ? null : project(method, pace.series, pace.days);
    if (!made) return [];
    const name = (day: number | null) => (day === null ? null : nameDay(day));
    const { perWeek_cm2, sigmaPerWeek_cm2, finish, earliest, latest } = made;
    return [
      { method, perWeek_cm2, sigmaPerWeek_cm2, finishOn: name(finish), earliestOn: name(earliest), latestOn: name(latest) },
    ];
  });
  return {
    target,
    weeks,
    unresolved_cm2,
    unresolvedPlots: counts.map((count) => count.unresolvedPlots),
    all_cm2,
    dueOn: target.kind === 'red-line' ? dueOn(session, target.id) : undefined,
    projections,
  };
}

/**
 * What the pace is taken from: the footprint as if today's plots had all been there from the start, so that its decrease is what
 * was resolved, and new plots entering the scope do not pass for lost progress.
 */
function paceOf(
  unresolved_cm2: readonly number[],
  all_cm2: readonly number[],
  weekEnds: readonly number[],
): { series: number[]; days: readonly number[] } {
  const start = Math.max(
    0,
    all_cm2.findIndex((area) => area > 0),
  );
  const today = all_cm2.at(-1) ?? 0;
  return { series: unresolved_cm2.slice(start).map((area, n) => area + today - all_cm2[start + n]), days: weekEnds.slice(start) };
}

/** The last day of a red line's targets. */
export function dueOn(session: DistrictSession, redLineId: string): string | undefined {
  return session.register.redLines
    .get(redLineId)
    ?.targets.map((target) => target.byOn)
    .sort()
    .at(-1);
}

/** The plots that the week ending on a day resolved, and by how much the footprint shrank through each. */
export function answerResolved(session: DistrictSession, target: FootprintTarget, weekEndingOn: string): ResolvedPlot[] {
  const { model, spans } = footprintOf(session);
  const end = numberDay(weekEndingOn);
  const items = session.register.items;
  return listResolved(model, spans, scopeOf(session, target), end - DAYS_PER_WEEK, end).flatMap(
    ({ plot, on, released_cm2 }): ResolvedPlot[] => {
      const item = items.get(model.input.plots[plot].id);
      const place = item && session.placeOf(item.parcelId);
      if (!item || !place) return [];
      const { layer, row } = place;
      return [
        {
          ref: { kind: 'parcel', layerId: layer.layer.id, row },
          parcelNo: layer.label(row),
          redLineName: session.register.redLines.get(item.redLineId)?.name ?? item.redLineId,
          on: nameDay(on),
          released_cm2,
        },
      ];
    },
  );
}

/** Footprint and counts of every scope on one day, in the model's numbering. */
export function footprintsOn(
  session: DistrictSession,
  on: string,
): { unresolved_cm2: Float64Array; countsOf(scope: number): { unresolvedPlots: number; resolvedPlots: number } } {
  const { model, spans } = footprintOf(session);
  const day = numberDay(on);
  return {
    unresolved_cm2: tabulateFootprints(spans, [day], 0, model.scopeCount).unresolved_cm2,
    countsOf: (scope) => countPlots(model, scope, day),
  };
}
