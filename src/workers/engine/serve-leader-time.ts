import type { LeaderTimeCalls, TimeQuestion } from '../calls/leader-time.ts';
import type { EngineApi } from '../engine-api.ts';
import type { Call, Served } from '../rpc.ts';
import { knownAt } from './board/board-tables.ts';
import { compareLines } from './compare/compared-lines.ts';
import { seriesOfZones, stackSeries } from './compare/stack-series.ts';
import type { DistrictSession } from './district-session.ts';
import { sceneOn } from './scene-on.ts';

/** Time for people who look: two days beside each other, and the weeks as charts. */
export function serveLeaderTime(open: () => DistrictSession): Served<LeaderTimeCalls & Pick<EngineApi, 'sceneKnownAt'>> {
  const known = (call: Call, question: TimeQuestion) => knownAt(open(), question.knownAt, question.parts, call);
  return {
    compareDays: async (call, question, before, after) => {
      const then = await known(call, question);
      const { audience } = question;
      return {
        before,
        after,
        knownAt: then.register.seq,
        measure: then.settings.measureOfRecord.parcels,
        ...compareLines(then, before, after, audience),
        smallCell: then.settings.smallCell,
      };
    },
    stackedSeries: async (call, question, redLineId) => stackSeries(await known(call, question), redLineId, question.audience),
    zoneSeries: async (call, question) => seriesOfZones(await known(call, question), question.audience),
    sceneKnownAt: async (call, on, seq, parts) => sceneOn(await knownAt(open(), seq, parts, call), on),
  };
}
