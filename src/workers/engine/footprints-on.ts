import { numberDay } from '../../core/register/day.ts';
import { countPlots } from '../../core/report/footprint/footprint-at.ts';
import { tabulateFootprints } from '../../core/report/footprint/footprint-series.ts';
import type { DistrictSession } from './district-session.ts';
import { footprintOf } from './footprint-model.ts';

/** Footprint and counts of every scope on one day, in the model's numbering. */
export function footprintsOn(
  session: DistrictSession,
  on: string,
): { unresolved_cm2: Float64Array; countsOf(scope: number): ReturnType<typeof countPlots> } {
  const { model, spans } = footprintOf(session);
  const day = numberDay(on);
  return {
    unresolved_cm2: tabulateFootprints(spans, [day], 0, model.scopeCount).unresolved_cm2,
    countsOf: (scope) => countPlots(model, scope, day),
  };
}
