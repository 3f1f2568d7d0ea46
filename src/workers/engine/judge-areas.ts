import { type ComputedAreas, judgeStatedAreas, readStatedArea } from '../../core/measure/judge-stated-areas.ts';
import { readAreaAsCm2 } from '../../core/measure/read-area.ts';
import { settle } from '../../core/measure/settle.ts';
import { measureForeignAreas } from '../../core/overlay/foreign-areas.ts';
import { nextTask } from '../../formats/next-task.ts';
import { measureThatStands } from '../../formats/stated-columns.ts';
import type { AreaJudgement, ImportChoice } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import { type AdmittedImport, featureNames } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import { type ImportSession, requirePlaced } from './waiting-import.ts';

const MOST_DEVIATIONS = 200;

/** Of each import, the areas by every method, with the σ that a vertex error of 1 m gives them. */
const computedOf = new WeakMap<AdmittedImport, ComputedAreas>();

async function computeAreas(
  call: Pick<Call, 'signal' | 'progress'>,
  session: DistrictSession,
  admitted: AdmittedImport,
  sigma_m: number,
): Promise<ComputedAreas> {
  let computed = computedOf.get(admitted);
  if (!computed) {
    const total = admitted.columns.count;
    computed = await measureForeignAreas(admitted.polygons, session.plane, 1, {
      signal: call.signal,
      pause: nextTask,
      onProgress: (share) => call.progress({ phase: 'judge-areas', done: Math.round(share * total), total, unit: 'features' }),
    });
    computedOf.set(admitted, computed);
  }
  return { ...computed, sigma_m2: computed.sigma_m2?.map((sigma) => sigma * sigma_m) };
}

/** The column of areas against the computed ones; null where none is chosen. @throws TaskCancelled */
export async function judgeAreas(
  call: Pick<Call, 'signal' | 'progress'>,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
): Promise<AreaJudgement | null> {
  const { statedArea: column, statedUnit: unit = 'm2' } = choice.mapping;
  if (column === undefined || !source.table.propertyNames.includes(column)) return null;
  const { polygons, features } = admitted;
  const values = source.table.property(column);
  const { bounds } = requirePlaced(source);
  const record = session.settings.measureOfRecord[choice.kind];
  const measure = bounds ? measureThatStands(record, session.plane, bounds) : record;
  const computed = await computeAreas(call, session, admitted, choice.sigma_m);
  const stated = Array.from(features, (feature) => readStatedArea(values[feature]));
  const { verdicts, verdict, compared, agreeing, ratio, fittingUnit } = judgeStatedAreas(stated, computed, {
    unit,
    record: measure,
  });
  const areas_m2 = polygons.view(measure).areas_m2;
  const names = featureNames(source, choice.mapping);
  const apart = new Map<number, number>();
  verdicts.forEach((one, row) => {
    const stated_cm2 = one === null || one === 'agrees' ? undefined : readAreaAsCm2(values[features[row]], unit);
    if (stated_cm2 !== undefined) apart.set(row, Math.abs(Math.log(stated_cm2 / 1e4 / areas_m2[row])));
  });
  const deviations = [...apart.keys()]
    .sort((a, b) => (apart.get(b) ?? 0) - (apart.get(a) ?? 0) || a - b)
    .slice(0, MOST_DEVIATIONS)
    .map((row) => ({
      feature: features[row],
      label: names[features[row]] ?? `#${features[row] + 1}`,
      stated_cm2: readAreaAsCm2(values[features[row]], unit) ?? 0,
      computed_cm2: settle(areas_m2[row]),
      verdict: verdicts[row] ?? 'unexplained',
    }));
  return { column, unit, measure, compared, agreeing, verdict, ratio, ...(fittingUnit && { fittingUnit }), deviations };
}
