import { crossesItself } from '../../core/measure/measure-sketch.ts';
import { roleOfColumn } from './column-role.ts';
import type { PairGeometry, VertexColumns } from './find-columns.ts';
import type { TableHead } from './find-head.ts';
import { type Grid, isBlank } from './grid.ts';

/** Share of the groups that must have enough rows for a ring, and go around. */
const SHARE = 0.8;
/** More rows than this are no ring that anybody typed; testing costs their square. */
const MOST_JOINED = 2000;
/** Groups whose way around is looked at. */
const SAMPLED = 100;
/** A ring's last side is no longer than this many times its longest other side: else it is a track. */
const LONGEST_CLOSING = 1.5;

type Place = readonly [number, number];

/**
 * Do the rows hold one vertex each? With a column that keeps its value over three rows and more they do, and where points are
 * numbered one after the other and go around without crossing their path. `xy` holds (east, north) per row of data.
 */
export function findVertices(grid: Grid, head: TableHead, pair: PairGeometry, xy: Float64Array): VertexColumns | undefined {
  const roles = head.names.map((name, column) =>
    column === pair.east || column === pair.north || !head.hasNames ? undefined : roleOfColumn(name),
  );
  const ring = roles.indexOf('ring');
  const point = roles.indexOf('point');
  const withRing = ring === -1 ? {} : { ring };
  const isNumbered = ring !== -1 || point !== -1;
  const feature = roles.findIndex((role, column) => role === 'feature' && areGroups(grid, head.first, column, isNumbered, xy));
  if (feature !== -1) return { feature, ...withRing };
  if (ring !== -1 && areGroups(grid, head.first, ring, true, xy)) return withRing;
  return joinByNumbers(grid, head, pair, point, xy);
}

/** Runs of the same value, nearly all of three rows or more; where nothing else speaks of vertices, they must go around too. */
function areGroups(grid: Grid, first: number, column: number, isNumbered: boolean, xy: Float64Array): boolean {
  const runs = [...runsOf(grid, first, column)].filter(([start, end]) => holdsPlace(xy, start - first, end - first));
  const long = runs.filter(([start, end]) => end - start >= 3);
  if (long.length === 0 || long.length < SHARE * runs.length) return false;
  if (isNumbered) return true;
  const sample = long.slice(0, SAMPLED);
  const around = sample.filter(([start, end]) => goesAround(placesOf(xy, start - first, end - first)));
  return around.length >= SHARE * sample.length;
}

/** Sums and signatures below a table hold no vertex. */
const holdsPlace = (xy: Float64Array, from: number, to: number): boolean =>
  xy.subarray(2 * from, 2 * to).some((value) => !Number.isNaN(value));

/** From row to row; blank cells belong to the value above them. */
function* runsOf({ rows }: Grid, first: number, column: number): Generator<readonly [start: number, end: number]> {
  let start = first;
  for (let row = first + 1; row <= rows.length; row++) {
    const cell = row < rows.length ? rows[row][column] : undefined;
    if (row < rows.length && (isBlank(cell) || cell === rows[start][column])) continue;
    yield [start, row];
    start = row;
  }
}

/**
 * Rings by the numbers of their points alone. A table that holds nothing else is one ring; points of boundaries (界址点, `J1`) may
 * start again with the first number and are then several.
 */
function joinByNumbers(
  grid: Grid,
  head: TableHead,
  pair: PairGeometry,
  named: number,
  xy: Float64Array,
): VertexColumns | undefined {
  const { rows } = grid;
  const column = named !== -1 ? named : head.hasNames || pair.east === 0 || pair.north === 0 ? -1 : 0;
  if (column === -1) return undefined;
  const placed = Array.from({ length: rows.length - head.first }, (_, n) => n).filter(
    (n) => !Number.isNaN(xy[2 * n]) || !Number.isNaN(xy[2 * n + 1]),
  );
  const labels = placed.map((n) => (rows[head.first + n][column] ?? '').trim());
  const starts = startsOfNumbering(labels);
  if (starts === undefined) return undefined;
  const isOfBoundary = /界址|[拐顶角]点|vertex/i.test(head.names[column]) || /^[Jj]\d/.test(labels[0]);
  const others = head.names.filter((_, n) => n !== column && n !== pair.east && n !== pair.north);
  if (!isOfBoundary && (others.length > 0 || starts.length > 1)) return undefined;
  const doAll = starts.every((start, n) =>
    goesAround(placed.slice(start, starts[n + 1]).map((at): Place => [xy[2 * at], xy[2 * at + 1]])),
  );
  return doAll ? { starts: starts.map((start) => head.first + placed[start]) } : undefined;
}

/**
 * Where rings begin: with the first number again, or with the next one after the first came again to close. Undefined where numbers
 * jump otherwise, or where three points are not there.
 */
function startsOfNumbering(labels: readonly string[]): number[] | undefined {
  const numbers = labels.map(numberOf);
  if (numbers.includes(undefined)) return undefined;
  const starts: number[] = [];
  let next = 0;
  let isClosed = true;
  for (const [n, number] of numbers.entries()) {
    const start = starts[starts.length - 1] ?? 0;
    const isAgain = labels[n] === labels[start];
    if (!isClosed && number === next) next++;
    else if (
      !isClosed &&
      isAgain &&
      n - start >= 3 &&
      (n + 1 === labels.length || labels[n + 1] === labels[start] || numbers[n + 1] === next)
    )
      isClosed = true;
    else if (n === 0 || isAgain || (isClosed && number === next)) {
      starts.push(n);
      isClosed = false;
      next = (number ?? 0) + 1;
    } else return undefined;
  }
  return starts.every((start, n) => (starts[n + 1] ?? labels.length) - start >= 3) ? starts : undefined;
}

/** Of `J12` or `12`. */
function numberOf(label: string): number | undefined {
  const digits = /^\D{0,8}(\d{1,9})$/.exec(label)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function placesOf(xy: Float64Array, from: number, to: number): Place[] {
  return Array.from({ length: to - from }, (_, n): Place => [xy[2 * (from + n)], xy[2 * (from + n) + 1]]);
}

/** Encloses something without crossing itself, and comes back to its start. */
function goesAround(places: readonly Place[]): boolean {
  if (places.length > MOST_JOINED || places.some(([x, y]) => Number.isNaN(x) || Number.isNaN(y))) return false;
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
