import type { PolygonView } from './polygon-set.ts';

/** Outlines nearer than this run along each other: a thousandth of the grid, and a thousand times the rounding of doubles. */
const SAME_MM = 1e-3;

const MM_PER_M = 1000;

/** An edge takes so many numbers: both ends, relative to the corner of the box. */
const EDGE = 4;

/** Edges of one feature that matter inside a box. */
interface EdgesNear {
  /** x0, y0, x1, y1 per edge in ring direction, millimetres from the box's lower left corner. */
  readonly at: Float64Array;
  /** So many numbers of `at` count. */
  readonly end: number;
}

/**
 * Length of the outline of what two features share, without its geometry: what of either outline lies inside the other, and what
 * both have in common with their land on the same side, once. Each edge is cut where it meets the other outline, and each piece
 * lies inside or outside by its middle: exact up to the rounding of doubles. Edges that have nothing in the box that both features
 * share cost a comparison. A meter holds scratch memory only: use one per thread or task.
 */
export class PerimeterMeter {
  readonly #first = new Scratch();
  readonly #second = new Scratch();
  readonly #cuts: number[] = [];
  readonly #box = new Float64Array(2);

  /** Metres of the views' plane; both must be admitted and of one measure. */
  measure(view: PolygonView, row: number, others: PolygonView, other: number): number {
    const [a, b] = [view.boxes, others.boxes];
    const [i, j] = [4 * row, 4 * other];
    const x = Math.max(a[i], b[j]);
    const y = Math.max(a[i + 1], b[j + 1]);
    const width = Math.min(a[i + 2], b[j + 2]) - x;
    const height = Math.min(a[i + 3], b[j + 3]) - y;
    if (!(width > 0 && height > 0)) return 0;
    this.#box[0] = width;
    this.#box[1] = height;
    const first = this.#first.gather(view, row, x, y, height);
    const second = this.#second.gather(others, other, x, y, height);
    return (this.#lengthWithin(first, second) + this.#lengthWithin(second, first)) / MM_PER_M;
  }

  /** Millimetres of one outline inside the other feature; what runs along its outline with the land on the same side counts half. */
  #lengthWithin(edges: EdgesNear, others: EdgesNear): number {
    const { at, end } = edges;
    const cuts = this.#cuts;
    let sum = 0;
    for (let e = 0; e < end; e += EDGE) {
      const px = at[e];
      const py = at[e + 1];
      const runX = at[e + 2] - px;
      const runY = at[e + 3] - py;
      const length = Math.sqrt(runX * runX + runY * runY);
      if (length === 0 || !this.#enterBox(px, py, runX, runY)) continue;
      cutByEdges(cuts, px, py, runX, runY, length, others);
      for (let k = 0; k + 1 < cuts.length; k++) {
        const share = cuts[k + 1] - cuts[k];
        if (share <= 0) continue;
        const middle = (cuts[k] + cuts[k + 1]) / 2;
        sum += share * length * weigh(others, px + middle * runX, py + middle * runY, runX, runY);
      }
    }
    return sum;
  }

  /** Sets the first two cuts to the part of an edge inside the box (Liang and Barsky's clipping); false where it has none. */
  #enterBox(px: number, py: number, runX: number, runY: number): boolean {
    const width = this.#box[0];
    const height = this.#box[1];
    const [right, top] = [px + runX, py + runY];
    if ((px < 0 && right < 0) || (px > width && right > width) || (py < 0 && top < 0) || (py > height && top > height))
      return false;
    let from = 0;
    let to = 1;
    if (runX !== 0) {
      from = Math.max(from, ((runX > 0 ? 0 : width) - px) / runX);
      to = Math.min(to, ((runX > 0 ? width : 0) - px) / runX);
    }
    if (runY !== 0) {
      from = Math.max(from, ((runY > 0 ? 0 : height) - py) / runY);
      to = Math.min(to, ((runY > 0 ? height : 0) - py) / runY);
    }
    if (!(to > from)) return false;
    this.#cuts.length = 0;
    this.#cuts.push(from, to);
    return true;
  }
}

/** The edges of a feature that reach into the height of a box and are not wholly left of it: those which a line to the right meets. */
class Scratch {
  at = new Float64Array(1024);
  end = 0;

