import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import './data-table.css';
import type { SortOrder } from './sort-rows.ts';
import { useRowWindow } from './use-row-window.ts';

export interface GridColumn {
  readonly key: string;
  readonly header: string;
  /** Small and grey beside the header: the unit. */
  readonly unit?: string;
  /** Right-aligned in tabular figures. */
  readonly numeric?: boolean;
  readonly className?: string;
  /** At least so many CSS pixels; what is left is shared in proportion. */
  readonly width?: number;
}

/** A row alone, together with all between it and the last one, or beside those already chosen. */
export type PickMode = 'one' | 'extend' | 'toggle';

export interface VirtualGridProps<Column extends GridColumn> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly order: SortOrder | null;
  /** Absent: the rows have one order of their own. */
  readonly onSort?: (column: Column) => void;
  readonly cell: (index: number, column: Column) => ReactNode;
  /** A line across all columns instead of cells. */
  readonly across?: (index: number) => ReactNode;
  /** What stands beside a header: a filter. */
  readonly headTool?: (column: Column) => ReactNode;
  readonly isChosen: (index: number) => boolean;
  /** Scrolled to when it changes; −1 for none. */
  readonly follow: number;
  readonly multiple?: boolean;
  readonly busy?: boolean;
  /** `anchor` is where the reader stood before reaching out with Shift. */
  readonly onPick: (index: number, mode: PickMode, anchor: number) => void;
  readonly onPickAll?: () => void;
  /** Enter, or a double click. */
  readonly onOpen: (index: number) => void;
  /** Rows that exist now. */
  readonly onWindow?: (from: number, to: number) => void;
}

/** The same as in data-table.css: a finger's row is higher. */
const ROW_px = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches ? 44 : 32;
/** A row with its line; sticks to the top of the scroller, in front of the rows. */
const HEAD_px = ROW_px + 1;

/**
 * A grid of any length: only the rows in view exist. Headers sort; arrows, Page Up/Down, Home and End move through the rows,
 * Space picks and Enter opens; with Shift or Ctrl several. It fills its container's height.
 */
export function VirtualGrid<Column extends GridColumn>(props: VirtualGridProps<Column>) {
  const { label, columns, count, order, across, follow, isChosen, onWindow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const view = useRowWindow(scroller, count, ROW_px, HEAD_px);

  // Follows the selection only: scrolling again whenever rows come in would fight the reader's own scrolling.
  const goTo = useEffectEvent((index: number) => {
    setActive(index);
    anchor.current = index;
    view.scrollTo(index);
  });
  useEffect(() => {
    if (follow >= 0) goTo(follow);
  }, [follow]);
  useEffect(() => onWindow?.(view.from, view.to), [onWindow, view.from, view.to]);

  const activeIndex = Math.min(active, Math.max(0, count - 1));
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || count === 0) return;
    const to = targetIndex(event.key, activeIndex, count - 1, view.page);
    if (to !== null) {
      setActive(to);
      view.scrollTo(to);
      if (event.shiftKey && props.multiple) props.onPick(to, 'extend', anchor.current);
      else anchor.current = to;
    } else if (event.key === 'Enter') props.onOpen(activeIndex);
    else if (event.key === ' ') props.onPick(activeIndex, modeOf(event, props.multiple), anchor.current);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && props.onPickAll) props.onPickAll();
    else return;
    event.preventDefault();
  };
  const onRow = (event: MouseEvent, act: (index: number) => void) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (!row) return;
    const index = Number(row.dataset.index);
    setActive(index);
    act(index);
  };
  const template = columns.map((column) => trackOf(column.width)).join(' ');
  // Head and rows share one width, so that their tracks come out alike also where the columns are wider than the table.
  const breadth = { width: '100%', minWidth: columns.reduce((sum, { width }) => sum + (width ?? LEAST_px), 0) };
  const rowId = (index: number) => `${id}-row-${index}`;
  return (
    <div
      ref={scroller}
      className="chidu-table"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.multiple || undefined}
      aria-busy={props.busy || undefined}
      aria-activedescendant={count > 0 && activeIndex >= view.from && activeIndex < view.to ? rowId(activeIndex) : undefined}
      tabIndex={0}
      onKeyDown={press}
      onClick={(event) =>
        onRow(event, (index) => {
          const mode = modeOf(event, props.multiple);
          props.onPick(index, mode, anchor.current);
          if (mode !== 'extend') anchor.current = index;
        })
      }
      onDoubleClick={(event) => onRow(event, props.onOpen)}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <div role="rowgroup" className="chidu-table-head" style={breadth}>
        <div role="row" aria-rowindex={1} className="chidu-table-row" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} order={order} onSort={props.onSort}>
              {props.headTool?.(column)}
            </HeaderCell>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="chidu-table-body" style={{ ...breadth, height: view.height }}>
        {Array.from({ length: Math.max(0, view.to - view.from) }, (_, n) => view.from + n).map((index) => {
          const line = across?.(index);
          return (
            <div
              key={index}
              id={rowId(index)}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isChosen(index)}
              data-index={index}
              data-active={index === activeIndex || undefined}
              className="chidu-table-row"
              style={{ gridTemplateColumns: line ? undefined : template, transform: `translateY(${view.topOf(index)}px)` }}
            >
              {line ? (
                <div role="gridcell" aria-colspan={columns.length} className="chidu-table-across">
                  {line}
                </div>
              ) : (
                columns.map((column) => (
                  <div key={column.key} role="gridcell" className={cellClass(column)}>
                    {props.cell(index, column)}
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function HeaderCell<Column extends GridColumn>({
  column,
  order,
  onSort,
  children,
}: {
  column: Column;
  order: SortOrder | null;
  onSort?: (column: Column) => void;
  children: ReactNode;
}) {
  const isSorted = order?.key === column.key;
  if (!onSort)
    return (
      <div role="columnheader" className={column.numeric ? 'chidu-table-numeric' : undefined}>
        <span className="chidu-table-heading">
          {column.header}
          {column.unit && <small>{column.unit}</small>}
        </span>
      </div>
    );
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
      className={column.numeric ? 'chidu-table-numeric' : undefined}
    >
      <button type="button" className="chidu-table-sorter" onClick={() => onSort(column)}>
        <span>{column.header}</span>
        {column.unit && <small>{column.unit}</small>}
        <svg className="chidu-table-sort" viewBox="0 0 8 8" aria-hidden="true">
          <path d={isSorted && !order.descending ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
        </svg>
      </button>
      {children}
    </div>
  );
}

/** First the direction that a reader looks for: largest numbers, first letters. */
export function nextOrder(order: SortOrder | null, column: GridColumn): SortOrder {
  return { key: column.key, descending: order?.key === column.key ? !order.descending : (column.numeric ?? false) };
}

function modeOf(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, multiple = false): PickMode {
  if (!multiple) return 'one';
  return event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'one';
}

function targetIndex(key: string, from: number, last: number, page: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[key];
  if (step !== undefined) return Math.min(last, Math.max(0, from + step));
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** Of a column that asks for none. */
const LEAST_px = 120;

/** Room to spare goes to all columns alike: one wide gap would part the figures from whose they are. */
function trackOf(width: number | undefined): string {
  const least = width ?? LEAST_px;
  return `minmax(${least}px, ${least}fr)`;
}

function cellClass(column: GridColumn): string | undefined {
  return [column.numeric && 'chidu-table-numeric', column.className].filter(Boolean).join(' ') || undefined;
}
