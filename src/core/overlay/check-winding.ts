import { LoadedEdges } from './loaded-edges.ts';
import type { PolygonView } from './polygon-set.ts';

/** Edge pairs that a check may compare: about two seconds. Real outlines of a million vertices stay far below. */
const MAX_PAIRS = 4e8;

/** `excess` is ∫∫ w·(w − 1) in square metres: land counted twice, or subtracted from nothing. */
export type WindingResult =
  | { readonly valid: true }
  | { readonly valid: false; readonly excess_m2: number }
  | { readonly valid: false; readonly tooComplex: true };

/**
 * Checks that the winding number of a feature is 0 or 1 everywhere, as area(A ∩ A) = area(A).
 * Both sides are sums of trapezoids up to the size of the box, in doubles: their rounding grows with the box, below 1e-13
 * of it per edge pair in outlines up to 10⁶ vertices, hence 1e-12 of the box's area; and 1 mm² is below everything that is
 * settled (1 cm²) and below the overlaps that are reported.
 */
export class WindingCheck {
  readonly #edges = new LoadedEdges();

  check(view: PolygonView, row: number): WindingResult {
    this.#edges.load(view, row);
    if (this.#edges.pairsToCompare() > MAX_PAIRS) return { valid: false, tooComplex: true };
    const excess_m2 = this.#edges.squaredWinding() * 1e-6 - view.areas_m2[row];
    const b = 4 * row;
    const box_m2 = (view.boxes[b + 2] - view.boxes[b]) * (view.boxes[b + 3] - view.boxes[b + 1]) * 1e-6;
    return Math.abs(excess_m2) <= 1e-6 + 1e-12 * box_m2 ? VALID : { valid: false, excess_m2 };
  }
}

const VALID: WindingResult = { valid: true };
