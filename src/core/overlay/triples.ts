import { EdgePiece, CROSSING, LEFT_X, LEFT_Y, RIGHT_X, RIGHT_Y } from './edge-piece.ts';
import { LoadedEdges } from './loaded-edges.ts';
import { settle } from '../measure/settle.ts';
import { OverlapMeter } from './overlap-area.ts';
import { LEAST_OVERLAP_M2, type OverlapTable } from './overlap-table.ts';
import type { PolygonView } from './polygon-set.ts';
import { type PreparedClip, prepareClip } from './prepare-clip.ts';

/**
 * Areas that three features share, by the same integrals as pairs: the region below an edge of B and an edge of C is the
 * region below the lower of two lines, one piece or two, so ∫∫ w_A·w_B·w_C = Σ_b Σ_c s_b·s_c · area of A below min(b, c).
 * No intersection is built and nothing can throw. Cost grows with the edges of B times those of C inside A's box: A is
 * therefore the smaller box of the first two. Scratch memory only: one meter per thread or task.
 */
export class TripleMeter {
  readonly #pair = new OverlapMeter();
  readonly #edges = new LoadedEdges();
  readonly #piece = new EdgePiece();
  readonly #second = new PieceList();
  readonly #third = new PieceList();
  readonly #line = new Float64Array(5);

  /** Square metres of the land inside both features and the clip; all three in the same measure's view. */
  measure(first: PolygonView, row: number, second: PolygonView, other: number, clip: PreparedClip): number {
    if (boxArea(first, row) > boxArea(second, other)) return this.measure(second, other, first, row, clip);
    const inClip = this.#pair.measure(first, row, clip);
    if (inClip <= 0) return 0;
    const inSecond = this.#pair.measurePair(first, row, second, other);
    const whole = first.areas_m2[row];
    if (inSecond <= 0 || inClip === whole) return inSecond;
    if (inSecond === whole) return inClip;

    const b = 4 * row;
    const x = first.boxes[b];
    const y = first.boxes[b + 1];
    const width = first.boxes[b + 2] - x;
    const height = first.boxes[b + 3] - y;
    this.#collectFeature(second, other, x, y, width, height);
    this.#collectClip(clip, x, y, width, height);
    this.#edges.load(first, row);
    let sum = 0;
    for (let p = 0; p < this.#second.count; p++) {
      for (let q = 0; q < this.#third.count; q++) sum += this.#underBoth(p, q);
    }
    return sum / 1e6;
  }

  #collectFeature(view: PolygonView, row: number, x: number, y: number, width: number, height: number): void {
    const { coordinates, columns } = view;
    this.#second.count = 0;
    this.#piece.enterBox(x, y, width, height);
    const firstRing = columns.polygonOffsets[columns.featureOffsets[row]];
    const lastRing = columns.polygonOffsets[columns.featureOffsets[row + 1]];
    for (let r = firstRing; r < lastRing; r++) {
      const end = 2 * columns.ringOffsets[r + 1] - 2;
      for (let v = 2 * columns.ringOffsets[r]; v < end; v += 2) {
        if (this.#piece.clip(coordinates, v)) this.#second.add(this.#piece, width, height);
      }
    }
  }

  #collectClip(clip: PreparedClip, x: number, y: number, width: number, height: number): void {
    this.#third.count = 0;
    const bottom = y - clip.minY;
    this.#piece.enterBox(x - clip.minX, bottom, width, height);
    const last = clip.size - 1;
    const firstRow = Math.min(last, Math.max(0, Math.floor(bottom * clip.cellsPerY)));
    const lastRow = Math.min(last, Math.max(0, Math.floor((bottom + height) * clip.cellsPerY)));
    for (let q = firstRow; q <= lastRow; q++) {
      for (let z = clip.rowOffsets[q]; z < clip.rowOffsets[q + 1]; z++) {
        const e = clip.rowEdges[z];
        if (q > firstRow && clip.firstRow[e] !== q) continue;
        if (this.#piece.clip(clip.edges, 4 * e)) this.#third.add(this.#piece, width, height);
      }
    }
  }

  /** Signed area of the loaded feature below the lower of two pieces, over the range they share. */
  #underBoth(p: number, q: number): number {
    const b = this.#second;
    const c = this.#third;
    const from = Math.max(b.x0[p], c.x0[q]);
    const to = Math.min(b.x1[p], c.x1[q]);
    if (from >= to) return 0;
    const bFrom = b.y0[p] + (from - b.x0[p]) * b.slope[p];
    const bTo = b.y0[p] + (to - b.x0[p]) * b.slope[p];
    const cFrom = c.y0[q] + (from - c.x0[q]) * c.slope[q];
    const cTo = c.y0[q] + (to - c.x0[q]) * c.slope[q];
    const gapFrom = bFrom - cFrom;
    const gapTo = bTo - cTo;
    const sign = b.sign[p] * c.sign[q];
    if (gapFrom * gapTo >= 0) {
      const isBLower = gapFrom + gapTo < 0;
      return sign * this.#under(from, isBLower ? bFrom : cFrom, to, isBLower ? bTo : cTo);
    }
    const share = gapFrom / (gapFrom - gapTo);
    const middle = from + (to - from) * share;
    const height = bFrom + (bTo - bFrom) * share;
    const left = this.#under(from, gapFrom < 0 ? bFrom : cFrom, middle, height);
    return sign * (left + this.#under(middle, height, to, gapFrom < 0 ? cTo : bTo));
  }

  #under(x0: number, y0: number, x1: number, y1: number): number {
    if (x0 >= x1) return 0;
    this.#line[LEFT_X] = x0;
    this.#line[LEFT_Y] = y0;
    this.#line[RIGHT_X] = x1;
    this.#line[RIGHT_Y] = y1;
    return this.#edges.areaUnder(this.#line);
  }
}

