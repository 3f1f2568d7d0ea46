import { nameDay } from '../../register/day.ts';
import type { Day } from '../../register/ports.ts';
import { rankWithTies } from '../rank-with-ties.ts';
import { BOARD_FIGURE_IDS, BOARD_FIGURES, type BoardFigureId, type Land, type Tally } from './board-figures.ts';
import type { BoardLevel, BoardPlace } from './board-rows.ts';
import type { BoardTable } from './prepare-board.ts';

/** One number with what it was made of. */
export interface BoardCell {
  readonly numerator: number;
  /** Of a share what it is taken of, of an amount what it is a part of, of a median how many there are. */
  readonly denominator: number;
  /** 0…1 of a share, the number itself of an amount or a median; null where there is nothing to count. */
  readonly value: number | null;
}

export interface BoardLine extends BoardPlace {
  /** Households in the scope at the week's end: fewer than the small-cell threshold, and the line is for planners alone. */
  readonly households: number;
  readonly cells: Readonly<Record<BoardFigureId, BoardCell>>;
}

/** The figures at the end of one week. */
export interface BoardWeek {
  readonly on: Day;
  /** Last day of the week before; null in the first week. */
  readonly before: Day | null;
  readonly lines: readonly BoardLine[];
}

const SHARES: Readonly<Partial<Record<BoardFigureId, readonly [Tally | Land, Tally | Land]>>> = {
  signing: ['households-signed', 'households'],
  'signing-land': ['land-signed', 'land'],
  payment: ['payment-reached', 'payment-counted'],
  vacating: ['vacating-reached', 'vacating-counted'],
  demolition: ['demolition-reached', 'demolition-counted'],
  'one-month': ['one-month-reached', 'one-month-counted'],
  'cleared-land': ['land-handed-over', 'land'],
  unresolved: ['land-unresolved', 'land-claimed'],
  'case-closing': ['cases-closed', 'cases'],
  coverage: ['covered-reached', 'covered-counted'],
  'zero-villages': ['villages-clear', 'villages'],
};

/** Reads one week off the table. @param levels which lines; all without */
export function readWeek(table: BoardTable, week: number, levels?: ReadonlySet<BoardLevel>): BoardWeek {
  const { board, weekEnds } = table;
  const day = weekEnds[week];
  const lines = board.rows.places.flatMap((place, row): BoardLine[] => {
    if (levels && !levels.has(place.level)) return [];
    const cells = Object.fromEntries(BOARD_FIGURE_IDS.map((id) => [id, readCell(table, id, row, week)]));
    return [{ ...place, households: countAt(table, 'households', row, day), cells: cells as Record<BoardFigureId, BoardCell> }];
  });
  return { on: nameDay(day), before: week > 0 ? nameDay(weekEnds[week - 1]) : null, lines };
}

/** One figure of one line at a week's end. */
export function readCell(table: BoardTable, id: BoardFigureId, row: number, week: number): BoardCell {
  const day = table.weekEnds[week];
  const at = (name: Tally | Land, on = day) => countAt(table, name, row, on);
  const newYear = table.yearsBefore[week];
  const inYear = (name: Tally) => at(name) - at(name, newYear);
  if (id === 'found') {
    const since = week > 0 ? at('found', table.weekEnds[week - 1]) : 0;
    return amount(at('found') - since, inYear('found'));
  }
  if (id === 'verified-in-time') return share(inYear('verify-reached'), inYear('verify-counted'));
  if (id === 'verification') return medianOf(table.board.verified.daysBetween(row, newYear, day));
  const [numerator, denominator] = SHARES[id] as readonly [Tally | Land, Tally | Land];
  return BOARD_FIGURES[id].kind === 'amount' ? amount(at(numerator), at(denominator)) : share(at(numerator), at(denominator));
}

/** A count of a line at the end of a day that the table has; nothing before its first. */
export function countAt({ tallies, lands, width, columnOf }: BoardTable, name: Tally | Land, row: number, day: number): number {
  const column = columnOf(day);
  const cells = lands.get(name as Land) ?? tallies.get(name as Tally);
  return column < 0 || !cells ? 0 : cells[row * width + column];
}

const share = (numerator: number, denominator: number): BoardCell => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});

/** Nothing of nothing is no figure. */
const amount = (numerator: number, denominator: number): BoardCell => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator,
});

/** @param days ascending */
function medianOf(days: Int32Array): BoardCell {
  if (days.length === 0) return { numerator: 0, denominator: 0, value: null };
  const middle = days.length >> 1;
  const value = days.length % 2 === 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2;
  return { numerator: value, denominator: days.length, value };
}

/** How a line stands to the others by one figure: an amount by its part of the whole, as units differ in size. */
export function standingOf({ numerator, denominator, value }: BoardCell, id: BoardFigureId): number | null {
  const { kind, better } = BOARD_FIGURES[id];
  if (value === null || better === null) return null;
  const standing = kind === 'amount' ? numerator / denominator : value;
  return better === 'more' ? standing : -standing;
}

/** Places of lines by one figure; ties share one, lines without the figure have none. */
export function rankLines(lines: readonly BoardLine[], id: BoardFigureId): ReadonlyMap<string, number> {
  const standing = lines.flatMap(({ key, cells }) => {
    const value = standingOf(cells[id], id);
    return value === null ? [] : [{ key, value }];
  });
  const ranks = rankWithTies(standing.map(({ value }) => value));
  return new Map(standing.map(({ key }, n) => [key, ranks[n]]));
}
