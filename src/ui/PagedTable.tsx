import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type GroupSpan, layOutGroups } from './group-layout.ts';
import { holdsRow, rangeBetween, type RowRange, toggleRow } from './row-ranges.ts';
import type { SortOrder } from './sort-rows.ts';
import { type GridColumn, type PickMode, VirtualGrid } from './VirtualGrid.tsx';

export interface PagedTableProps<Column extends GridColumn> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly order: SortOrder | null;
  readonly onSort: (column: Column) => void;
  /** What a cell shows; undefined while its row is on the way. */
  readonly cell: (place: number, column: Column) => ReactNode | undefined;
  readonly headTool?: (column: Column) => ReactNode;
  /** Rows that stand together under a head; shut at first. A new list shuts them again. */
  readonly groups?: readonly GroupSpan[] | null;
  readonly groupHead?: (group: number, isOpen: boolean) => ReactNode;
  readonly chosen: readonly RowRange[];
  readonly onChoose: (chosen: readonly RowRange[]) => void;
  /** The one row that is selected elsewhere too; −1 for none. Scrolled to when it changes. */
  readonly selected: number;
  readonly onSelect: (place: number) => void;
  readonly onOpen: (place: number) => void;
  /** Rows in view, first and past the last: the ones to fetch. */
  readonly onShow: (from: number, to: number) => void;
  readonly busy?: boolean;
}

/** A table whose rows are somewhere else and come in pages: it asks for those in view and shows their places until they are here. */
export function PagedTable<Column extends GridColumn>(props: PagedTableProps<Column>) {
  const { groups, chosen, selected, onShow, onChoose } = props;
  const [opened, setOpened] = useState<{ readonly of: readonly GroupSpan[] | null; readonly groups: ReadonlySet<number> }>({
    of: null,
    groups: new Set(),
  });
  const open = useMemo(() => (groups && opened.of === groups ? opened.groups : new Set<number>()), [groups, opened]);
  const layout = useMemo(() => {
    if (!groups) return null;
    const shown = new Set(open);
    const lines = layOutGroups(groups, (group) => shown.has(group));
    if (selected < 0) return { ...lines, shown };
    shown.add(lines.groupOf(selected));
    return { ...layOutGroups(groups, (group) => shown.has(group)), shown };
  }, [groups, open, selected]);

  const placeAt = (index: number): number | null => {
    if (!layout) return index;
    const line = layout.lineAt(index);
    return line.kind === 'row' ? line.place : null;
  };
  const toggleGroup = (index: number) => {
    const line = layout?.lineAt(index);
    if (!layout || line?.kind !== 'group') return;
    const next = new Set(layout.shown);
    if (!next.delete(line.group)) next.add(line.group);
    setOpened({ of: groups ?? null, groups: next });
  };
  const pick = (index: number, mode: PickMode, anchor: number) => {
    const place = placeAt(index);
    if (place === null) return toggleGroup(index);
    if (mode === 'extend') return onChoose([rangeBetween(placeAt(anchor) ?? place, place)]);
    if (mode === 'toggle') return onChoose(toggleRow(chosen, place));
    onChoose([[place, place + 1]]);
    props.onSelect(place);
  };
  const show = useCallback(
    (from: number, to: number) => {
      if (!layout) return onShow(from, to);
      let first = -1;
      let last = -1;
      for (let index = from; index < Math.min(to, layout.count); index++) {
        const line = layout.lineAt(index);
        if (line.kind !== 'row') continue;
        if (first < 0) first = line.place;
        last = line.place;
      }
      if (first >= 0) onShow(first, last + 1);
    },
    [layout, onShow],
  );
  return (
    <VirtualGrid
      label={props.label}
      columns={props.columns}
      count={layout ? layout.count : props.rows}
      order={props.order}
      onSort={props.onSort}
      headTool={props.headTool}
      busy={props.busy}
      multiple
      across={(index) => {
        const line = layout?.lineAt(index);
        return line?.kind === 'group' ? props.groupHead?.(line.group, layout?.shown.has(line.group) ?? false) : null;
      }}
      cell={(index, column) => {
        const place = placeAt(index);
        const content = place === null ? null : props.cell(place, column);
        return content === undefined ? <span className="chidu-table-waiting" /> : content;
      }}
      isChosen={(index) => {
        const place = placeAt(index);
        return place !== null && (place === selected || holdsRow(chosen, place));
      }}
      follow={selected < 0 ? -1 : (layout?.indexOf(selected) ?? selected)}
      onPick={pick}
      onPickAll={() => onChoose(props.rows > 0 ? [[0, props.rows]] : [])}
      onOpen={(index) => {
        const place = placeAt(index);
        if (place === null) toggleGroup(index);
        else props.onOpen(place);
      }}
      onWindow={show}
    />
  );
}
