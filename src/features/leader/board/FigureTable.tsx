import { useTranslation } from 'react-i18next';
import { BOARD_FIGURE_IDS, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { BoardAnswer, RankedLine } from '../../../workers/calls/leader-board.ts';
import { useBoardWords } from './board-words.ts';
import { orderLines } from './Ranking.tsx';
import { recordsLink } from './records-link.ts';

interface FigureTableProps {
  readonly answer: BoardAnswer;
  readonly figure: BoardFigureId;
  readonly districtId: string;
}

/** All figures of all lines with their places and what they are made of, in the order of the chosen one. */
export function FigureTable({ answer, figure, districtId }: FigureTableProps) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const row = (line: RankedLine, name: string) => (
    <tr key={line.key}>
      <th scope="row">{name}</th>
      {BOARD_FIGURE_IDS.map((id) => {
        const cell = line.cells[id];
        return cell ? (
          <td key={id}>
            <a
              href={recordsLink(districtId, answer.on, id, line)}
              aria-label={`${words.value(id, cell)}. ${t('board.records', { name, figure: t(`board.figure.${id}`) })}`}
            >
              {words.value(id, cell)}
            </a>
            <small>{cell.value === null ? '' : words.parts(id, cell)}</small>
            {cell.rank !== null && <small>{`${t('board.rank')} ${cell.rank}`}</small>}
          </td>
        ) : (
          <td key={id} className="board-quiet">
            {t('board.hiddenCell')}
          </td>
        );
      })}
    </tr>
  );
  return (
    <div className="board-table" role="region" aria-label={t('board.form.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`board.level.${answer.level}`)}</th>
            {BOARD_FIGURE_IDS.map((id) => (
              <th key={id} scope="col">
                {t(`board.figure.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orderLines(answer.lines, figure).map((line) => row(line, words.name(line)))}
          {row(answer.whole, t('board.whole'))}
        </tbody>
      </table>
    </div>
  );
}
