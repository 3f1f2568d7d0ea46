import type { FigureRef } from '../../register/tour.ts';
import type { FigureColumn, FigureRow } from '../figures/figure-table.ts';
import { HIDDEN, type Snapshot, type SnapshotCell, type SnapshotTable } from '../snapshot/snapshot.ts';

/** A figure as a snapshot has it: nothing is counted again. */
export interface ReadFigure {
  readonly column: FigureColumn;
  readonly row: FigureRow;
  readonly value: SnapshotCell;
  /** What it is a share of; null where it is of nothing, or that is hidden. */
  readonly of: { readonly column: FigureColumn; readonly value: number } | null;
  /** Less the figure of the earlier snapshot; null where there is none, or one of both is hidden. */
  readonly change: number | null;
}

type Figures = Pick<Snapshot, 'figures'>;

/** @returns null where the snapshot has no such figure */
export function readFigure(ref: FigureRef, snapshot: Figures, before: Figures | null): ReadFigure | null {
  const found = find(ref, snapshot);
  if (!found) return null;
  const { table, row, column, value } = found;
  const { denominator } = table.columns[column];
  const part = denominator === undefined ? null : find({ ...ref, column: denominator }, snapshot);
  const earlier = before && find(ref, before);
  return {
    column: table.columns[column],
    row: table.rows[row],
    value,
    of: part && typeof part.value === 'number' ? { column: table.columns[part.column], value: part.value } : null,
    change: typeof value === 'number' && typeof earlier?.value === 'number' ? value - earlier.value : null,
  };
}

/** Figures that a stop can show: every column of every row, those without a number left out. */
export function listFigures({ figures }: Figures, row: string): readonly FigureRef[] {
  return figures.flatMap((table) =>
    table.columns
      .map(({ key }): FigureRef => ({ table: table.key, row, column: key }))
      .filter((ref) => find(ref, { figures })?.value !== null),
  );
}

export const isHidden = (value: SnapshotCell): value is typeof HIDDEN => value === HIDDEN;

interface Found {
  readonly table: SnapshotTable;
  readonly row: number;
  readonly column: number;
  readonly value: SnapshotCell;
}

function find(ref: FigureRef, { figures }: Figures): Found | null {
  const table = figures.find(({ key }) => key === ref.table);
  if (!table) return null;
  const row = table.rows.findIndex(({ key }) => key === ref.row);
  const column = table.columns.findIndex(({ key }) => key === ref.column);
  if (row < 0 || column < 0) return null;
  return { table, row, column, value: table.cells[row][column] };
}
