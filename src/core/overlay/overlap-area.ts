import { CROSSING, EdgePiece } from './edge-piece.ts';
import { LoadedEdges } from './loaded-edges.ts';
import type { PolygonView } from './polygon-set.ts';
import { INSIDE, type PreparedClip } from './prepare-clip.ts';

const MM2_PER_M2 = 1e6;

/**
 * Areas of overlaps by edge integrals: with winding numbers 0 and 1,
 * area(A ∩ B) = ∫∫ w_A·w_B = Σ_e Σ_f s_e·s_f ∫ min(y_e(x), y_f(x)) dx over the x-range that edges e of A and f of B share.
 * No intersection is built, nothing can throw, and the result is a continuous function of the vertices. Coordinates are
 * taken relative to the subject's box corner. An overlap wholly inside is the subject's own stored area.
 * Both sides must be admitted and in the same measure's view. A meter holds scratch memory only: use one per thread or task.
 */
export class OverlapMeter {
  readonly #subject = new LoadedEdges();
  readonly #piece = new EdgePiece();

  /** Area of a subject inside a prepared clip, square metres: the form for many subjects against one clip. */
  measure(subjects: PolygonView, row: number, clip: PreparedClip): number {
    const boxes = subjects.boxes;
    const x0 = boxes[4 * row] - clip.minX;
    const y0 = boxes[4 * row + 1] - clip.minY;
    const x1 = boxes[4 * row + 2] - clip.minX;
    const y1 = boxes[4 * row + 3] - clip.minY;
    const { width, height, size, cells } = clip;
    if (!(x0 < width && x1 > 0 && y0 < height && y1 > 0)) return 0;

    // Compared before they are scaled: a subject may be millions of cells wider than the clip.
    const last = size - 1;
    const firstColumn = x0 <= 0 ? 0 : Math.min(last, (x0 * clip.cellsPerX) | 0);
    const lastColumn = x1 >= width ? last : Math.min(last, (x1 * clip.cellsPerX) | 0);
    const firstRow = y0 <= 0 ? 0 : Math.min(last, (y0 * clip.cellsPerY) | 0);
    const lastRow = y1 >= height ? last : Math.min(last, (y1 * clip.cellsPerY) | 0);
    let any = 0;
    let all = true;
    for (let q = firstRow; q <= lastRow; q++) {
      const end = q * size + lastColumn;
      for (let c = q * size + firstColumn; c <= end; c++) {
        any |= cells[c];
        if (cells[c] !== INSIDE) all = false;
      }
    }
    if (any === 0) return 0;
    if (all && x0 >= 0 && x1 <= width && y0 >= 0 && y1 <= height) return subjects.areas_m2[row];

    const { edges, rowOffsets, rowEdges, firstRow: firstRowOf } = clip;
    const subject = this.#subject;
    const piece = this.#piece;
    const at = piece.at;
    piece.enterBox(x0, y0, x1 - x0, y1 - y0);
    let winding = 0;
    let sum = 0;
    let loaded = false;
    for (let q = firstRow; q <= lastRow; q++) {
      const end = rowOffsets[q + 1];
      for (let z = rowOffsets[q]; z < end; z++) {
        const e = rowEdges[z];
        if (q > firstRow && firstRowOf[e] !== q) continue;
        const o = 4 * e;
        const ay = edges[o + 1];
        const by = edges[o + 3];
        // Most edges of a row miss the box; seen here, they cost no call.
        if ((ay >= y1 && by >= y1) || (ay <= y0 && by <= y0)) continue;
        const ax = edges[o];
        const bx = edges[o + 2];
        if (ax >= x1 && bx >= x1) continue;
        if (ax <= x0 && bx <= x0) {
          if (ay < y1 !== by < y1) winding += by < y1 ? 1 : -1;
          continue;
        }
        if (!piece.clip(edges, o)) continue;
        if (!loaded) {
          subject.load(subjects, row);
          loaded = true;
        }
        if (piece.turn !== 0) {
          if (at[CROSSING] <= 0) winding += piece.turn;
          else sum += piece.turn * subject.areaRightOf(at[CROSSING]);
        }
        if (piece.sign !== 0) {
          sum += piece.sign * subject.areaUnder(at);
        }
      }
    }
    return winding * subjects.areas_m2[row] + sum / MM2_PER_M2;
  }

  /** Area of overlap of two features, square metres, without preparing either: the form for small against small. */
  measurePair(subjects: PolygonView, row: number, others: PolygonView, other: number): number {
    const a = subjects.boxes;
    const b = others.boxes;
    const x0 = a[4 * row];
    const y0 = a[4 * row + 1];
    const x1 = a[4 * row + 2];
    const y1 = a[4 * row + 3];
    const o = 4 * other;
    if (!(b[o] < x1 && b[o + 2] > x0 && b[o + 1] < y1 && b[o + 3] > y0)) return 0;

    const { coordinates, columns } = others;
    const firstRing = columns.polygonOffsets[columns.featureOffsets[other]];
    const lastRing = columns.polygonOffsets[columns.featureOffsets[other + 1]];
    const subject = this.#subject;
    const piece = this.#piece;
    const at = piece.at;
    piece.enterBox(x0, y0, x1 - x0, y1 - y0);
    let winding = 0;
    let sum = 0;
    let loaded = false;
    for (let r = firstRing; r < lastRing; r++) {
      const end = 2 * columns.ringOffsets[r + 1] - 2;
      for (let v = 2 * columns.ringOffsets[r]; v < end; v += 2) {
        const ay = coordinates[v + 1];
        const by = coordinates[v + 3];
        if ((ay >= y1 && by >= y1) || (ay <= y0 && by <= y0)) continue;
        const ax = coordinates[v];
        const bx = coordinates[v + 2];
        if (ax >= x1 && bx >= x1) continue;
        if (ax <= x0 && bx <= x0) {
          if (ay < y1 !== by < y1) winding += by < y1 ? 1 : -1;
          continue;
        }
        if (!piece.clip(coordinates, v)) continue;
        if (!loaded) {
          subject.load(subjects, row);
          loaded = true;
        }
        if (piece.turn !== 0) {
          if (at[CROSSING] <= 0) winding += piece.turn;
          else sum += piece.turn * subject.areaRightOf(at[CROSSING]);
        }
        if (piece.sign !== 0) {
          sum += piece.sign * subject.areaUnder(at);
        }
      }
    }
    return winding * subjects.areas_m2[row] + sum / MM2_PER_M2;
  }
}
