import { METHOD_OF, type Method } from '../../core/measure/measurement.ts';
import type { Day } from '../../core/register/ports.ts';
import type { DistrictSession } from '../../workers/engine/district-session.ts';
import { locate, measureLocated } from '../../workers/engine/locate-feature.ts';

/** The area of record of a feature: whole cm² by the district's ruler, with the method that the settings name for its kind. */
export interface AreaOfRecord {
  readonly area_cm2: number;
  readonly areaMethod: Method;
}

/** @throws EngineError `feature-unknown` */
export function areaOfRecord(session: DistrictSession, ref: Parameters<typeof locate>[1], on: Day): AreaOfRecord {
  const figures = measureLocated(session, locate(session, ref, on));
  const { value_cm2 } = figures[figures.record] ?? figures.ellipsoidal;
  return { area_cm2: value_cm2, areaMethod: METHOD_OF[figures.record] };
}
