import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { pointAtBox } from '../../../state/import-pointer.ts';
import type { DifferenceEntry, LayerDifference } from '../../../workers/calls/importing.ts';
import { useMapCommands } from '../map-commands.ts';
import type { DifferenceKind } from './differences.ts';
import { type ListColumn, SortedList } from './SortedList.tsx';

const area = (cm2: number | undefined): string => (cm2 === undefined ? '' : formatArea(cm2, 'm2', 2));

/** One kind of difference from a layer, entry by entry. */
export function DifferenceList({ kind, difference }: { kind: DifferenceKind; difference: LayerDifference }) {
  const { t, i18n } = useTranslation();
  const { go } = useMapCommands();
  const rows = difference[kind];
  const columns = useMemo<ListColumn<DifferenceEntry>[]>(() => {
    const figure = (
      key: string,
      unit: string,
      value: (row: DifferenceEntry) => number | undefined,
      show: (n: number) => string,
    ) => ({
      key,
      header: t(`import.list.column.${key}`),
      unit,
      numeric: true,
      value: (row: DifferenceEntry) => value(row) ?? Number.NaN,
      show: (row: DifferenceEntry) => {
        const n = value(row);
        return n === undefined ? '' : show(n);
      },
    });
    const change = ({ before_cm2, after_cm2 }: DifferenceEntry) =>
      before_cm2 === undefined || after_cm2 === undefined ? undefined : after_cm2 - before_cm2;
    return [
      { key: 'label', header: t('import.list.column.label'), width: 190, value: ({ label }) => label },
      ...(kind === 'renamed'
        ? [
            {
              key: 'formerLabel',
              header: t('import.list.column.formerLabel'),
              value: (row: DifferenceEntry) => row.formerLabel ?? '',
            },
          ]
        : []),
      ...(kind === 'added' ? [] : [figure('before', 'm²', ({ before_cm2 }) => before_cm2, area)]),
      ...(kind === 'gone' ? [] : [figure('after', 'm²', ({ after_cm2 }) => after_cm2, area)]),
      ...(kind === 'changed'
        ? [
            figure('difference', 'm²', change, (n) => (n > 0 ? `+${area(n)}` : area(n))),
            figure(
              'moved',
              'm',
              ({ moved_m }) => moved_m,
              (n) => n.toFixed(3),
            ),
          ]
        : []),
      figure('items', '', ({ items }) => items, String),
    ];
  }, [t, kind]);
  const total = difference.counts[kind];
  return (
    <div className="import-list">
      <SortedList
        label={t(`import.check.kind.${kind}`)}
        columns={columns}
        rows={rows}
        onPoint={({ bounds }) => pointAtBox(bounds)}
        onOpen={({ bounds }) => go(bounds)}
      />
      {rows.length < total && (
        <p className="quiet import-list__foot">
          {t('import.list.more', { shown: rows.length.toLocaleString(i18n.language), count: total })}
        </p>
      )}
    </div>
  );
}
