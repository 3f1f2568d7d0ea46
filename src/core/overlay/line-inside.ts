import type { PolygonView } from './polygon-set.ts';

/** Parts of a line by the way along it: from, to, from, to … in millimetres from its beginning, ascending and apart. */
export type Stretches = readonly number[];

/** Edges of a feature as x0, y0, x1, y1 each, in the order of its rings: those that can meet a line or lie to the right of it. */
interface EdgesNear {
  readonly at: Float64Array;
  readonly end: number;
}

/**
 * The parts of a line (open, interleaved millimetres of the view's plane) that lie in a feature. Each segment is cut where it
 * meets an edge, and every piece lies inside or outside by its middle: exact up to the rounding of doubles. A piece that runs
 * along the border of two neighbours is counted to one of them.
 */
export function stretchesInside(line: ArrayLike<number>, view: PolygonView, row: number): Stretches {
  const stretches: number[] = [];
  /** Way to the beginning of the segment at `at`. */
  let start = 0;
  let at = 0;
  visitInside(line, 0, line.length, view, row, (segment, begin, end) => {
    for (; at < segment; at += 2) start += lengthAt(line, at);
    const length = lengthAt(line, segment);
    append(stretches, start + begin * length, start + end * length);
  });
  return stretches;
}

/**
 * The same, told segment by segment: the place in `line` of the first of its two ends, and the piece as shares of its length, ascending.
 * `from` and `to` are places in `line`. Edges that no segment can meet cost one comparison for the whole line.
 */
export function visitInside(
  line: ArrayLike<number>,
  from: number,
  to: number,
  view: PolygonView,
  row: number,
  visit: (segment: number, begin: number, end: number) => void,
): void {
  const near = gather(line, from, to, view, row);
  if (near.end === 0) return;
  const cuts: number[] = [];
  for (let i = from; i + 3 < to; i += 2) {
    const px = line[i];
    const py = line[i + 1];
    const runX = line[i + 2] - px;
    const runY = line[i + 3] - py;
    const squared = runX * runX + runY * runY;
    if (squared === 0) continue;
    cuts.length = 0;
    cuts.push(0, 1);
    cutByEdges(cuts, px, py, runX, runY, squared, near);
    if (cuts.length > 2) cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k++) {
      if (cuts[k] === cuts[k + 1]) continue;
      const middle = (cuts[k] + cuts[k + 1]) / 2;
      if (holdsAmong(near, px + middle * runX, py + middle * runY)) visit(i, cuts[k], cuts[k + 1]);
    }
  }
}

const lengthAt = (line: ArrayLike<number>, i: number): number => {
  const [runX, runY] = [line[i + 2] - line[i], line[i + 3] - line[i + 1]];
  return Math.sqrt(runX * runX + runY * runY);
};

let scratch = new Float64Array(1024);

/** Edges that reach into the height of the line's box and are not wholly left of it: what its segments meet, and what lines to their right do. */
function gather(line: ArrayLike<number>, from: number, to: number, view: PolygonView, row: number): EdgesNear {
  let [left, low, high] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = from; i + 1 < to; i += 2) {
    if (line[i] < left) left = line[i];
    if (line[i + 1] < low) low = line[i + 1];
    if (line[i + 1] > high) high = line[i + 1];
  }
  const { columns, coordinates } = view;
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  const firstRing = polygonOffsets[featureOffsets[row]];
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  const most = 4 * (ringOffsets[lastRing] - ringOffsets[firstRing]);
  if (scratch.length < most) scratch = new Float64Array(2 * most);
  const at = scratch;
  let end = 0;
  for (let r = firstRing; r < lastRing; r++) {
    const last = 2 * ringOffsets[r + 1] - 2;
    for (let v = 2 * ringOffsets[r]; v < last; v += 2) {
      const [ay, by] = [coordinates[v + 1], coordinates[v + 3]];
      if ((ay < low && by < low) || (ay > high && by > high)) continue;
      const [ax, bx] = [coordinates[v], coordinates[v + 2]];
      if (ax < left && bx < left) continue;
      at[end] = ax;
      at[end + 1] = ay;
      at[end + 2] = bx;
      at[end + 3] = by;
      end += 4;
    }
  }
  return { at, end };
}

function cutByEdges(
  cuts: number[],
  px: number,
  py: number,
  runX: number,
  runY: number,
  squared: number,
  { at, end }: EdgesNear,
): void {
  const left = Math.min(px, px + runX);
  const right = Math.max(px, px + runX);
  const low = Math.min(py, py + runY);
  const high = Math.max(py, py + runY);
  for (let f = 0; f < end; f += 4) {
    const [x0, y0, x1, y1] = [at[f], at[f + 1], at[f + 2], at[f + 3]];
    if ((x0 < left && x1 < left) || (x0 > right && x1 > right) || (y0 < low && y1 < low) || (y0 > high && y1 > high)) continue;
    const [ax, ay, bx, by] = [x0 - px, y0 - py, x1 - px, y1 - py];
    const sideA = runX * ay - runY * ax;
    const sideB = runX * by - runY * bx;
    if (sideA === 0) addCut(cuts, (ax * runX + ay * runY) / squared);
    if (sideB === 0) addCut(cuts, (bx * runX + by * runY) / squared);
    if (sideA * sideB >= 0) continue;
    const share = sideA / (sideA - sideB);
    addCut(cuts, ((ax + share * (bx - ax)) * runX + (ay + share * (by - ay)) * runY) / squared);
  }
}

/** `holds` of distance.ts over gathered edges: an edge is read from its lower end, so that of two neighbours one holds their border. */
function holdsAmong({ at, end }: EdgesNear, x: number, y: number): boolean {
  let inside = false;
  for (let f = 0; f < end; f += 4) {
    const low = at[f + 1] < at[f + 3] ? f : f + 2;
    const high = low === f ? f + 2 : f;
    const lowY = at[low + 1];
    const highY = at[high + 1];
    if (lowY > y || highY <= y) continue;
    if (at[low] + ((y - lowY) * (at[high] - at[low])) / (highY - lowY) > x) inside = !inside;
  }
  return inside;
}

/** Length of stretches, millimetres. */
export function lengthOf(stretches: Stretches): number {
  let sum = 0;
  for (let k = 0; k < stretches.length; k += 2) sum += stretches[k + 1] - stretches[k];
  return sum;
}

/** What is in any of them, once: where features overlap, a line runs through both and still has its length only once. */
export function uniteStretches(all: readonly Stretches[]): Stretches {
  const pieces = all.flatMap((stretches) =>
    Array.from({ length: stretches.length / 2 }, (_, k): [number, number] => [stretches[2 * k], stretches[2 * k + 1]]),
  );
  pieces.sort((a, b) => a[0] - b[0]);
  const united: number[] = [];
  for (const [from, to] of pieces) {
    const end = united.at(-1);
    if (end !== undefined && from <= end) united[united.length - 1] = Math.max(end, to);
    else united.push(from, to);
  }
  return united;
}

function addCut(cuts: number[], along: number): void {
  if (along > 0 && along < 1) cuts.push(along);
}

/** Joins what touches: a segment's end is the next one's beginning. */
function append(stretches: number[], from: number, to: number): void {
  if (stretches.at(-1) === from) stretches[stretches.length - 1] = to;
  else stretches.push(from, to);
}
