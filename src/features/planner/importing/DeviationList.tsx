import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { fetchImportRow } from '../../../state/import-rows.ts';
import { pointAtBox } from '../../../state/import-pointer.ts';
import type { AreaJudgement } from '../../../workers/calls/importing.ts';
import { useMapCommands } from '../map-commands.ts';
import { type ListColumn, SortedList } from './SortedList.tsx';

type Deviation = AreaJudgement['deviations'][number];

/** Features whose stated area is not the computed one, the farthest off first. */
export function DeviationList({ areas, importId }: { areas: AreaJudgement; importId: string }) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const columns = useMemo<ListColumn<Deviation>[]>(
    () => [
      { key: 'label', header: t('import.list.column.label'), width: 190, value: ({ label }) => label },
      {
        key: 'stated',
        header: t('import.list.column.stated'),
        unit: 'm²',
        numeric: true,
        value: ({ stated_cm2 }) => stated_cm2,
        show: ({ stated_cm2 }) => formatArea(stated_cm2, 'm2', 2),
      },
      {
        key: 'computed',
        header: t('import.list.column.computed'),
        unit: 'm²',
        numeric: true,
        value: ({ computed_cm2 }) => computed_cm2,
        show: ({ computed_cm2 }) => formatArea(computed_cm2, 'm2', 2),
      },
      {
        key: 'ratio',
        header: t('import.list.column.ratio'),
        numeric: true,
        value: ({ stated_cm2, computed_cm2 }) => stated_cm2 / computed_cm2,
        show: ({ stated_cm2, computed_cm2 }) => (stated_cm2 / computed_cm2).toFixed(4),
      },
      {
        key: 'verdict',
        header: t('import.list.column.verdict'),
        value: ({ verdict }) => t(`import.check.verdictShort.${verdict}`),
      },
    ],
    [t],
  );
  const find = async ({ feature }: Deviation, show: (bounds: Bounds) => void) => {
    const bounds = (await fetchImportRow(importId, feature))?.bounds;
    if (bounds) show(bounds);
  };
  return (
    <SortedList
      label={t('import.list.areas')}
      columns={columns}
      rows={areas.deviations}
      onPoint={(row) => void find(row, pointAtBox)}
      onOpen={(row) => void find(row, go)}
    />
  );
}
