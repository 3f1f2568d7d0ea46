import { nameDay, numberDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Audience } from '../../core/report/audience.ts';
import { weekEndedBy } from '../../core/report/footprint/reporting-weeks.ts';
import type { LeaderTimeCalls, TimeQuestion } from '../calls/leader-time.ts';
import type { EngineApi } from '../engine-api.ts';
import type { Call, Served } from '../rpc.ts';
import { boardFor, knownAt, tableOf } from './board/board-tables.ts';
import { toldWeeks } from './board/told.ts';
import { compareLines, type IsTold } from './compare/compared-lines.ts';
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
      const told = await toldOn(call, then, audience, [before, after]);
      const [from, to] = told.days;
      return {
        before: from,
        after: to,
        knownAt: then.register.seq,
        measure: then.settings.measureOfRecord.parcels,
        ...compareLines(then, from, to, audience, told.isTold),
        smallCell: then.settings.smallCell,
      };
    },
    stackedSeries: async (call, question, redLineId) => stackSeries(await known(call, question), redLineId, question.audience),
    zoneSeries: async (call, question) => seriesOfZones(await known(call, question), question.audience),
    sceneKnownAt: async (call, on, seq, parts) => sceneOn(await knownAt(open(), seq, parts, call), on),
  };
}

/** Outside the office days are told by their weeks: what stands between two of them would be a publication of its own. */
async function toldOn(
  call: Call,
  session: DistrictSession,
  audience: Audience,
  asked: readonly [Day, Day],
): Promise<{ readonly days: readonly [Day, Day]; readonly isTold: IsTold }> {
  if (audience === 'planner') return { days: asked, isTold: () => true };
  const { table } = tableOf(await boardFor(session, audience), session.lastOn, session.lastOn);
  const weekOf = (day: Day) => weekEndedBy(table.weekEnds, Math.min(numberDay(day), numberDay(session.lastOn)));
  const weeks = [weekOf(asked[0]), weekOf(asked[1])] as const;
  const told = await toldWeeks(call, session, table, audience, weeks);
  const nameWeek = (week: number) => nameDay(table.weekEnds[week]);
  return {
    days: [nameWeek(weeks[0]), nameWeek(weeks[1])],
    isTold: (side, { level, key }, column) => told[side].isTold(level, key, column),
  };
}
