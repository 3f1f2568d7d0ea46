import { crossesItself } from '../../core/measure/measure-sketch.ts';
import { roleOfColumn } from './column-role.ts';
import type { Geometry, TableColumns } from './find-columns.ts';
import type { TableHead } from './find-head.ts';
import { type Grid, isBlank } from './grid.ts';

/** Share of the groups that must have enough rows for a ring. */
const SHARE = 0.8;
/** More rows than this are no single ring that anybody typed; testing costs their square. */
const MOST_JOINED = 2000;
/** A ring's last side is no longer than this many times its longest other side: else it is a track. */
const LONGEST_CLOSING = 1.5;

type Pair = Extract<Geometry, { kind: 'pair' }>;

/**
 * Do the rows hold one vertex each? With a column that keeps its value over three rows and more they do, and where points are
 * numbered one after the other and go around without crossing their path. `xy` holds (east, north) per row from the first on.
 */
export function findVertices(grid: Grid, head: TableHead, pair: Pair, xy: Float64Array): TableColumns['vertices'] {
  const roles = head.names.map((name, column) =>
    column === pair.east || column === pair.north || !head.hasNames ? undefined : roleOfColumn(name),
  );
  const ring = roles.indexOf('ring');
  const withRing = ring === -1 ? {} : { ring };
  const feature = roles.findIndex((role, column) => role === 'feature' && areGroups(grid, head.first, column));
  if (feature !== -1) return { feature, ...withRing };
  if (ring !== -1 && areGroups(grid, head.first, ring)) return withRing;
  return isOneRing(grid, head, pair, roles.indexOf('point'), xy) ? {} : undefined;
}

/** Runs of the same value, nearly all of three rows or more. Blank cells belong to the value above them. */
function areGroups({ rows }: Grid, first: number, column: number): boolean {
  let runs = 0;
  let longRuns = 0;
  let length = 0;
  let value: string | undefined;
  const endRun = () => {
    if (length > 0) runs++;
    if (length >= 3) longRuns++;
  };
  for (let row = first; row < rows.length; row++) {
    const cell = rows[row][column];
    if (value !== undefined && (isBlank(cell) || cell === value)) {
      length++;
      continue;
    }
    endRun();
    value = cell;
    length = 1;
  }
  endRun();
  return longRuns > 0 && longRuns >= SHARE * runs;
}

function isOneRing({ rows }: Grid, head: TableHead, pair: Pair, named: number, xy: Float64Array): boolean {
  if (rows.length - head.first > MOST_JOINED) return false;
  const points = rows.slice(head.first).flatMap((row, n) => {
    const [x, y] = [xy[2 * n], xy[2 * n + 1]];
    return Number.isNaN(x) && Number.isNaN(y) ? [] : [{ row, place: [x, y] as const }];
  });
  const column = named !== -1 ? named : head.hasNames || pair.east === 0 || pair.north === 0 ? -1 : 0;
  if (points.length < 3 || column === -1) return false;
  const cells = points.map(({ row }) => (row[column] ?? '').trim());
  if (!areNumberedInTurn(cells)) return false;
  const isOfBoundary = /界址|[拐顶角]点|vertex/i.test(head.names[column]) || /^[Jj]\d/.test(cells[0]);
  const others = head.names.filter((_, n) => n !== column && n !== pair.east && n !== pair.north);
  return (isOfBoundary || others.length === 0) && goesAround(points.map(({ place }) => place));
}

/** `J1`, `J2`, `J3`, …; the first may come again at the end, or what comes last is the next number. */
function areNumberedInTurn(cells: readonly string[]): boolean {
  const parts = cells.map((cell) => /^(\D{0,8})(\d{1,9})$/.exec(cell));
  const start = parts[0];
  if (!start) return false;
  return parts.every(
    (part, n) =>
      part !== null &&
      part[1] === start[1] &&
      (Number(part[2]) === Number(start[2]) + n || (n === parts.length - 1 && part[2] === start[2])),
  );
}

function goesAround(places: readonly (readonly [number, number])[]): boolean {
  if (places.some(([x, y]) => Number.isNaN(x) || Number.isNaN(y))) return false;
  const last = places[places.length - 1];
  const isClosed = last[0] === places[0][0] && last[1] === places[0][1];
  const ring = isClosed ? places.slice(0, -1) : places;
  if (ring.length < 3 || crossesItself(ring)) return false;
  const sides = ring.map(([x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length];
    return Math.hypot(x - nextX, y - nextY);
  });
  const closing = sides.pop() ?? 0;
  return isClosed || closing <= LONGEST_CLOSING * Math.max(...sides);
}
