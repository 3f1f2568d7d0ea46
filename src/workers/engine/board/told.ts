import type { Audience } from '../../../core/report/audience.ts';
import { SCOPE_COLUMNS, tabulateWeek } from '../../../core/report/board/board-tables.ts';
import { nameDay, numberDay } from '../../../core/register/day.ts';
import type { BoardTable } from '../../../core/report/board/prepare-board.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Published } from '../../../core/report/snapshot/published.ts';
import type { FigureRow, FigureTable } from '../../../core/report/figures/figure-table.ts';
import { collectClearance } from '../../../core/report/figures/collect-figures.ts';
import { weekEndedBy, weekHolding } from '../../../core/report/footprint/reporting-weeks.ts';
import { type ToldWeek, ToldWeeks } from '../../../core/report/redaction/told-weeks.ts';
import { nextTask } from '../../../formats/next-task.ts';
import { type Call, EngineError } from '../../rpc.ts';
import { flowsOf } from '../compare/flows.ts';
import { boardFor, tableOf } from './board-tables.ts';
import type { DistrictSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';

export type Reader = Exclude<Audience, 'planner'>;

const made = new WeakMap<BoardTable, Map<Reader, ToldWeeks>>();

/**
 * What the screens tell an audience of weeks of a table: board and comparison are one publication. The first question takes a while.
 * @throws EngineError `cancelled`
 */
export async function toldWeeks(
  call: Call,
  session: DistrictSession,
  table: BoardTable,
  audience: Reader,
  weeks: readonly number[],
): Promise<readonly ToldWeek[]> {
  const known = made.get(table) ?? new Map<Reader, ToldWeeks>();
  made.set(table, known);
  const { smallCell } = session.settings;
  const chain =
    known.get(audience) ??
    new ToldWeeks((n) => [...tabulateScopes(session, table.weekEnds[n]), tabulateWeek(table, n)], audience, smallCell);
  known.set(audience, chain);
  const told: ToldWeek[] = [];
  for (const [done, week] of weeks.entries()) {
    for (let one = chain.step(week); ; one = chain.step(week)) {
      if (one) {
        told.push(one);
        break;
      }
      call.progress({ phase: 'protect-weeks', done, total: weeks.length, unit: 'weeks' });
      await nextTask();
      if (call.signal.aborted) throw new EngineError('cancelled');
    }
  }
  return told;
}

/** What the live screens tell of the week that ended last: a snapshot must hide no other cells beside it. */
export async function toldLive(call: Call, session: DistrictSession, audience: Reader, asOf: Day): Promise<Published> {
  const { table } = tableOf(await boardFor(session, audience), session.lastOn, session.lastOn);
  const [told] = await toldWeeks(call, session, table, audience, [weekEndedBy(table.weekEnds, numberDay(asOf))]);
  return told.published;
}

/**
 * Plots and land of every scope at the end of a day, or of the last week that is known by then, and the people behind them as a
 * snapshot of that day counts them: what it would hide no screen may show.
 */
function tabulateScopes(session: DistrictSession, day: number): readonly FigureTable[] {
  const { weekly, places } = flowsOf(session);
  const { days, tables } = weekly;
  const held = weekHolding(days, day);
  const column = days[held] === day ? held : held - 1;
  const at = (scope: number, flow: keyof typeof tables) => (column < 0 ? 0 : tables[flow][scope * days.length + column]);
  const landOf = (scope: number): readonly [all: number, unresolved: number] => {
    const all = at(scope, 'all_cm2');
    return [all, Math.min(all, at(scope, 'items_cm2'))];
  };
  const scopeOf = new Map(places.map(({ level, key, scope }) => [`${level}/${key}`, scope]));
  const { register, plane, redLines, units } = session;
  const source = { register, plane, redLines, units: units.polygons, model: footprintOf(session).model };
  const clearance = collectClearance(source, nameDay(column < 0 ? day : days[column]), ({ level, key }) => {
    const scope = scopeOf.get(`${level}/${key}`);
    const [all, unresolved] = scope === undefined ? [0, 0] : landOf(scope);
    return [all, null, unresolved];
  });
  const scopes: FigureTable = {
    key: 'scopes',
    columns: SCOPE_COLUMNS,
    rows: places.map(
      ({ level, key, name, parent }): FigureRow => ({ level, key, name, ...(parent !== undefined && { parent }) }),
    ),
    cells: places.map(({ scope }) => {
      const [all, unresolved] = landOf(scope);
      return [at(scope, 'entered'), at(scope, 'released'), all, all - unresolved, unresolved];
    }),
  };
  return [clearance, scopes];
}
