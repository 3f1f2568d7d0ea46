import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import { countOpenCases } from '../../core/report/footprint/footprint-at.ts';
import type { FootprintModel } from '../../core/report/footprint/footprint-model.ts';
import { type FootprintTable, tabulateFootprints } from '../../core/report/footprint/footprint-series.ts';
import { LAND_BANDS, listScopes, statusAreasOn, statusPlotsOn } from '../../core/report/footprint/status-footprints.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';
import { wholeSession } from './session-on.ts';
import { statusesOf, statusTableOf } from './status-model.ts';

const STEPS = ITEM_STATUSES.length;
const BANDS = LAND_BANDS.length;

/** What is counted of one day: areas in whole cm², scopes numbered as in the footprint's model. */
export interface DayFigures {
  readonly unresolved_cm2: (scope: number) => number;
  /** Items by `ITEM_STATUSES`. */
  readonly plots: (scope: number) => Uint32Array;
  readonly openCases: readonly number[];
  /** The whole district by `LAND_BANDS`. */
  readonly areas_cm2: Float64Array;
  /** The land of the district's items that are handed over. */
  readonly handedOver_cm2: number;
}

const asked = new WeakSet<DistrictSession>();

/**
 * The figures of a day (day number). The first day that a session is asked for takes a pass over its land, as its map waits for it; who
 * asks again moves through time: the ends of weeks are then read off tables, and only other days take a pass.
 */
export function figuresOn(session: DistrictSession, day: number): DayFigures {
  const whole = wholeSession(session);
  const week = asked.has(whole) ? footprintOf(whole).weekEnds.indexOf(day) : -1;
  asked.add(whole);
  return week < 0 ? passOver(session, day) : readWeek(session, week);
}

/** The figures of any day, by a pass over the spans. */
export function passOver(session: DistrictSession, day: number): DayFigures {
  const { footprint, statuses } = statusesOf(session);
  const { model, spans, ofItems } = footprint;
  const district = model.scopeCount - 1;
  const { unresolved_cm2 } = tabulateFootprints(spans, [day], 0, model.scopeCount);
  const plots = statusPlotsOn(model, statuses, day);
  const [left, all] = [ofItems.spans, ofItems.all].map((of) => tabulateFootprints(of, [day], district, 1).unresolved_cm2[0]);
  return {
    unresolved_cm2: (scope) => unresolved_cm2[scope],
    plots: (scope) => plots.subarray(scope * STEPS, (scope + 1) * STEPS),
    openCases: countOpenCases(model, listScopes(model), day),
    areas_cm2: statusAreasOn(statuses, district, day),
    handedOver_cm2: all - left,
  };
}

/** The figures of a week's last day, by its place among the weeks. */
export function readWeek(session: DistrictSession, week: number): DayFigures {
  const { footprint } = statusesOf(session);
  const { model, weekEnds, weekly, ofItems } = footprint;
  const table = statusTableOf(session);
  const width = weekEnds.length;
  const district = model.scopeCount - 1;
  const at = ({ unresolved_cm2 }: FootprintTable, scope: number) => unresolved_cm2[scope * width + week];
  return {
    unresolved_cm2: (scope) => at(weekly, scope),
    plots: (scope) => {
      const counts = new Uint32Array(STEPS);
      for (let step = 0; step < STEPS; step++) counts[step] = table.plots[(scope * STEPS + step) * width + week];
      return counts;
    },
    openCases: openCasesAt(session, weekEnds[week]),
    areas_cm2: Float64Array.from({ length: BANDS }, (_, band) => table.areas_cm2[(district * BANDS + band) * width + week]),
    handedOver_cm2: at(ofItems.weeklyAll, district) - at(ofItems.weekly, district),
  };
}

const openCases = new WeakMap<FootprintModel, Map<number, readonly number[]>>();

/** Open cases of every scope on a day, counted once. */
function openCasesAt(session: DistrictSession, day: number): readonly number[] {
  const { model } = footprintOf(session);
  const days = openCases.get(model) ?? new Map<number, readonly number[]>();
  openCases.set(model, days);
  const known = days.get(day) ?? countOpenCases(model, listScopes(model), day);
  days.set(day, known);
  return known;
}
