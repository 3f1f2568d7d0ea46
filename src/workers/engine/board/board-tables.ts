import type { Audience } from '../../../core/report/audience.ts';
import type { Day } from '../../../core/register/ports.ts';
import {
  type BoardTable,
  type PreparedBoard,
  prepareBoard,
  tabulateBoard,
  withoutOpenCases,
} from '../../../core/report/board/prepare-board.ts';
import { numberDay } from '../../../core/register/day.ts';
import { feedUpTo } from '../../../core/register/seal-erased.ts';
import { nextTask } from '../../../formats/next-task.ts';
import type { DistrictParts } from '../../../store/save-district.ts';
import { type Call, EngineError } from '../../rpc.ts';
import { type DistrictSession, openSession } from '../district-session.ts';
import { footprintOf } from '../footprint-model.ts';
import { placeBuilds } from './build-places.ts';

/** Each holds the weeks of every line. */
const MOST_TABLES = 4;
/** Earlier knowledge of a district is a session of its own. */
const MOST_EARLIER = 2;

const prepared = new WeakMap<DistrictSession, Promise<PreparedBoard>>();
const withoutCases = new WeakMap<DistrictSession, Promise<PreparedBoard>>();
const tables = new WeakMap<PreparedBoard, Map<Day, BoardTable>>();
const earlier = new WeakMap<DistrictSession['district'], Map<number, DistrictSession>>();

/** The board of a session, prepared when it is first asked for. */
export function boardOf(session: DistrictSession): Promise<PreparedBoard> {
  const known = prepared.get(session);
  if (known) return known;
  const making = prepare(session);
  prepared.set(session, making);
  making.catch(() => prepared.delete(session));
  return making;
}

/** The board as it was reckoned before open cases belonged to the unresolved land; null where there are none: it is the same. */
export async function boardWithoutCases(session: DistrictSession): Promise<PreparedBoard | null> {
  const { plots } = footprintOf(session).model.input;
  if (!plots.some(({ kind }) => kind === 'case')) return null;
  const known = withoutCases.get(session);
  if (known) return known;
  const making = boardOf(session).then((board) => withoutOpenCases(board, nextTask));
  withoutCases.set(session, making);
  making.catch(() => withoutCases.delete(session));
  return making;
}

/** The board that an audience is told of: what open cases add is not for the public, where a zone has one of them. */
export async function boardFor(session: DistrictSession, audience: Audience): Promise<PreparedBoard> {
  return (audience === 'public' && (await boardWithoutCases(session))) || boardOf(session);
}

const prepare = (session: DistrictSession): Promise<PreparedBoard> =>
  prepareBoard({
    register: session.register,
    footprint: footprintOf(session),
    builds: placeBuilds(session),
    firstOn: session.firstOn,
    pause: nextTask,
  });

/** Its weeks up to a day: where that is the end of a week that the longest table has, a part of it. */
export function tableOf(board: PreparedBoard, lastOn: Day, asOf: Day): { readonly table: BoardTable; readonly week: number } {
  const whole = tabulated(board, lastOn > asOf ? lastOn : asOf);
  const week = whole.weekEnds.indexOf(numberDay(asOf));
  if (week >= 0) return { table: whole, week };
  const table = tabulated(board, asOf);
  return { table, week: table.weekEnds.length - 1 };
}

function tabulated(board: PreparedBoard, asOf: Day): BoardTable {
  const known = tables.get(board) ?? new Map<Day, BoardTable>();
  tables.set(board, known);
  const table = known.get(asOf) ?? tabulateBoard(board, asOf);
  known.delete(asOf);
  known.set(asOf, table);
  for (const oldest of known.keys()) if (known.size > MOST_TABLES) known.delete(oldest);
  return table;
}

/**
 * The district as it was known at a place of its feed: folded anew from what this device keeps.
 * @throws EngineError `district-missing`, `cancelled`; StoreError
 */
export async function knownAt(
  session: DistrictSession,
  seq: number | null,
  parts: DistrictParts | undefined,
  call: Call,
): Promise<DistrictSession> {
  if (seq === null || seq >= session.register.seq) return session;
  const known = earlier.get(session.district) ?? new Map<number, DistrictSession>();
  earlier.set(session.district, known);
  const found = known.get(seq);
  if (found) return found;
  call.progress({ phase: 'fold-feed', done: 0, total: 0, unit: 'changes' });
  const kept = parts ?? (await (await import('../../../store/read-kept.ts')).readKept(session.district.id));
  if (call.signal.aborted) throw new EngineError('cancelled');
  const made = await openSession(feedUpTo(kept.feed, seq), kept.packages);
  known.set(seq, made);
  for (const oldest of known.keys()) if (known.size > MOST_EARLIER) known.delete(oldest);
  return made;
}