/** The winding function of a polygon inside a box, as signed lines: the winding number is the sum of the lines above. */
class PieceList {
  readonly x0: number[] = [];
  readonly y0: number[] = [];
  readonly x1: number[] = [];
  readonly slope: number[] = [];
  readonly sign: number[] = [];
  count = 0;

  /** An edge that left through the top counts as a line along the top from there to the right border. */
  add(piece: EdgePiece, width: number, height: number): void {
    const at = piece.at;
    if (piece.turn !== 0) this.#push(Math.max(0, at[CROSSING]), height, width, 0, piece.turn);
    if (piece.sign === 0) return;
    const slope = (at[RIGHT_Y] - at[LEFT_Y]) / (at[RIGHT_X] - at[LEFT_X]);
    this.#push(at[LEFT_X], at[LEFT_Y], at[RIGHT_X], slope, piece.sign);
  }

  #push(x0: number, y0: number, x1: number, slope: number, sign: number): void {
    if (x0 >= x1) return;
    const n = this.count++;
    this.x0[n] = x0;
    this.y0[n] = y0;
    this.x1[n] = x1;
    this.slope[n] = slope;
    this.sign[n] = sign;
  }
}

/** Triples as columns: which subject, first and second clip, and the land all three share. */
export interface TripleTable {
  readonly count: number;
  readonly subject: Uint32Array;
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly area_m2: Float64Array;
  /** Whole square centimetres, half up. */
  readonly settled_cm2: Float64Array;
}

/**
 * What builds, parcels and red lines share: for every subject with a pair in both tables the area inside both. The tables
 * say which pairs to look at, so only triples that can exist are measured.
 */
export function tabulateTriples(
  subjects: PolygonView,
  firsts: PolygonView,
  firstPairs: OverlapTable,
  seconds: PolygonView,
  secondPairs: OverlapTable,
): TripleTable {
  const firstsOf = new Map<number, number[]>();
  for (let k = 0; k < firstPairs.count; k++) {
    const list = firstsOf.get(firstPairs.subject[k]);
    if (list === undefined) firstsOf.set(firstPairs.subject[k], [firstPairs.clip[k]]);
    else list.push(firstPairs.clip[k]);
  }
  const meter = new TripleMeter();
  const rows: { subject: number; first: number; second: number; area_m2: number }[] = [];
  let clip: PreparedClip | undefined;
  for (let k = 0; k < secondPairs.count; k++) {
    const subject = secondPairs.subject[k];
    const second = secondPairs.clip[k];
    for (const first of firstsOf.get(subject) ?? []) {
      if (clip === undefined || clip.row !== second) clip = prepareClip(seconds, second);
      const area_m2 = meter.measure(subjects, subject, firsts, first, clip);
      if (area_m2 > LEAST_OVERLAP_M2) rows.push({ subject, first, second, area_m2 });
    }
  }
  return {
    count: rows.length,
    subject: Uint32Array.from(rows, (row) => row.subject),
    first: Uint32Array.from(rows, (row) => row.first),
    second: Uint32Array.from(rows, (row) => row.second),
    area_m2: Float64Array.from(rows, (row) => row.area_m2),
    settled_cm2: Float64Array.from(rows, (row) => settle(row.area_m2)),
  };
}

function boxArea(view: PolygonView, row: number): number {
  const b = 4 * row;
  return (view.boxes[b + 2] - view.boxes[b]) * (view.boxes[b + 3] - view.boxes[b + 1]);
}
