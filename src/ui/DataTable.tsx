import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import './data-table.css';
import { type SortOrder, sortRows } from './sort-rows.ts';

export interface DataColumn<Row> {
  readonly key: string;
  readonly header: string;
  /** What the column sorts by. */
  readonly value: (row: Row) => string | number;
  /** What it shows as text; the value where absent. */
  readonly text?: (row: Row) => string;
  /** What it shows instead of text. */
  readonly cell?: (row: Row) => ReactNode;
  /** Right-aligned in tabular figures. */
  readonly numeric?: boolean;
  readonly className?: string;
  /** CSS pixels; the first column takes what is left. */
  readonly width?: number;
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

const ROW_px = 32;
/** The header sticks to the top of the scroller, in front of the rows. */
const HEAD_px = 33;
const PAGE = 10;

/**
 * A table of any length: only the rows in view exist. Headers sort; arrows, Page Up/Down, Home and End move through the rows,
 * Enter or Space selects. It fills its container's height.
 */
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
  const scroller = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState<SortOrder | null>(initialSort ?? null);
  const [active, setActive] = useState(0);
  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === order?.key);
    return order && column ? sortRows(rows, column.value, order.descending, locale) : rows;
  }, [rows, columns, order, locale]);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled or memoised around the virtualiser
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_px,
    overscan: 12,
    scrollMargin: HEAD_px,
    scrollPaddingStart: HEAD_px,
  });
  const selectedIndex = useMemo(() => sorted.findIndex((row) => rowKey(row) === selectedKey), [sorted, selectedKey, rowKey]);

  // Follows the selection only: scrolling again whenever the virtualiser changes would fight the reader's own scrolling.
  const follow = useEffectEvent((index: number) => {
    setActive(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => {
    if (selectedIndex >= 0) follow(selectedIndex);
  }, [selectedIndex]);

  const activeIndex = Math.min(active, Math.max(0, sorted.length - 1));
  const move = (event: KeyboardEvent) => {
    const last = sorted.length - 1;
    const to = targetIndex(event.key, activeIndex, last);
    if (to !== null) {
      event.preventDefault();
      setActive(to);
      virtual.scrollToIndex(to, { align: 'auto' });
    } else if ((event.key === 'Enter' || event.key === ' ') && event.target === event.currentTarget && last >= 0) {
      event.preventDefault();
      onSelect?.(sorted[activeIndex]);
    }
  };
  const pick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (!row) return;
    const index = Number(row.dataset.index);
    setActive(index);
    onSelect?.(sorted[index]);
  };
  const template = columns.map((column, index) => trackOf(column.width, index === 0)).join(' ');
  const rowId = (index: number) => `${label}-row-${index}`.replaceAll(/\s+/g, '-');
  return (
    <div
      ref={scroller}
      className="chidu-table"
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={sorted.length > 0 ? rowId(activeIndex) : undefined}
      tabIndex={0}
      onKeyDown={move}
      onClick={pick}
    >
      <div role="rowgroup" className="chidu-table-head">
        <div role="row" aria-rowindex={1} className="chidu-table-row" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={order?.key === column.key ? (order.descending ? 'descending' : 'ascending') : 'none'}
              className={column.numeric ? 'chidu-table-numeric' : undefined}
            >
              <button type="button" onClick={() => setOrder(nextOrder(order, column))}>
                <span>{column.header}</span>
                <svg className="chidu-table-sort" viewBox="0 0 8 8" aria-hidden="true">
                  <path d={order?.key === column.key && !order.descending ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
                </svg>
              </button>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="chidu-table-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = sorted[index];
          const chosen = index === selectedIndex;
          return (
            <div
              key={rowKey(row)}
              id={rowId(index)}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={chosen}
              data-index={index}
              data-active={index === activeIndex || undefined}
              className="chidu-table-row"
              style={{ gridTemplateColumns: template, transform: `translateY(${start - HEAD_px}px)` }}
            >
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className={cellClass(column)}>
                  {column.cell ? column.cell(row) : (column.text?.(row) ?? column.value(row))}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** First the direction that a reader looks for: largest numbers, first letters. */
function nextOrder<Row>(order: SortOrder | null, column: DataColumn<Row>): SortOrder {
  return { key: column.key, descending: order?.key === column.key ? !order.descending : (column.numeric ?? false) };
}

function targetIndex(key: string, from: number, last: number): number | null {
  if (last < 0) return null;
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
  if (step !== undefined) return Math.min(last, Math.max(0, from + step));
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

function trackOf(width: number | undefined, isFirst: boolean): string {
  const least = width ?? 120;
  return isFirst ? `minmax(${least}px, 1fr)` : `${least}px`;
}

function cellClass<Row>(column: DataColumn<Row>): string | undefined {
  return [column.numeric && 'chidu-table-numeric', column.className].filter(Boolean).join(' ') || undefined;
}
