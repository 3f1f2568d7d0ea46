import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { FigureColumn, FigureRow } from '../../../core/report/figures/figure-table.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { isHidden, type ReadFigure } from '../../../core/report/tour/read-figure.ts';

/** From here on floors are said in ten thousand square metres. */
const MANY_cm2 = 1e8;

export interface FigureWords {
  readonly label: string;
  readonly number: string;
  readonly unit: string;
  /** What it is a share of, or why there is no number; empty where there is nothing to say. */
  readonly beside: string;
  readonly change: string;
}

/** Thousands set apart, as in the counts beside them. */
const group = (decimal: string): string => decimal.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));

export type TourWords = ReturnType<typeof useTourWords>;

/** Figures of a snapshot in the reader's words. */
export function useTourWords() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const amount = ({ unit, method }: FigureColumn, value: number): { number: string; unit: string } => {
      if (unit !== 'cm2') return { number: value.toLocaleString(i18n.language), unit: t(`tour.count.${unit}`) };
      if (method !== 'stated') return { number: group(formatArea(value, 'mu', 1)), unit: t('tour.count.cm2') };
      if (value < MANY_cm2) return { number: group(formatArea(value, 'm2', 0)), unit: t('tour.count.floor') };
      // Ten thousand times as large: the digits of square metres, moved by four.
      return { number: formatArea(Math.round(value / 1e4), 'm2', 2), unit: t('tour.count.floorMany') };
    };
    const nameOf = ({ name, nameEn }: Pick<FigureRow, 'name' | 'nameEn'>) => (i18n.language === 'en' ? (nameEn ?? name) : name);
    const columnOf = (key: string) => t(`tour.column.${key}`, { defaultValue: key });
    const changeOf = ({ column, change, value }: ReadFigure, day: string | null): string => {
      if (day === null || isHidden(value)) return '';
      if (change === null) return t('tour.change.unknown');
      if (change === 0) return t('tour.change.same', { day });
      const by = amount(column, Math.abs(change));
      return t(`tour.change.${change > 0 ? 'up' : 'down'}`, { day, by: `${by.number} ${by.unit}` });
    };
    const columnIn = (key: string, { figures }: Pick<Snapshot, 'figures'>) =>
      figures.flatMap(({ columns }) => columns).find((one) => one.key === key);
    return {
      nameOf,
      columnOf,
      /** What a share is of what, and in what: 已签约 ÷ 征收户 · 户. */
      shareOf: (key: string, snapshot: Pick<Snapshot, 'figures'>): string => {
        const column = columnIn(key, snapshot);
        if (column?.denominator === undefined) return columnOf(key);
        return `${columnOf(key)} ÷ ${columnOf(column.denominator)} · ${amount(column, 0).unit}`;
      },
      /** Both numbers of a share, in the unit that `shareOf` names. */
      pair: (key: string, snapshot: Pick<Snapshot, 'figures'>, value: number, of: number): string => {
        const column = columnIn(key, snapshot);
        if (!column) return '';
        const digits = (one: number) =>
          column.unit === 'cm2' && column.method === 'stated' ? group(formatArea(one, 'm2', 0)) : amount(column, one).number;
        return `${digits(value)} / ${digits(of)}`;
      },
      /** @param before day of the earlier snapshot; null where there is none */
      figure: (read: ReadFigure, before: string | null): FigureWords => {
        const { column, row, value, of } = read;
        const label = row.level === 'district' ? columnOf(column.key) : `${nameOf(row)} · ${columnOf(column.key)}`;
        if (isHidden(value)) return { label, number: t('tour.hidden'), unit: '', beside: t('tour.hiddenWhy'), change: '' };
        if (value === null) return { label, number: t('tour.nothing'), unit: '', beside: '', change: '' };
        const whole = of && of.value > 0 ? amount(of.column, of.value) : null;
        return {
          label,
          ...amount(column, value),
          beside:
            of && whole
              ? t('tour.of', {
                  share: `${((100 * value) / of.value).toFixed(1)} %`,
                  name: columnOf(of.column.key),
                  number: whole.number,
                  unit: whole.unit,
                })
              : '',
          change: changeOf(read, before),
        };
      },
    };
  }, [t, i18n.language]);
}