  gather({ columns, coordinates }: PolygonView, row: number, x: number, y: number, height: number): EdgesNear {
    const { featureOffsets, polygonOffsets, ringOffsets } = columns;
    const firstRing = polygonOffsets[featureOffsets[row]];
    const lastRing = polygonOffsets[featureOffsets[row + 1]];
    const most = EDGE * (ringOffsets[lastRing] - ringOffsets[firstRing]);
    if (this.at.length < most) this.at = new Float64Array(2 * most);
    const { at } = this;
    let end = 0;
    for (let ring = firstRing; ring < lastRing; ring++) {
      const last = 2 * ringOffsets[ring + 1] - 2;
      for (let v = 2 * ringOffsets[ring]; v < last; v += 2) {
        const ay = coordinates[v + 1] - y;
        const by = coordinates[v + 3] - y;
        if ((ay < -SAME_MM && by < -SAME_MM) || (ay > height + SAME_MM && by > height + SAME_MM)) continue;
        const ax = coordinates[v] - x;
        const bx = coordinates[v + 2] - x;
        if (ax < -SAME_MM && bx < -SAME_MM) continue;
        at[end++] = ax;
        at[end++] = ay;
        at[end++] = bx;
        at[end++] = by;
      }
    }
    this.end = end;
    return this;
  }
}

/** Adds to the two ends that are there, in order, where an edge meets others: their crossings, and their ends that lie on it. */
function cutByEdges(
  cuts: number[],
  px: number,
  py: number,
  runX: number,
  runY: number,
  length: number,
  { at, end }: EdgesNear,
): void {
  const [from, to] = cuts;
  const left = Math.min(px, px + runX) - SAME_MM;
  const right = Math.max(px, px + runX) + SAME_MM;
  const low = Math.min(py, py + runY) - SAME_MM;
  const high = Math.max(py, py + runY) + SAME_MM;
  const near = SAME_MM * length;
  const squared = length * length;
  for (let f = 0; f < end; f += EDGE) {
    const ax = at[f];
    const bx = at[f + 2];
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue;
    const ay = at[f + 1];
    const by = at[f + 3];
    if ((ay < low && by < low) || (ay > high && by > high)) continue;
    const sideA = runX * (ay - py) - runY * (ax - px);
    const sideB = runX * (by - py) - runY * (bx - px);
    const alongA = ((ax - px) * runX + (ay - py) * runY) / squared;
    const alongB = ((bx - px) * runX + (by - py) * runY) / squared;
    if (Math.abs(sideA) <= near) addCut(cuts, alongA, from, to);
    if (Math.abs(sideB) <= near) addCut(cuts, alongB, from, to);
    if (sideA * sideB < 0) addCut(cuts, alongA + (sideA / (sideA - sideB)) * (alongB - alongA), from, to);
  }
}

function addCut(cuts: number[], along: number, from: number, to: number): void {
  if (!(along > from && along < to)) return;
  let place = cuts.length;
  cuts.push(along);
  for (; cuts[place - 1] > along; place--) cuts[place] = cuts[place - 1];
  cuts[place] = along;
}

/** 1 for a place inside, 0 outside; on the outline ½ where it runs the same way as the piece, so that two outlines count it once. */
function weigh({ at, end }: EdgesNear, x: number, y: number, runX: number, runY: number): number {
  let inside = 0;
  for (let f = 0; f < end; f += EDGE) {
    const ay = at[f + 1];
    const by = at[f + 3];
    if ((ay < y - SAME_MM && by < y - SAME_MM) || (ay > y + SAME_MM && by > y + SAME_MM)) continue;
    const ax = at[f];
    const bx = at[f + 2];
    if (ax < x - SAME_MM && bx < x - SAME_MM) continue;
    const crosses = ay > y !== by > y;
    if (ax > x + SAME_MM && bx > x + SAME_MM) {
      if (crosses) inside = 1 - inside;
      continue;
    }
    const [spanX, spanY] = [bx - ax, by - ay];
    const side = spanX * (y - ay) - spanY * (x - ax);
    const along = (x - ax) * spanX + (y - ay) * spanY;
    const squared = spanX * spanX + spanY * spanY;
    if (side * side <= SAME_MM * SAME_MM * squared && along >= 0 && along <= squared)
      return spanX * runX + spanY * runY > 0 ? 0.5 : 0;
    if (crosses && side > 0 === by > ay) inside = 1 - inside;
  }
  return inside;
}
