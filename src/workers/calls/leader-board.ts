import type { Day } from '../../core/register/ports.ts';
import type { PublishedBoard } from '../../core/register/published-board.ts';
import type { Audience } from '../../core/report/audience.ts';
import type { BoardFigureId } from '../../core/report/board/board-figures.ts';
import type { BoardLevel } from '../../core/report/board/board-rows.ts';
import type { Headline } from '../../core/report/board/headlines.ts';
import type { BoardDifference } from '../../core/report/board/publication.ts';
import type { BoardPeriod } from '../../core/report/board/read-period.ts';
import type { BoardCell, BoardLine } from '../../core/report/board/read-board.ts';
import type { SheetContent } from '../../formats/xlsx/write.ts';
import type { DistrictParts } from '../../store/save-district.ts';

export interface BoardQuestion {
  /** Which lines are ranked; the public is told of zones alone. */
  readonly level: Exclude<BoardLevel, 'district'>;
  /** By which figure: its trend is told. */
  readonly figure: BoardFigureId;
  /** The week that ended last by this day. */
  readonly on: Day;
  /** The day itself instead, as the end of a week under way: what a report of a day or of three days stands on. */
  readonly exactly?: boolean;
  readonly audience: Audience;
  /** Place in the feed: what was accepted after it is not known. Null knows everything. */
  readonly knownAt: number | null;
  /** The district where this device's database does not hold it; only asked for with a place in the feed. */
  readonly parts?: DistrictParts;
}

/** A line with its places and its weeks. What is hidden from the audience is not there, and has no place among the others. */
export interface RankedLine extends Omit<BoardLine, 'cells' | 'households'> {
  readonly cells: Readonly<Partial<Record<BoardFigureId, RankedCell>>>;
  /** Values of the asked figure at the ends of the last weeks, oldest first; the last is that of the week itself. Null: none, or hidden. */
  readonly trend: readonly (number | null)[];
}

export interface RankedCell extends BoardCell {
  /** Null where the figure gives no places, or the line has none of it. */
  readonly rank: number | null;
  /** Value and place at the end of the week before; null where there was none, or it is hidden. */
  readonly before: number | null;
  readonly rankBefore: number | null;
}

export interface BoardAnswer {
  readonly level: BoardQuestion['level'];
  /** Last day of the week, or the very day that was asked for, and the end of the week before it. */
  readonly on: Day;
  readonly before: Day | null;
  /** Place in the feed that was known. */
  readonly knownAt: number;
  readonly whole: RankedLine;
  readonly lines: readonly RankedLine[];
  /** How many lines are hidden, and below how many households. */
  readonly hidden: number;
  readonly smallCell: number;
  readonly headlines: readonly Headline[];
  /** The same of the zones and townships that have a task of their own, as far as the audience is told of them. */
  readonly unitTasks: readonly UnitTask[];
  /** Publications of this very week, the last one last. */
  readonly publications: readonly PublishedBoard[];
}

export interface UnitTask extends Pick<BoardLine, 'level' | 'key' | 'name' | 'nameEn'> {
  /** Only those with a task, and of people no small cell. */
  readonly headlines: readonly Headline[];
}

/** A published week made again. */
export interface ReproducedBoard {
  readonly published: PublishedBoard;
  /** Whether the figures are, to the last digit, those that were published. */
  readonly isSame: boolean;
  /** What records that came in since then change about them. */
  readonly differences: readonly BoardDifference[];
}

export interface LeaderBoardCalls {
  board(question: BoardQuestion): BoardAnswer;
  /** What happened in the `days` up to a day, by what is known at a place in the feed. */
  boardPeriod(on: Day, days: number, audience: Audience, knownAt: number | null, parts?: DistrictParts): BoardPeriod;
  /** A table of the board, worded by the screen, as a workbook. */
  boardWorkbook(sheet: SheetContent): Uint8Array;
  /** What a publication of the week that ended last by a day would fix. */
  boardDigest(on: Day): Pick<PublishedBoard, 'asOf' | 'knownAt' | 'figures_sha256' | 'software'>;
  /** @throws EngineError `board-unknown` */
  reproduceBoard(id: string, parts?: DistrictParts): ReproducedBoard;
}

export const LEADER_BOARD_CALLS = [
  'board',
  'boardPeriod',
  'boardWorkbook',
  'boardDigest',
  'reproduceBoard',
] as const satisfies readonly (keyof LeaderBoardCalls)[];
