import type { EngineApi } from '../engine-api.ts';
import type { Served } from '../rpc.ts';
import { describeFeature } from './describe-feature.ts';
import type { DistrictSession } from './district-session.ts';
import { answerSeries } from './footprint-answers.ts';
import { drawOverlaps } from './overlap-shapes.ts';
import { searchFeatures } from './search-features.ts';
import { LATEST, sessionOn } from './session-on.ts';
import { tabulateRedLine } from './tabulate-red-line.ts';
import { titleOf } from './title-of.ts';

type FeatureCalls = Pick<EngineApi, 'describe' | 'overlapTable' | 'overlapShapes' | 'footprintSeries' | 'search' | 'titles'>;

/** Answers about features, which no map waits for. */
export function serveFeatures(open: () => DistrictSession): Served<FeatureCalls> {
  const openOn = (on: string): DistrictSession => sessionOn(open(), on);
  return {
    describe: (_, ref, on) => describeFeature(openOn(on), ref, on),
    overlapTable: (_, redLineId, on) => tabulateRedLine(openOn(on), redLineId, on),
    overlapShapes: (_, ref, others, on) => drawOverlaps(openOn(on), ref, others, on),
    footprintSeries: (_, target) => answerSeries(open(), target),
    search: (_, query, limit) => searchFeatures(openOn(LATEST), query, limit),
    titles: (_, refs) => refs.map((ref) => titleOf(open(), ref)),
  };
}
