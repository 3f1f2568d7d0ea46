import { useTranslation } from 'react-i18next';
import { BOARD_FIGURES, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import { standingOf } from '../../../core/report/board/read-board.ts';
import type { BoardAnswer, RankedCell, RankedLine } from '../../../workers/calls/leader-board.ts';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import { type BoardWords, useBoardWords } from './board-words.ts';
import { recordsLink } from './records-link.ts';

interface RankingProps {
  readonly answer: BoardAnswer;
  readonly figure: BoardFigureId;
  readonly districtId: string;
}

/** Lines in order of their places; those without the figure after them, hidden ones last. */
export function orderLines(lines: readonly RankedLine[], figure: BoardFigureId): readonly RankedLine[] {
  const weight = ({ cells: { [figure]: cell } }: RankedLine): number => {
    if (!cell) return Number.NEGATIVE_INFINITY;
    const standing = BOARD_FIGURES[figure].better === null ? cell.value : standingOf(cell, figure);
    return standing ?? -Number.MAX_VALUE;
  };
  return lines.toSorted((a, b) => weight(b) - weight(a));
}

/** Who stands where by one figure: place, name, a thin bar with its number at the end, what it is made of, and how it changed. */
export function Ranking({ answer, figure, districtId }: RankingProps) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const lines = orderLines(answer.lines, figure);
  const most = Math.max(...lines.map(({ cells }) => barValue(cells[figure], figure)), 0);
  return (
    <ol className="board-ranking" aria-label={t(`board.figure.${figure}`)}>
      {lines.map((line) => (
        <RankedRow key={line.key} line={line} figure={figure} answer={answer} districtId={districtId} most={most} words={words} />
      ))}
      <RankedRow line={answer.whole} figure={figure} answer={answer} districtId={districtId} most={most} words={words} isWhole />
    </ol>
  );
}

/** Bars of shares reach to the whole, those of amounts to the largest part of its whole. */
function barValue(cell: RankedCell | undefined, figure: BoardFigureId): number {
  if (!cell || cell.value === null) return 0;
  return BOARD_FIGURES[figure].kind === 'median' ? cell.value : cell.numerator / cell.denominator;
}

interface RankedRowProps extends RankingProps {
  readonly line: RankedLine;
  readonly most: number;
  readonly words: BoardWords;
  readonly isWhole?: boolean;
}

function RankedRow({ line, figure, answer, districtId, most, words, isWhole = false }: RankedRowProps) {
  const { t } = useTranslation();
  const name = isWhole ? t('board.whole') : words.name(line);
  const cell = line.cells[figure];
  if (!cell) {
    return (
      <li className="board-row board-row--hidden">
        <span className="board-row__rank" />
        <span className="board-row__name">{name}</span>
        <span className="board-quiet">{t('board.hidden', { limit: answer.smallCell })}</span>
      </li>
    );
  }
  const whole = BOARD_FIGURES[figure].kind === 'share' ? 1 : most;
  const width = whole === 0 ? 0 : Math.min(1, barValue(cell, figure) / whole);
  const known = line.trend.filter((value) => value !== null);
  const says = (value: number) => words.value(figure, { ...cell, value });
  return (
    <li className={isWhole ? 'board-row board-row--whole' : 'board-row'}>
      <span className="board-row__rank">
        {cell.rank ?? '–'}
        <RankChange cell={cell} />
      </span>
      <span className="board-row__name">{name}</span>
      <span className="board-row__bar">
        <span className="board-row__fill" style={{ width: `calc(${width} * (100% - var(--bar-label)))` }} />
        <a
          className="board-row__value"
          href={recordsLink(districtId, answer.on, figure, line)}
          aria-label={`${words.value(figure, cell)}. ${t('board.records', { name, figure: t(`board.figure.${figure}`) })}`}
        >
          {words.value(figure, cell)}
        </a>
      </span>
      <span className="board-row__parts">{words.parts(figure, cell)}</span>
      <span className="board-row__change">{words.change(figure, cell.value, cell.before)}</span>
      <span className="board-row__trend">
        {known.length > 1 && (
          <Sparkline
            values={line.trend}
            label={t('board.trend', {
              name,
              n: line.trend.length,
              from: says(known[0]),
              to: says(known[known.length - 1]),
            })}
          />
        )}
      </span>
    </li>
  );
}

function RankChange({ cell: { rank, rankBefore } }: { cell: RankedCell }) {
  const { t } = useTranslation();
  if (rank === null || rankBefore === null || rank === rankBefore) return null;
  const by = rankBefore - rank;
  return <small>{t(by > 0 ? 'board.rankChange.up' : 'board.rankChange.down', { n: Math.abs(by) })}</small>;
}
