import { type ReactNode, useMemo, useState } from 'react';
import { type SortOrder, sortRows } from './sort-rows.ts';
import { type GridColumn, nextOrder, VirtualGrid } from './VirtualGrid.tsx';

export interface DataColumn<Row> extends GridColumn {
  /** What the column sorts by. */
  readonly value: (row: Row) => string | number;
  /** What it shows as text; the value where absent. */
  readonly text?: (row: Row) => string;
  /** What it shows instead of text. */
  readonly cell?: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | null;
  readonly onSelect?: (row: Row) => void;
  readonly initialSort?: SortOrder;
  readonly locale?: string;
}

/** A table of rows that are all here, sorted by its headers. For longer ones see `PagedTable`. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  selectedKey = null,
  onSelect,
  initialSort,
  locale,
}: DataTableProps<Row>) {
  const [order, setOrder] = useState<SortOrder | null>(initialSort ?? null);
  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === order?.key);
    return order && column ? sortRows(rows, column.value, order.descending, locale) : rows;
  }, [rows, columns, order, locale]);
  const selected = useMemo(() => sorted.findIndex((row) => rowKey(row) === selectedKey), [sorted, selectedKey, rowKey]);
  const choose = (index: number) => onSelect?.(sorted[index]);
  return (
    <VirtualGrid
      label={label}
      columns={columns}
      count={sorted.length}
      order={order}
      onSort={(column) => setOrder(nextOrder(order, column))}
      cell={(index, column) => column.cell?.(sorted[index]) ?? column.text?.(sorted[index]) ?? column.value(sorted[index])}
      isChosen={(index) => index === selected}
      follow={selected}
      onPick={choose}
      onOpen={choose}
    />
  );
}
