import { EdgePiece } from './edge-piece.ts';
import { LoadedEdges } from './loaded-edges.ts';
import type { PolygonView } from './polygon-set.ts';
import { INSIDE, type PreparedClip } from './prepare-clip.ts';

const M2_PER_MM2 = 1e-6;

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

    // Truncation is the floor here: negative cells are outside the grid and clamped to its first.
    let firstColumn = (x0 * clip.cellsPerX) | 0;
    let lastColumn = (x1 * clip.cellsPerX) | 0;
    let firstRow = (y0 * clip.cellsPerY) | 0;
    let lastRow = (y1 * clip.cellsPerY) | 0;
    if (firstColumn < 0) firstColumn = 0;
    if (firstRow < 0) firstRow = 0;
    if (lastColumn < 0 || lastColumn >= size) lastColumn = size - 1;
    if (lastRow < 0 || lastRow >= size) lastRow = size - 1;
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
    const boxWidth = x1 - x0;
    const boxHeight = y1 - y0;
    const subject = this.#subject;
    const piece = this.#piece;
    let winding = 0;
    let sum = 0;
    for (let q = firstRow; q <= lastRow; q++) {
      const end = rowOffsets[q + 1];
      for (let z = rowOffsets[q]; z < end; z++) {
        const e = rowEdges[z];
        if (q > firstRow && firstRowOf[e] !== q) continue;
        const o = 4 * e;
        if (!piece.clip(edges[o] - x0, edges[o + 1] - y0, edges[o + 2] - x0, edges[o + 3] - y0, boxWidth, boxHeight)) {
          continue;
        }
        if (piece.turn !== 0) {
          if (piece.crossing <= 0) {
            winding += piece.turn;
          } else {
            subject.load(subjects, row);
            sum += piece.turn * subject.areaRightOf(piece.crossing);
          }
        }
        if (piece.sign !== 0) {
          subject.load(subjects, row);
          sum += piece.sign * subject.areaUnder(piece.leftX, piece.leftY, piece.rightX, piece.rightY);
        }
      }
    }
    return winding * subjects.areas_m2[row] + sum * M2_PER_MM2;
  }

  /** Area of overlap of two features, square metres, without preparing either: the form for small against small. */
  measurePair(subjects: PolygonView, row: number, others: PolygonView, other: number): number {
    const a = subjects.boxes;
    const b = others.boxes;
    const x0 = a[4 * row];
    const y0 = a[4 * row + 1];
    const boxWidth = a[4 * row + 2] - x0;
    const boxHeight = a[4 * row + 3] - y0;
    const minX = b[4 * other] - x0;
    const minY = b[4 * other + 1] - y0;
    const maxX = b[4 * other + 2] - x0;
    const maxY = b[4 * other + 3] - y0;
    if (!(minX < boxWidth && maxX > 0 && minY < boxHeight && maxY > 0)) return 0;

    const { coordinates, columns } = others;
    const firstRing = columns.polygonOffsets[columns.featureOffsets[other]];
    const lastRing = columns.polygonOffsets[columns.featureOffsets[other + 1]];
    const subject = this.#subject;
    const piece = this.#piece;
    let winding = 0;
    let sum = 0;
    for (let r = firstRing; r < lastRing; r++) {
      const end = 2 * columns.ringOffsets[r + 1];
      let v = 2 * columns.ringOffsets[r];
      let px = coordinates[v] - x0;
      let py = coordinates[v + 1] - y0;
      for (v += 2; v < end; v += 2) {
        const qx = coordinates[v] - x0;
        const qy = coordinates[v + 1] - y0;
        if (piece.clip(px, py, qx, qy, boxWidth, boxHeight)) {
          if (piece.turn !== 0) {
            if (piece.crossing <= 0) {
              winding += piece.turn;
            } else {
              subject.load(subjects, row);
              sum += piece.turn * subject.areaRightOf(piece.crossing);
            }
          }
          if (piece.sign !== 0) {
            subject.load(subjects, row);
            sum += piece.sign * subject.areaUnder(piece.leftX, piece.leftY, piece.rightX, piece.rightY);
          }
        }
        px = qx;
        py = qy;
      }
    }
    return winding * subjects.areas_m2[row] + sum * M2_PER_MM2;
  }
}
