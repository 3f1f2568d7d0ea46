import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, writeDecimal } from '../../../core/measure/decimal.ts';
import { BOARD_FIGURES, type BoardFigureId } from '../../../core/report/board/board-figures.ts';
import type { BoardPlace } from '../../../core/report/board/board-rows.ts';
import type { BoardCell } from '../../../core/report/board/read-board.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';

const HOURS_PER_DAY = 24;
/** Of the share that a change in percentage points is shown of. */
const LEAST_CHANGE = 0.0005;

/** Figures of the board in the reader's words. */
export interface BoardWords {
  name(place: Pick<BoardPlace, 'name' | 'nameEn'>): string;
  /** The number itself with its unit. */
  value(id: BoardFigureId, cell: BoardCell): string;
  /** What it was made of, with its unit. */
  parts(id: BoardFigureId, cell: BoardCell): string;
  /** How it changed since the week before, with its direction in words; empty where there was none. */
  change(id: BoardFigureId, value: number | null, before: number | null): string;
}

export function useBoardWords(): BoardWords {
  const { t, i18n } = useTranslation();
  return useMemo(() => createBoardWords(t, i18n.language), [t, i18n.language]);
}

export function createBoardWords(t: TFunction, language: string): BoardWords {
  const number = (value: number) => value.toLocaleString(language);
  const mu = (cm2: number) => groupThousands(formatArea(cm2, 'mu', 1), language);
  const count = (id: BoardFigureId, value: number): string => {
    const { unit } = BOARD_FIGURES[id];
    if (unit === 'cm2') return t('board.count.cm2', { n: mu(value) });
    if (unit === 'days') return t('board.count.hours', { n: number(value * HOURS_PER_DAY) });
    return t(`board.count.${unit}`, { n: number(value) });
  };
  return {
    name: ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name),
    value: (id, { value }) => {
      if (value === null) return t('board.nothing');
      return BOARD_FIGURES[id].kind === 'share' ? formatShare(value) : count(id, value);
    },
    parts: (id, { numerator, denominator }) => {
      if (BOARD_FIGURES[id].kind === 'median') return t('board.ofMany', { n: number(denominator) });
      const of = BOARD_FIGURES[id].unit === 'cm2' ? mu(numerator) : number(numerator);
      return `${of} / ${count(id, denominator)}`;
    },
    change: (id, value, before) => {
      if (value === null || before === null) return '';
      const by = value - before;
      const { kind, unit } = BOARD_FIGURES[id];
      if (Math.abs(by) < (kind === 'share' ? LEAST_CHANGE : Number.MIN_VALUE)) return t('board.change.same');
      const direction = by > 0 ? 'up' : 'down';
      if (kind === 'share')
        return t(`board.change.${direction}`, {
          by: t('board.points', { n: writeDecimal(Math.round(1000 * Math.abs(by)), 1) }),
        });
      if (unit === 'cm2')
        return t(`board.change.${direction}`, {
          by: t('board.count.cm2', { n: mu(Math.abs(by)) }),
        });
      return t(`board.change.${direction}`, { by: count(id, Math.abs(by)) });
    },
  };
}
