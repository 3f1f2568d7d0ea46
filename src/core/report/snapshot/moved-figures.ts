import type { Snapshot } from './snapshot.ts';

/** Names a figure: table, row and column. */
export type Moved = `${string}/${string}/${string}`;

export const nameFigure = (table: string, row: string, column: string): Moved => `${table}/${row}/${column}`;

/** Figures that say something else in a later snapshot; those of a new row or column among them. */
export function movedFigures(before: Pick<Snapshot, 'figures'>, after: Pick<Snapshot, 'figures'>): ReadonlySet<Moved> {
  const then = new Map(listCells(before));
  return new Set(listCells(after).flatMap(([name, value]) => (then.get(name) === value ? [] : [name])));
}

const listCells = ({ figures }: Pick<Snapshot, 'figures'>) =>
  figures.flatMap(({ key, rows, columns, cells }) =>
    rows.flatMap((row, n) => columns.map((column, at) => [nameFigure(key, row.key, column.key), cells[n][at]] as const)),
  );
