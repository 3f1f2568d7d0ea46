import type { Measure, Measurement } from '../core/measure/measurement.ts';

/** Both legal measures of one geometry; `record` names the one that counts. Planar is null farther than 3° from the meridian. */
export interface AreaFigures {
  readonly planar: Measurement | null;
  readonly ellipsoidal: Measurement;
  readonly record: Measure;
}
