import { nameDay, numberDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';
import type { PublishedBoard } from '../../core/register/published-board.ts';
import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../core/report/board/board-figures.ts';
import type { Audience } from '../../core/report/audience.ts';
import { COLUMN_OF_HEADLINE, COLUMNS_OF } from '../../core/report/board/board-tables.ts';
import type { BoardLevel } from '../../core/report/board/board-rows.ts';
import { type Headline, readHeadlines } from '../../core/report/board/headlines.ts';
import { type BoardTable, tabulateBoard } from '../../core/report/board/prepare-board.ts';
import { type BoardFigures, digestFigures, figuresOf, listDifferences } from '../../core/report/board/publication.ts';
import { readPeriod } from '../../core/report/board/read-period.ts';
import { type BoardLine, rankLines, readCell, readWeek } from '../../core/report/board/read-board.ts';
import { SOFTWARE_VERSION } from '../../core/software-version.ts';
import { listWeekEnds, weekEndedBy, weekHolding } from '../../core/report/footprint/reporting-weeks.ts';
import { writeWorkbook } from '../../formats/xlsx/write.ts';
import type { BoardAnswer, BoardQuestion, LeaderBoardCalls, RankedCell, RankedLine, UnitTask } from '../calls/leader-board.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { boardFor, boardOf, boardWithoutCases, knownAt, tableOf } from './board/board-tables.ts';
import { toldWeeks } from './board/told.ts';
import type { DistrictSession } from './district-session.ts';

/** Weeks of a trend; outside the office each of them is a publication to be protected. */
const TREND_WEEKS: Readonly<Record<Audience, number>> = { planner: 26, leader: 9, public: 9 };
/** Below it a line can be a handful of families. */
const PUBLIC_LEVEL = 'zone';

export function serveLeaderBoard(open: () => DistrictSession): Served<LeaderBoardCalls> {
  return {
    board: (call, question) => answerBoard(call, open(), question),
    boardPeriod: async (call, on, days, audience, seq, parts) => {
      const then = await knownAt(open(), seq, parts, call);
      return readPeriod(await boardFor(then, audience), on, days, audience === 'planner' ? 0 : then.settings.smallCell);
    },
    boardWorkbook: (_, sheet) => writeWorkbook(sheet),
    boardDigest: async (_, on) => {
      const session = open();
      const asOf = weekEnd(session, on);
      const table = tabulateBoard(await boardOf(session), asOf);
      const figures_sha256 = digestFigures(figuresOf(table));
      return { asOf, knownAt: session.register.seq, figures_sha256, software: SOFTWARE_VERSION };
    },
    reproduceBoard: async (call, id, parts) => {
      const session = open();
      const published = session.register.boards.get(id);
      if (!published) throw new EngineError('board-unknown', { board: id });
      const then = await knownAt(session, published.knownAt, parts, call);
      const { figures, isSame } = await reproduce(then, published);
      const today = figuresOf(tabulateBoard(await boardOf(session), published.asOf));
      return {
        published,
        isSame,
        differences: listDifferences(figures.week, today.week),
      };
    },
  };
}

/**
 * A published board counted again: as boards are reckoned now, else as they were before open cases belonged to the unresolved land. Its
 * hash tells which of the two it was.
 */
async function reproduce(
  then: DistrictSession,
  { asOf, figures_sha256 }: PublishedBoard,
): Promise<{ readonly figures: BoardFigures; readonly isSame: boolean }> {
  const figures = figuresOf(tabulateBoard(await boardOf(then), asOf));
  if (digestFigures(figures) === figures_sha256) return { figures, isSame: true };
  const board = await boardWithoutCases(then);
  const before = board && figuresOf(tabulateBoard(board, asOf));
  return before && digestFigures(before) === figures_sha256 ? { figures: before, isSame: true } : { figures, isSame: false };
}

/** Last day of the week that ended last by a day, the week under way on the last day on record. */
function weekEnd({ settings, firstOn, lastOn }: DistrictSession, on: Day): Day {
  const weekEnds = listWeekEnds(settings.week.startsOn, numberDay(firstOn), numberDay(lastOn));
  return nameDay(weekEnds[weekEndedBy(weekEnds, numberDay(on))]);
}

async function answerBoard(call: Call, session: DistrictSession, question: BoardQuestion): Promise<BoardAnswer> {
  const { figure, on, audience, parts } = question;
  const level = audience === 'public' ? PUBLIC_LEVEL : question.level;
  const asOf = weekEnd(session, on);
  const then = await knownAt(session, question.knownAt, parts, call);
  const { table, week } = tableOf(await boardFor(then, audience), then.lastOn, asOf);
  const first = Math.max(0, week + 1 - TREND_WEEKS[audience]);
  const told = await toldIn(call, then, table, audience, first, week);
  const levels = new Set<BoardLevel>(['district', level]);
  const { before, lines: all } = readWeek(table, week, levels);
  const earlier = week > 0 ? readWeek(table, week - 1, levels).lines : [];
  const [, ...lines] = all;
  const counted = lines.filter(({ cells }) => BOARD_FIGURE_IDS.some((id) => cells[id].denominator > 0));
  const ranksOf = (id: BoardFigureId, of: readonly BoardLine[], at: number) =>
    rankLines(
      of.filter((line) => line.level === level && told(at, id, line)),
      id,
    );
  const ranks = byFigure((id) => ranksOf(id, counted, week));
  const ranksBefore = byFigure((id) => ranksOf(id, earlier, week - 1));
  const last = new Map(earlier.map((line) => [line.key, line]));
  const rowOf = new Map(table.board.rows.places.map(({ level: one, key }, row) => [`${one}/${key}`, row]));
  const rank = (line: BoardLine): RankedLine => {
    const { level: one, key, name, nameEn, parent, cells } = line;
    const shown = BOARD_FIGURE_IDS.flatMap((id): [BoardFigureId, RankedCell][] => {
      if (!told(week, id, line)) return [];
      const isKnown = week > 0 && told(week - 1, id, line);
      const was = isKnown ? (last.get(key)?.cells[id].value ?? null) : null;
      return [
        [id, { ...cells[id], rank: ranks[id].get(key) ?? null, before: was, rankBefore: ranksBefore[id].get(key) ?? null }],
      ];
    });
    const row = rowOf.get(`${one}/${key}`) as number;
    const trend = Array.from({ length: week + 1 - first }, (_, n) =>
      told(first + n, figure, line) ? readCell(table, figure, row, first + n).value : null,
    );
    return { level: one, key, name, nameEn, parent, cells: Object.fromEntries(shown), trend };
  };
  const ranked = counted.map(rank);
  return {
    level,
    on: asOf,
    before,
    knownAt: then.register.seq,
    whole: rank(all[0]),
    lines: ranked,
    hidden: ranked.reduce((sum, { cells }) => sum + BOARD_FIGURE_IDS.length - Object.keys(cells).length, 0),
    smallCell: session.settings.smallCell,
    headlines: readHeadlines(table, 0, week),
    unitTasks: await listUnitTasks(call, then, table, week, audience),
    publications: [...session.register.boards.values()].filter((one) => one.asOf === asOf),
  };
}

type IsTold = (week: number, figure: BoardFigureId, line: Pick<BoardLine, 'level' | 'key'>) => boolean;

/** What the audience is told of some weeks; planners of everything. */
async function toldIn(
  call: Call,
  session: DistrictSession,
  table: BoardTable,
  audience: Audience,
  first: number,
  last: number,
): Promise<IsTold> {
  if (audience === 'planner') return () => true;
  const weeks = Array.from({ length: last + 1 - first }, (_, n) => first + n);
  const told = await toldWeeks(call, session, table, audience, weeks);
  return (week, figure, { level, key }) => COLUMNS_OF[figure].every((column) => told[week - first].isTold(level, key, column));
}

/** Who is told of whose tasks. */
const TASK_LEVELS: Readonly<Record<Audience, readonly BoardLevel[]>> = {
  planner: ['zone', 'township'],
  leader: ['zone', 'township'],
  public: ['zone'],
};

/** What is done is a difference of two days: it is told where both are, those of the week itself and of the turn of the year. */
async function listUnitTasks(
  call: Call,
  session: DistrictSession,
  table: BoardTable,
  week: number,
  audience: Audience,
): Promise<UnitTask[]> {
  const { places } = table.board.rows;
  const newYear = weekHolding(table.weekEnds, table.yearsBefore[week]);
  const days = [week, week - 1, newYear, newYear - 1].filter((one) => one >= 0 && one <= week);
  const told = audience === 'planner' ? [] : await toldWeeks(call, session, table, audience, days);
  const { smallCell } = session.settings;
  const isSmall = ({ unit, done }: Headline) => audience !== 'planner' && unit === 'households' && done > 0 && done < smallCell;
  return places.flatMap(({ level, key, name, nameEn }, row): UnitTask[] => {
    if (!TASK_LEVELS[audience].includes(level)) return [];
    const headlines = readHeadlines(table, row, week).filter(
      (one) => one.task !== null && !isSmall(one) && told.every(({ isTold }) => isTold(level, key, COLUMN_OF_HEADLINE[one.id])),
    );
    return headlines.length === 0 ? [] : [{ level, key, name, ...(nameEn !== undefined && { nameEn }), headlines }];
  });
}

const byFigure = <T>(make: (id: BoardFigureId) => T): Record<BoardFigureId, T> =>
  Object.fromEntries(BOARD_FIGURE_IDS.map((id) => [id, make(id)])) as Record<BoardFigureId, T>;
