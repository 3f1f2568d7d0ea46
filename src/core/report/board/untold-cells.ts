import type { FigureRow, FigureTable } from '../figures/figure-table.ts';
import { suppressCells } from '../redaction/suppress-cells.ts';
import { HIDDEN, type SnapshotTable } from '../snapshot/snapshot.ts';
import type { BoardFigureId } from './board-figures.ts';
import type { BoardLine } from './read-board.ts';

/** Cells of a board that are not for an audience, by `level/key/figure`. */
export type UntoldCells = ReadonlySet<string>;

export const cellName = ({ level, key }: Pick<FigureRow, 'level' | 'key'>, figure: BoardFigureId): string =>
  `${level}/${key}/${figure}`;

/** Columns of a snapshot (`collectFigures`) that a figure of the board tells, or that follow from it and the others. */
const TELLS: Readonly<Partial<Record<BoardFigureId, readonly string[]>>> = {
  signing: ['households', 'signed'],
  'signing-land': ['households', 'signed', 'land', 'land-signed'],
  payment: ['agreed', 'paid'],
  vacating: ['paid', 'to-vacate', 'vacated'],
  demolition: ['signed', 'to-demolish', 'demolished'],
  'one-month': ['paid', 'to-demolish', 'demolished'],
  'cleared-land': ['handed-over', 'land', 'land-handed-over'],
  unresolved: ['handed-over', 'land', 'land-handed-over', 'footprint'],
  'case-closing': ['cases-found', 'cases-verified', 'cases-closed'],
};

/**
 * What the board may not tell besides a snapshot of the same day: a line of the board and a row of the snapshot are the same people, so
 * that what the snapshot hides would follow from the board. Where the board counts items it stands on the same rows and sums as the
 * households of the snapshot: what is proven open of these is open of those.
 * @param figures tables as an audience is given them
 */
export function untoldBeside(figures: readonly SnapshotTable[]): UntoldCells {
  const hidden = new Set<string>();
  for (const { rows, columns, cells } of figures)
    rows.forEach((row, n) =>
      columns.forEach(({ key }, at) => {
        if (cells[n][at] === HIDDEN) hidden.add(`${row.level}/${row.key}/${key}`);
      }),
    );
  const untold = new Set<string>();
  for (const { rows } of figures)
    for (const { level, key } of rows)
      for (const [figure, columns] of Object.entries(TELLS))
        if (columns.some((column) => hidden.has(`${level}/${key}/${column}`))) untold.add(`${level}/${key}/${figure}`);
  return untold;
}

/** Figures whose numerator and denominator are people, or items of theirs. */
const OF_PEOPLE = ['signing', 'payment', 'vacating', 'demolition', 'one-month'] as const satisfies readonly BoardFigureId[];
/** Land with the people whose it is. */
const FOLLOWING = [
  ['signing-land', 'signing'],
  ['cleared-land', 'demolition'],
  ['unresolved', 'demolition'],
] as const satisfies readonly (readonly [BoardFigureId, (typeof OF_PEOPLE)[number]])[];

/**
 * The same for lines that no snapshot has, as assisting units: their small cells, and as many others that none follows from the
 * district's line.
 */
export function untoldAmong(whole: BoardLine, lines: readonly BoardLine[], threshold: number): UntoldCells {
  const placeOf = ({ level, key, name }: BoardLine): FigureRow => ({ level, key, name, parent: whole.key });
  const { parent: _, ...root } = placeOf(whole);
  const columns = OF_PEOPLE.flatMap((id) => [
    { key: `${id}-of`, unit: 'households', formula: id } as const,
    { key: id, unit: 'households', formula: id, denominator: `${id}-of` } as const,
  ]);
  const table: FigureTable = {
    key: 'board',
    columns,
    rows: [root, ...lines.map(placeOf)],
    cells: [whole, ...lines].map(({ cells }) => OF_PEOPLE.flatMap((id) => [cells[id].denominator, cells[id].numerator])),
  };
  const [shown] = suppressCells([table], { threshold, people: ['households'], group: 2 * threshold });
  const untold = new Set<string>();
  shown.rows.forEach(({ level, key }, n) => {
    OF_PEOPLE.forEach((id, at) => {
      if (shown.cells[n].slice(2 * at, 2 * at + 2).includes(HIDDEN)) untold.add(`${level}/${key}/${id}`);
    });
    for (const [land, people] of FOLLOWING) if (untold.has(`${level}/${key}/${people}`)) untold.add(`${level}/${key}/${land}`);
  });
  return untold;
}
