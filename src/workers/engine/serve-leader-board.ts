import { nameDay, numberDay } from '../../core/register/day.ts';
import type { Day } from '../../core/register/ports.ts';
import type { PublishedBoard } from '../../core/register/published-board.ts';
import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../core/report/board/board-figures.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { BoardLevel } from '../../core/report/board/board-rows.ts';
import { readHeadlines, readToldHeadlines } from '../../core/report/board/headlines.ts';
import { type BoardTable, tabulateBoard } from '../../core/report/board/prepare-board.ts';
import { type BoardFigures, digestFigures, figuresOf, listDifferences } from '../../core/report/board/publication.ts';
import { readPeriod } from '../../core/report/board/read-period.ts';
import { type BoardLine, type BoardWeek, countAt, rankLines, readCell, readWeek } from '../../core/report/board/read-board.ts';
import { SOFTWARE_VERSION } from '../../core/software-version.ts';
import { listWeekEnds, weekEndedBy } from '../../core/report/footprint/reporting-weeks.ts';
import { writeWorkbook } from '../../formats/xlsx/write.ts';
import type { BoardAnswer, BoardQuestion, LeaderBoardCalls, RankedCell, RankedLine, UnitTask } from '../calls/leader-board.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { boardFor, boardOf, boardWithoutCases, knownAt, tableOf } from './board/board-tables.ts';
import { hiddenLines } from './board/hide-small.ts';
import type { DistrictSession } from './district-session.ts';

/** Weeks of a trend. */
const TREND_WEEKS = 26;
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

/** A day, or the end of the records that is nearest to it. */
const onRecord = ({ firstOn, lastOn }: DistrictSession, on: Day): Day => (on < firstOn ? firstOn : on > lastOn ? lastOn : on);

async function answerBoard(call: Call, session: DistrictSession, question: BoardQuestion): Promise<BoardAnswer> {
  const { figure, on, audience, parts } = question;
  const level = audience === 'public' ? PUBLIC_LEVEL : question.level;
  const asOf = question.exactly ? onRecord(session, on) : weekEnd(session, on);
  const then = await knownAt(session, question.knownAt, parts, call);
  const { table, week } = tableOf(await boardFor(then, audience), then.lastOn, asOf);
  const smallCell = session.settings.smallCell;
  const { before, lines: all } = weekOf(table, week, level);
  const earlier = week > 0 ? weekOf(table, week - 1, level).lines : [];
  const [whole, ...lines] = all;
  const counted = lines.filter(({ cells }) => BOARD_FIGURE_IDS.some((id) => cells[id].denominator > 0));
  const hidden = audience === 'planner' ? new Set<string>() : hiddenLines(counted, smallCell);
  const isShown = ({ level: one, key }: BoardLine) => one === level && !hidden.has(key);
  const ranks = byFigure((id) => rankLines(counted.filter(isShown), id));
  const ranksBefore = byFigure((id) => rankLines(earlier.filter(isShown), id));
  const last = new Map(earlier.map((line) => [line.key, line]));
  const rowOf = new Map(table.board.rows.places.map(({ level: one, key }, row) => [`${one}/${key}`, row]));
  const rank = ({ level: one, key, name, nameEn, parent, cells }: BoardLine): RankedLine => {
    const place = { level: one, key, name, nameEn, parent };
    if (hidden.has(key)) return { ...place, cells: {}, trend: [] };
    const row = rowOf.get(`${place.level}/${key}`) as number;
    const rankCell = (id: BoardFigureId): RankedCell => ({
      ...cells[id],
      rank: ranks[id].get(key) ?? null,
      before: last.get(key)?.cells[id].value ?? null,
      rankBefore: ranksBefore[id].get(key) ?? null,
    });
    return { ...place, cells: byFigure(rankCell), trend: trendOf(table, figure, row, week) };
  };
  return {
    level,
    on: asOf,
    before,
    knownAt: then.register.seq,
    whole: rank(whole),
    lines: counted.map(rank),
    hidden: hidden.size,
    smallCell,
    headlines: headlinesOn(session, table, week, audience, smallCell),
    unitTasks: listUnitTasks(table, week, audience, smallCell),
    publications: [...session.register.boards.values()].filter((one) => one.asOf === asOf),
  };
}

/**
 * The district's headlines on the last day of a table's week. Of a day within a week leaders and the public are told those of the week that
 * ended before it: the sums of two days in a row may differ by one household, as those that are told never do.
 */
function headlinesOn(session: DistrictSession, table: BoardTable, week: number, audience: Audience, smallCell: number) {
  const day = nameDay(table.weekEnds[week]);
  const ended = weekEnd(session, day);
  if (audience === 'planner' || ended === day) return headlinesFor(table, 0, week, audience, smallCell);
  if (ended > day || week === 0) return [];
  return headlinesFor(table, 0, week - 1, audience, smallCell).map((one) => ({ ...one, doneOn: one.doneOn ?? ended }));
}

const headlinesFor = (table: BoardTable, row: number, week: number, audience: Audience, smallCell: number) =>
  audience === 'planner' ? readHeadlines(table, row, week) : readToldHeadlines(table, row, week, smallCell);

const weeks = new WeakMap<BoardTable, Map<string, BoardWeek>>();

/** The district's line and those of a level at a week's end; read once, as each week is asked for again as the one before the next. */
function weekOf(table: BoardTable, week: number, level: BoardLevel): BoardWeek {
  const known = weeks.get(table) ?? new Map<string, BoardWeek>();
  weeks.set(table, known);
  const name = `${level}/${week}`;
  const read = known.get(name) ?? readWeek(table, week, new Set<BoardLevel>(['district', level]));
  known.set(name, read);
  return read;
}

/** Who is told of whose tasks. */
const TASK_LEVELS: Readonly<Record<Audience, readonly BoardLevel[]>> = {
  planner: ['zone', 'township'],
  leader: ['zone', 'township'],
  public: ['zone'],
};

function listUnitTasks(table: BoardTable, week: number, audience: Audience, smallCell: number): UnitTask[] {
  const { places } = table.board.rows;
  const day = table.weekEnds[week];
  const hidden = new Set(
    audience === 'planner'
      ? []
      : TASK_LEVELS[audience].flatMap((level) => {
          const sized = places.flatMap(({ level: one, key, parent }, row) =>
            one === level ? [{ key, parent, households: countAt(table, 'households', row, day) }] : [],
          );
          return [...hiddenLines(sized, smallCell)];
        }),
  );
  const tasked = new Set((table.board.register.settings?.yearTasks ?? []).map(({ unit }) => unit));
  return places.flatMap(({ level, key, name, nameEn }, row): UnitTask[] => {
    if (!TASK_LEVELS[audience].includes(level) || hidden.has(key) || !tasked.has(key)) return [];
    const headlines = headlinesFor(table, row, week, audience, smallCell).filter((one) => one.task !== null);
    return headlines.length === 0 ? [] : [{ level, key, name, ...(nameEn !== undefined && { nameEn }), headlines }];
  });
}

function trendOf(table: BoardTable, id: BoardFigureId, row: number, week: number): (number | null)[] {
  const first = Math.max(0, week + 1 - TREND_WEEKS);
  return Array.from({ length: week + 1 - first }, (_, n) => readCell(table, id, row, first + n).value);
}

const byFigure = <T>(make: (id: BoardFigureId) => T): Record<BoardFigureId, T> =>
  Object.fromEntries(BOARD_FIGURE_IDS.map((id) => [id, make(id)])) as Record<BoardFigureId, T>;
