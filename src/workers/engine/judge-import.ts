import { checkIds } from '../../core/overlay/admission-report.ts';
import type { ImportChoice, ImportJudgement } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import { admitSource, officeNumbers } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeAreas } from './judge-areas.ts';
import { compareWithLayers, describeDifference } from './layer-differences.ts';
import type { ImportSession } from './waiting-import.ts';

const MOST_REPEATED = 1_000;

/** What is known of an import before it is accepted. Nothing is changed. @throws EngineError `crs-unsure`; TaskCancelled */
export async function judgeImport(
  call: Call,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
): Promise<ImportJudgement> {
  const admitted = await admitSource(call, session, source);
  const numbers = officeNumbers(source, choice.mapping);
  const features = [...admitted.reported];
  const { missingIds, duplicateIds } = checkIds(features.map((feature) => numbers[feature]));
  const layers = await compareWithLayers(call, session, source, choice, admitted);
  return {
    areas: await judgeAreas(call, session, source, choice, admitted),
    ids: {
      missing: missingIds.map((row) => features[row]),
      repeated: duplicateIds.slice(0, MOST_REPEATED).map(({ id, rows }) => ({ id, features: rows.map((row) => features[row]) })),
    },
    differences: layers.map((layer) => describeDifference(session, choice, admitted, layer)),
  };
}
