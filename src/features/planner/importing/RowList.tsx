import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { veilUnseen } from '../../../core/register/unseen.ts';
import { importRow, useImportRows, wantImportRows } from '../../../state/import-rows.ts';
import { pointAtBox } from '../../../state/import-pointer.ts';
import type { ImportPreview } from '../../../workers/calls/importing.ts';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { useMapCommands } from '../map-commands.ts';

/** The file's rows as it has them, with where each stands in the file; a chosen one is shown on the map. */
export function RowList({ preview, placing }: { preview: ImportPreview; placing: number }) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const [chosen, setChosen] = useState(-1);
  // Pages come one by one: each draws the table again.
  useImportRows((s) => s.loaded + s.key);
  const { importId, features } = preview;
  const columns: GridColumn[] = [
    { key: '#place', header: t('import.list.column.place'), numeric: true, width: 72 },
    { key: '#id', header: t('import.list.column.id'), width: 96 },
    { key: '#geometry', header: t('import.list.column.geometry'), width: 110 },
    ...preview.columns.map(({ name }, n) => ({ key: String(n), header: veilUnseen(name), width: 120 })),
  ];
  const want = useCallback((from: number, to: number) => wantImportRows(importId, placing, from, to), [importId, placing]);
  const cell = (index: number, { key }: GridColumn) => {
    const row = importRow(index);
    if (!row) return <span className="chidu-table-waiting" />;
    if (key === '#place') return row.place;
    if (key === '#id') return row.id ?? '';
    return key === '#geometry'
      ? t(`import.list.geometry.${row.geometry}`, { defaultValue: row.geometry })
      : row.values[Number(key)];
  };
  return (
    <VirtualGrid
      label={t('import.list.rows')}
      columns={columns}
      count={features}
      order={null}
      cell={cell}
      isChosen={(index) => index === chosen}
      follow={-1}
      onPick={(index) => {
        setChosen(index);
        pointAtBox(importRow(index)?.bounds ?? null);
      }}
      onOpen={(index) => {
        const bounds = importRow(index)?.bounds;
        if (bounds) go(bounds);
      }}
      onWindow={want}
    />
  );
}
