import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import type { ComparedAmounts, ComparedCell, ComparedLine } from '../../../core/report/comparison/compared.ts';
import { differenceOf } from '../../../core/report/comparison/compared.ts';
import type { TFunction } from '../../../i18n/create-i18n.ts';
import { HIDDEN } from '../../../core/report/snapshot/snapshot.ts';
import type { CompareCount } from '../../../state/leader/compare.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';

const DECIMALS = { mu: 2, m2: 0 } as const;
const NONE = '–';

/** Figures of a comparison in the reader's words. */
export interface CompareWords {
  name(line: Pick<ComparedLine, 'name' | 'nameEn'>): string;
  /** Which amounts of a line a way of counting shows; snapshots know households, not items. */
  amounts(line: ComparedLine): ComparedAmounts | null;
  readonly unit: string;
  value(cell: ComparedCell): string;
  /** With its sign, plus or minus. */
  signed(cell: ComparedCell): string;
  /** Its direction in a word. */
  direction(cell: ComparedCell): string;
  /** The change of a line with its direction: what the sentence says. */
  change(amounts: ComparedAmounts): string;
  rank(line: Pick<ComparedLine, 'rankBefore' | 'rankAfter'>): string;
  /** By how many places a line moved, in words; empty where it did not. */
  moved(line: Pick<ComparedLine, 'rankBefore' | 'rankAfter'>): string;
}

export function useCompareWords(count: CompareCount, isFrozen: boolean): CompareWords {
  const { t, i18n } = useTranslation();
  return useMemo(() => createCompareWords(t, i18n.language, count, isFrozen), [t, i18n.language, count, isFrozen]);
}

export function createCompareWords(t: TFunction, language: string, count: CompareCount, isFrozen: boolean): CompareWords {
  const isArea = count !== 'items';
  const unit = t(isArea ? `compare.unit.${count}` : isFrozen ? 'compare.unit.households' : 'compare.unit.items');
  const number = (value: number) =>
    isArea ? groupThousands(formatArea(value, count, DECIMALS[count]), language) : value.toLocaleString(language);
  const value = (cell: ComparedCell): string => {
    if (cell === HIDDEN) return t('compare.hidden');
    return cell === null ? NONE : number(cell);
  };
  const direction = (cell: ComparedCell): string =>
    typeof cell !== 'number' ? '' : t(cell > 0 ? 'compare.word.up' : cell < 0 ? 'compare.word.down' : 'compare.word.same');
  return {
    name: ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name),
    amounts: ({ amounts }) => amounts?.[isArea ? 'cm2' : isFrozen ? 'households' : 'items'] ?? null,
    unit,
    value,
    signed: (cell) => {
      if (typeof cell !== 'number') return value(cell);
      const plain = isArea
        ? groupThousands(formatAreaChange(cell, count, DECIMALS[count]), language)
        : `${cell > 0 ? '+' : ''}${cell.toLocaleString(language)}`;
      return plain.replace('-', '−');
    },
    direction,
    change: (amounts) => {
      const by = differenceOf(amounts);
      if (typeof by !== 'number') return value(by);
      if (by === 0) return t('compare.change.same');
      return t(by > 0 ? 'compare.change.up' : 'compare.change.down', { by: `${number(Math.abs(by))} ${unit}` });
    },
    moved: ({ rankBefore: from, rankAfter: to }) => {
      if (from === null || to === null || from === to) return '';
      return t(from > to ? 'compare.moved.up' : 'compare.moved.down', { n: Math.abs(from - to) });
    },
    rank: ({ rankBefore: from, rankAfter: to }) => {
      if (to === null) return t('compare.noRank');
      if (from === null) return t('compare.rank.only', { to });
      if (from === to) return t('compare.rank.same', { to });
      return t(from > to ? 'compare.rank.up' : 'compare.rank.down', { from, to, n: Math.abs(from - to) });
    },
  };
}
