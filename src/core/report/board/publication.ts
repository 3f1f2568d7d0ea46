import { writeCanonicalJson } from '../../register/canonical-json.ts';
import { sha256 } from '../../register/sha256.ts';
import { BOARD_FIGURE_IDS, type BoardFigureId } from './board-figures.ts';
import { type Headline, readHeadlines } from './headlines.ts';
import type { BoardTable } from './prepare-board.ts';
import { type BoardCell, type BoardWeek, readWeek } from './read-board.ts';

/** All that a published week says: every line, and the whole district's headlines. */
export interface BoardFigures {
  readonly week: BoardWeek;
  readonly headlines: readonly Headline[];
}

/** The figures of the table's last week. */
export function figuresOf(table: BoardTable): BoardFigures {
  const week = table.weekEnds.length - 1;
  return { week: readWeek(table, week), headlines: readHeadlines(table, 0, week) };
}

/** SHA-256 of the figures as canonical JSON: two devices that know the same feed have the same. */
export const digestFigures = (figures: BoardFigures): string => sha256(writeCanonicalJson(figures));

/** One number that is another today than when it was published. */
export interface BoardDifference {
  readonly key: string;
  readonly figure: BoardFigureId;
  /** Null where the line was not there. */
  readonly published: BoardCell | null;
  readonly today: BoardCell | null;
}

/** What later records changed about a published week, in the order of its lines. */
export function listDifferences(published: BoardWeek, today: BoardWeek): readonly BoardDifference[] {
  const now = new Map(today.lines.map((line) => [line.key, line]));
  const then = new Map(published.lines.map((line) => [line.key, line]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) =>
    BOARD_FIGURE_IDS.flatMap((figure): BoardDifference[] => {
      const a = then.get(key)?.cells[figure] ?? null;
      const b = now.get(key)?.cells[figure] ?? null;
      const isSame = a?.numerator === b?.numerator && a?.denominator === b?.denominator;
      return isSame ? [] : [{ key, figure, published: a, today: b }];
    }),
  );
}
