import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SortOrder, sortRows } from '../../../ui/sort-rows.ts';
import { type GridColumn, nextOrder, VirtualGrid } from '../../../ui/VirtualGrid.tsx';

export interface ListColumn<Row> extends GridColumn {
  /** What the column is sorted by, and shown as where `show` is absent. */
  value(row: Row): string | number;
  show?(row: Row): ReactNode;
}

interface SortedListProps<Row> {
  readonly label: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  onPoint(row: Row): void;
  onOpen(row: Row): void;
}

/** A list that is wholly here: sorted by its headers, pointed at and gone to on the map. */
export function SortedList<Row>({ label, columns, rows, onPoint, onOpen }: SortedListProps<Row>) {
  const { i18n } = useTranslation();
  const [order, setOrder] = useState<SortOrder | null>(null);
  const [chosen, setChosen] = useState<Row | null>(null);
  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === order?.key);
    return column && order ? sortRows(rows, column.value, order.descending, i18n.language) : rows;
  }, [rows, columns, order, i18n.language]);
  return (
    <VirtualGrid
      label={label}
      columns={columns}
      count={sorted.length}
      order={order}
      onSort={(column) => setOrder(nextOrder(order, column))}
      cell={(index, column) => {
        const row = sorted[index];
        return column.show ? column.show(row) : column.value(row);
      }}
      isChosen={(index) => sorted[index] === chosen}
      follow={-1}
      onPick={(index) => {
        setChosen(sorted[index]);
        onPoint(sorted[index]);
      }}
      onOpen={(index) => onOpen(sorted[index])}
    />
  );
}
