import { ITEM_STATUSES, type ItemStatus } from '../../core/register/clearance-item.ts';
import { numberDay } from '../../core/register/day.ts';
import { LAND_BANDS } from '../../core/report/footprint/status-footprints.ts';
import type { DayOutline, DayScene, UnitTotals } from '../engine-api.ts';
import { SAME_SHAPE } from '../same-shapes.ts';
import { figuresOn } from './day-figures.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import { parcelStatusesOn } from './parcel-statuses.ts';
import { shapesFrom } from './session-on.ts';

const STEPS = ITEM_STATUSES.length;

/** What the map shows of one day, as plain data. @param beside a day whose shapes the caller has (`EngineApi.sceneOn`) */
export function sceneOn(session: DistrictSession, on: string, beside?: string): DayScene {
  const { model } = footprintOf(session);
  const { unresolved_cm2, plots, openCases, areas_cm2, handedOver_cm2 } = figuresOn(session, numberDay(on));
  const countsOf = (scope: number) => {
    const byStatus = plots(scope);
    const resolvedPlots = byStatus[STEPS - 1];
    const unresolvedPlots = byStatus.reduce((sum, count) => sum + count, 0) - resolvedPlots;
    return { unresolvedPlots, resolvedPlots, openCases: openCases[scope] };
  };
  const lines = model.input.redLines.length;
  const districtScope = model.scopeCount - 1;
  const districtPlots = plots(districtScope);
  /** An item that is handed over is painted so, also where an open case stands on it. */
  const areaOf = (status: ItemStatus) => (status === 'handed-over' ? handedOver_cm2 : areas_cm2[LAND_BANDS.indexOf(status)]);
  const scopes = new Map(model.input.redLines.map(({ id }, scope) => [id, scope]));
  const { redLines, ...outline } = outlineOn(session, on, beside);
  return {
    ...outline,
    redLines: {
      type: 'FeatureCollection',
      features: redLines.features.flatMap((feature) => {
        const scope = scopes.get(feature.properties.id);
        if (scope === undefined) return [];
        const figures = { unresolved_cm2: unresolved_cm2(scope), ...countsOf(scope) };
        return [{ ...feature, properties: { ...feature.properties, ...figures } }];
      }),
    },
    units: session.units.list.map(
      (unit, n): UnitTotals => ({ unitId: unit.id, unresolved_cm2: unresolved_cm2(lines + n), ...countsOf(lines + n) }),
    ),
    totals: { unresolved_cm2: unresolved_cm2(districtScope), ...countsOf(districtScope) },
    statusCounts: Object.fromEntries(
      ITEM_STATUSES.map((status, step) => [status, { plots: districtPlots[step], area_cm2: areaOf(status) }]),
    ) as DayScene['statusCounts'],
  };
}

/** What of a day can be drawn before anything is measured. */
export function outlineOn(session: DistrictSession, on: string, beside?: string): DayOutline {
  const shapesOn = shapesFrom(session, on);
  return {
    on,
    ...(shapesOn !== undefined && { shapesOn }),
    redLines: {
      type: 'FeatureCollection',
      features: [...session.register.redLines.values()].flatMap((line) => {
        const row = session.redLines.rowOn(line.id, on);
        const shape = row === undefined ? null : session.redLines.versions[row].shape;
        if (row === undefined || !shape) return [];
        const { fromOn } = session.redLines.versions[row];
        const { id, name } = line;
        const properties = { id, name, revised: fromOn !== line.versions[0].fromOn, fromOn };
        const isSame = beside !== undefined && session.redLines.rowOn(id, beside) === row;
        const geometry = isSame ? SAME_SHAPE : shape.coordinates;
        return [{ type: 'Feature' as const, id, properties, geometry }];
      }),
    },
    ...listSightings(session, on, beside),
    statuses: parcelStatusesOn(session, on),
    units: [],
  };
}

/** The reports that stand on a day; with a day beside it those that are not the same on it, and the names of all. */
function listSightings(
  { register, sightings: dated }: DistrictSession,
  on: string,
  beside: string | undefined,
): Pick<DayScene, 'sightings' | 'sightingIds'> {
  const sightings: DayScene['sightings'][number][] = [];
  const sightingIds: string[] = [];
  for (const { id, no, position } of register.sightings.values()) {
    const row = dated.rowOn(id, on);
    if (row === undefined) continue;
    if (beside !== undefined) sightingIds.push(id);
    if (beside !== undefined && dated.rowOn(id, beside) === row) continue;
    sightings.push({ id, no, lon: position.lon, lat: position.lat, shape: dated.versions[row].shape?.coordinates ?? null });
  }
  return beside === undefined ? { sightings } : { sightings, sightingIds };
}
