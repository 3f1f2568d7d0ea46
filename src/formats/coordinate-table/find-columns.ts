import { type CoordinateColumns, ReadError } from '../reader.ts';
import { orderOfPair } from '../survey-plane.ts';
import { looksLikeWkt } from '../wkt/read-wkt.ts';
import { type ColumnRole, roleOfColumn } from './column-role.ts';
import type { TableHead } from './find-head.ts';
import { type Grid, isBlank } from './grid.ts';
import { readNumber } from './read-number.ts';

/** Where the coordinates stand, columns by their position. */
export type Geometry = { readonly kind: 'wkt'; readonly column: number } | PairGeometry;

export interface PairGeometry {
  readonly kind: 'pair';
  readonly east: number;
  readonly north: number;
  /** What says which is which: their names beyond doubt, a name that is read either way, their values, or the user. */
  readonly known: 'named' | 'by-convention' | 'by-value' | 'by-user';
}

export interface TableColumns {
  readonly geometry: Geometry;
  /** One row for each vertex; absent where each row is a feature. */
  readonly vertices?: VertexColumns;
}

export interface VertexColumns {
  /** Absent: all rows are one feature. */
  readonly feature?: number;
  readonly ring?: number;
  /** Rows that begin a ring, where only the numbers of the points say so. */
  readonly starts?: readonly number[];
}

/** Rows that are looked at to find out what a column holds. */
const SAMPLED = 500;
/** From this share of fitting cells on a column is what it seems. */
const SHARE = 0.8;

/** As the user says. @throws ReadError `column-unknown` */
export function columnsByUser(choice: CoordinateColumns, { names }: TableHead): TableColumns {
  const find = (name: string): number => {
    const column = names.indexOf(name);
    if (column === -1) throw new ReadError('column-unknown', {}, { column: name, columns: names.slice(0, 20).join(', ') });
    return column;
  };
  if (choice.rows === 'features' && 'wkt' in choice) return { geometry: { kind: 'wkt', column: find(choice.wkt) } };
  const geometry = { kind: 'pair', east: find(choice.east), north: find(choice.north), known: 'by-user' } as const;
  if (choice.rows === 'features') return { geometry };
  const { feature, ring } = choice;
  return {
    geometry,
    vertices: {
      ...(feature === undefined ? {} : { feature: find(feature) }),
      ...(ring === undefined ? {} : { ring: find(ring) }),
    },
  };
}

/** By content first (well-known text), then by names, then by values that fit nothing but coordinates; undefined where none is found. */
export function findGeometry(grid: Grid, head: TableHead): Geometry | undefined {
  const rows = grid.rows.slice(head.first, head.first + SAMPLED);
  const wkt = head.names.findIndex((_, column) => isMost(cellsOf(rows, column), looksLikeWkt));
  if (wkt !== -1) return { kind: 'wkt', column: wkt };
  const numeric = numericColumns(rows, head);
  const roles = head.hasNames ? head.names.map(roleOfColumn) : [];
  const find = (...wanted: ColumnRole[]) => {
    for (const role of wanted) {
      const column = roles.findIndex((one, n) => one === role && numeric[n]);
      if (column !== -1) return column;
    }
    return -1;
  };
  for (const [east, north, known] of [
    [find('east'), find('north'), 'named'],
    [find('y', 'east'), find('x', 'north'), 'by-convention'],
    [find('lon'), find('lat'), 'named'],
  ] as const) {
    if (east !== -1 && north !== -1) return { kind: 'pair', east, north, known };
  }
  return findByValue(rows, numeric, head);
}

/** Names of columns that could be coordinates as well, beside those that were taken. */
export function furtherCoordinates(grid: Grid, head: TableHead, taken: Geometry): string[] {
  const rows = grid.rows.slice(head.first, head.first + SAMPLED);
  const used = taken.kind === 'wkt' ? [taken.column] : [taken.east, taken.north];
  const numeric = numericColumns(rows, head).map((isNumeric, column) => isNumeric && !used.includes(column));
  const names: string[] = [];
  for (let pair = findByValue(rows, numeric, head); pair !== undefined; pair = findByValue(rows, numeric, head)) {
    for (const column of [pair.east, pair.north].sort((a, b) => a - b)) {
      names.push(head.names[column]);
      numeric[column] = false;
    }
  }
  return names;
}

const cellsOf = (rows: Grid['rows'], column: number): string[] => rows.map((row) => row[column]).filter((cell) => !isBlank(cell));

const numericColumns = (rows: Grid['rows'], head: TableHead): boolean[] =>
  head.names.map((_, column) =>
    isMost(cellsOf(rows, column), (cell) => !Number.isNaN(readNumber(cell.trim(), head.numbers)), 0.5),
  );

/** Two columns side by side of which, row by row, one can only be east and the other only north. */
function findByValue(rows: Grid['rows'], numeric: readonly boolean[], head: TableHead): PairGeometry | undefined {
  for (let first = 0; first + 1 < numeric.length; first++) {
    if (!numeric[first] || !numeric[first + 1]) continue;
    const counts = { first: 0, second: 0, open: 0 };
    for (const row of rows)
      counts[
        orderOfPair(readNumber((row[first] ?? '').trim(), head.numbers), readNumber((row[first + 1] ?? '').trim(), head.numbers))
      ]++;
    if (counts.first >= SHARE * rows.length) return { kind: 'pair', east: first, north: first + 1, known: 'by-value' };
    if (counts.second >= SHARE * rows.length) return { kind: 'pair', east: first + 1, north: first, known: 'by-value' };
  }
  return undefined;
}

function isMost(cells: readonly string[], passes: (cell: string) => boolean, share = SHARE): boolean {
  return cells.length > 0 && cells.filter(passes).length >= share * cells.length;
}
