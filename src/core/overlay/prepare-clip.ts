import type { PolygonView } from './polygon-set.ts';

/** What a cell of the coverage grid says about the clip polygon. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const MIXED = 2;

/** Row entries are capped: tall edges reach into every row, and a hostile clip must not ask for gigabytes. */
const MAX_ROW_ENTRIES = 1 << 23;

/**
 * One polygon feature prepared to be met by many subjects. Edges and cells are relative to the lower left corner of its box (mm).
 * A grid of `size` × `size` cells says outside, inside or mixed; the rows list the edges that reach into them.
 */
export interface PreparedClip {
  readonly view: PolygonView;
  readonly row: number;
  readonly minX: number;
  readonly minY: number;
  readonly width: number;
  readonly height: number;
  /** x0, y0, x1, y1 per edge, in ring order and direction. */
  readonly edges: Float64Array;
  readonly size: number;
  readonly cellsPerX: number;
  readonly cellsPerY: number;
  readonly cells: Uint8Array;
  readonly rowOffsets: Uint32Array;
  readonly rowEdges: Uint32Array;
  /** First row that each edge reaches into: an edge met in several rows is integrated in the first only. */
  readonly firstRow: Uint16Array;
}

/** Prepares one feature of an admitted view; a feature without polygons gives a clip that nothing meets. */
export function prepareClip(view: PolygonView, row: number): PreparedClip {
  const edges = copyEdges(view, row);
  const minX = view.boxes[4 * row];
  const minY = view.boxes[4 * row + 1];
  const width = view.boxes[4 * row + 2] - minX;
  const height = view.boxes[4 * row + 3] - minY;
  const rows = bucketRows(edges, height, chooseSize(edges.length / 4));
  const cellsPerX = width > 0 ? rows.size / width : 0;
  const { size, cellsPerY, rowOffsets, rowEdges, firstRow } = rows;
  const cells = coverCells(edges, rows, height, cellsPerX);
  return { view, row, minX, minY, width, height, edges, size, cellsPerX, cellsPerY, cells, rowOffsets, rowEdges, firstRow };
}

/** Finer grids for longer outlines: most subjects should fall into cells that are wholly inside or outside. */
function chooseSize(edges: number): number {
  if (edges < 24) return 8;
  if (edges < 64) return 24;
  if (edges < 200) return 64;
  if (edges < 2000) return 96;
  return edges < 20_000 ? 256 : 512;
}

function copyEdges(view: PolygonView, row: number): Float64Array {
  const { coordinates, columns } = view;
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  const firstRing = polygonOffsets[featureOffsets[row]];
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  const cornerX = view.boxes[4 * row];
  const cornerY = view.boxes[4 * row + 1];
  let count = 0;
  for (let r = firstRing; r < lastRing; r++) count += Math.max(0, ringOffsets[r + 1] - ringOffsets[r] - 1);
  const edges = new Float64Array(4 * count);
  let k = 0;
  for (let r = firstRing; r < lastRing; r++) {
    for (let v = 2 * ringOffsets[r]; v < 2 * ringOffsets[r + 1] - 2; v += 2) {
      edges[k++] = coordinates[v] - cornerX;
      edges[k++] = coordinates[v + 1] - cornerY;
      edges[k++] = coordinates[v + 2] - cornerX;
      edges[k++] = coordinates[v + 3] - cornerY;
    }
  }
  return edges;
}

interface Rows {
  size: number;
  cellsPerY: number;
  rowOffsets: Uint32Array;
  rowEdges: Uint32Array;
  firstRow: Uint16Array;
}

function bucketRows(edges: Float64Array, height: number, wanted: number): Rows {
  const count = edges.length / 4;
  let size = wanted;
  let rise = 0;
  for (let e = 0; e < 4 * count; e += 4) rise += Math.abs(edges[e + 3] - edges[e + 1]);
  while (size > 8 && (rise / height) * size + count > MAX_ROW_ENTRIES) size >>= 1;
  const cellsPerY = height > 0 ? size / height : 0;
  const last = size - 1;
  const firstRow = new Uint16Array(count);
  const lastRow = new Uint16Array(count);
  // Counted two places on, so that after filling, row q lies between offsets[q] and offsets[q + 1].
  const rowOffsets = new Uint32Array(size + 2);
  for (let e = 0; e < count; e++) {
    const ya = edges[4 * e + 1];
    const yb = edges[4 * e + 3];
    firstRow[e] = Math.min(last, Math.floor((ya < yb ? ya : yb) * cellsPerY));
    lastRow[e] = Math.min(last, Math.floor((ya < yb ? yb : ya) * cellsPerY));
    for (let q = firstRow[e]; q <= lastRow[e]; q++) rowOffsets[q + 2]++;
  }
  for (let q = 1; q <= size + 1; q++) rowOffsets[q] += rowOffsets[q - 1];
  const rowEdges = new Uint32Array(rowOffsets[size + 1]);
  for (let e = 0; e < count; e++) {
    for (let q = firstRow[e]; q <= lastRow[e]; q++) rowEdges[rowOffsets[q + 1]++] = e;
  }
  return { size, cellsPerY, rowOffsets, rowEdges, firstRow };
}

