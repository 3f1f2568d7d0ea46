import type { FigureRef, TourFigure } from '../../register/tour.ts';
import type { FigureColumn, FigureRow } from '../figures/figure-table.ts';
import { HIDDEN, type Snapshot, type SnapshotCell, type SnapshotTable } from '../snapshot/snapshot.ts';

/** A figure as a snapshot has it: nothing is counted again. */
export interface ReadFigure {
  readonly column: FigureColumn;
  readonly row: FigureRow;
  readonly value: SnapshotCell;
  /** What it is a share of; null where it is of nothing, or that is hidden. */
  readonly of: { readonly column: FigureColumn; readonly value: number } | null;
  /** Less what it was a week before; null where that is not told, or the figure is hidden. */
  readonly change: number | null;
}

type Figures = Pick<Snapshot, 'figures'>;

/** @returns null where the snapshot has no such figure */
export function readFigure(ref: TourFigure, snapshot: Figures): ReadFigure | null {
  const found = findFigure(ref, snapshot);
  if (!found) return null;
  const { table, row, column, value } = found;
  const { denominator } = table.columns[column];
  const part = denominator === undefined ? null : findFigure({ ...ref, column: denominator }, snapshot);
  return {
    column: table.columns[column],
    row: table.rows[row],
    value,
    of: part && typeof part.value === 'number' ? { column: table.columns[part.column], value: part.value } : null,
    change: typeof value === 'number' && ref.before !== undefined ? value - ref.before : null,
  };
}

/** Figures that a stop can show: every column of every row, those without a number left out. */
export function listFigures({ figures }: Figures, row: string): readonly FigureRef[] {
  return figures.flatMap((table) =>
    table.columns
      .map(({ key }): FigureRef => ({ table: table.key, row, column: key }))
      .filter((ref) => findFigure(ref, { figures })?.value !== null),
  );
}

export const isHidden = (value: SnapshotCell): value is typeof HIDDEN => value === HIDDEN;

/** A table as it was frozen, or before anything is hidden. */
type FigureCells = Pick<SnapshotTable, 'key' | 'columns' | 'rows' | 'cells'>;

interface Found {
  readonly table: FigureCells;
  readonly row: number;
  readonly column: number;
  readonly value: SnapshotCell;
}

export function findFigure(ref: FigureRef, { figures }: { readonly figures: readonly FigureCells[] }): Found | null {
  const table = figures.find(({ key }) => key === ref.table);
  if (!table) return null;
  const row = table.rows.findIndex(({ key }) => key === ref.row);
  const column = table.columns.findIndex(({ key }) => key === ref.column);
  if (row < 0 || column < 0) return null;
  return { table, row, column, value: table.cells[row][column] };
}
