import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import type { BoardAnswer } from '../../../workers/calls/leader-board.ts';
import type { BoardWords } from './board-words.ts';
import { orderLines } from './Ranking.tsx';

interface ToldBoard {
  readonly answer: BoardAnswer;
  /** By which the lines are ordered. */
  readonly figure: BoardFigureId;
  readonly t: TFunction;
  readonly words: BoardWords;
  /** Within how many months demolition is due. */
  readonly months: number;
}

/** The board as the texts of a table, a row for each line and figure: what is copied, and what is written into a workbook. */
export function tellBoard({ answer, figure, t, words, months }: ToldBoard): {
  readonly headings: readonly string[];
  readonly cells: readonly (readonly string[])[];
} {
  const headings = [
    t('board.report.unit'),
    t('board.figure.label'),
    t('board.report.value'),
    t('board.report.parts'),
    t('board.rank'),
    t('board.report.change'),
    t('board.report.formula'),
  ];
  const cells = [...orderLines(answer.lines, figure), answer.whole].flatMap((line) => {
    const name = line === answer.whole ? t('board.whole') : words.name(line);
    return BOARD_FIGURE_IDS.map((id) => {
      const figureName = t(`board.figure.${id}`);
      const formula = t(`board.formula.${id}`, { months });
      const cell = line.cells[id];
      if (!cell) return [name, figureName, t('board.hiddenCell'), '', '', '', formula];
      const parts = cell.value === null ? '' : words.parts(id, cell);
      const rank = cell.rank === null ? '' : String(cell.rank);
      return [name, figureName, words.value(id, cell), parts, rank, words.change(id, cell.value, cell.before), formula];
    });
  });
  return { headings, cells };
}