/** Cells that an edge touches are mixed; every other cell has one winding number, that of its row's middle line. */
function coverCells(edges: Float64Array, rows: Rows, height: number, cellsPerX: number): Uint8Array {
  const { size, rowOffsets, rowEdges } = rows;
  const cells = new Uint8Array(size * size);
  const rowHeight = height / size;
  const crossings = new Crossings();
  for (let q = 0; q < size; q++) {
    const bottom = q * rowHeight;
    const top = bottom + rowHeight;
    const middle = bottom + rowHeight / 2;
    crossings.count = 0;
    for (let z = rowOffsets[q]; z < rowOffsets[q + 1]; z++) {
      const e = 4 * rowEdges[z];
      const upwards = edges[e + 3] > edges[e + 1];
      const lowX = upwards ? edges[e] : edges[e + 2];
      const lowY = upwards ? edges[e + 1] : edges[e + 3];
      const highX = upwards ? edges[e + 2] : edges[e];
      const highY = upwards ? edges[e + 3] : edges[e + 1];
      let from = lowX;
      let to = highX;
      if (highY > lowY) {
        const run = (highX - lowX) / (highY - lowY);
        if (lowY < bottom) from = lowX + (bottom - lowY) * run;
        if (highY > top) to = lowX + (top - lowY) * run;
        if (lowY < middle !== highY < middle) {
          crossings.add(lowX + (middle - lowY) * run, upwards ? -1 : 1);
        }
      }
      const first = clampCell(Math.min(from, to) * cellsPerX - 1e-9, size);
      const last = clampCell(Math.max(from, to) * cellsPerX + 1e-9, size);
      for (let c = q * size + first; c <= q * size + last; c++) cells[c] = MIXED;
    }
    crossings.sort();
    let next = 0;
    let winding = 0;
    for (let c = 0; c < size; c++) {
      const x = (c + 0.5) / cellsPerX;
      while (next < crossings.count && crossings.x[next] <= x) winding += crossings.turn[next++];
      if (cells[q * size + c] !== MIXED) cells[q * size + c] = winding === 0 ? OUTSIDE : INSIDE;
    }
  }
  return cells;
}

function clampCell(cell: number, size: number): number {
  if (!(cell > 0)) return 0;
  return cell < size ? Math.floor(cell) : size - 1;
}

/** Where outlines cross one line. */
class Crossings {
  x = new Float64Array(64);
  turn = new Int8Array(64);
  count = 0;

  add(x: number, turn: number): void {
    if (this.count === this.x.length) this.#grow();
    this.x[this.count] = x;
    this.turn[this.count++] = turn;
  }

  /** Left to right. Few as a rule, so insertion is the fastest; a hostile outline may cross a million times. */
  sort(): void {
    const { x, turn, count } = this;
    if (count > 64) {
      const order = Array.from({ length: count }, (_, k) => k).sort((a, b) => x[a] - x[b]);
      this.x = Float64Array.from(order, (k) => x[k]);
      this.turn = Int8Array.from(order, (k) => turn[k]);
      return;
    }
    for (let k = 1; k < count; k++) {
      const here = x[k];
      const turned = turn[k];
      let at = k;
      for (; at > 0 && x[at - 1] > here; at--) {
        x[at] = x[at - 1];
        turn[at] = turn[at - 1];
      }
      x[at] = here;
      turn[at] = turned;
    }
  }

  #grow(): void {
    const x = new Float64Array(2 * this.count);
    const turn = new Int8Array(2 * this.count);
    x.set(this.x);
    turn.set(this.turn);
    this.x = x;
    this.turn = turn;
  }
}
