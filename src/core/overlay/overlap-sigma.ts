import { visitInside } from './line-inside.ts';
import { OverlapMeter } from './overlap-area.ts';
import type { PolygonView } from './polygon-set.ts';

/** How a drawn shape errs: each vertex for itself, and all of them together. Standard deviations of each coordinate, metres. */
export interface ShapeErrors {
  readonly form_m: number;
  readonly shift_m: number;
}

/** Gauss-Hermite with three places an axis: exact for what changes by less than the sixth power of the shift. */
const PLACES: readonly (readonly [east: number, north: number, weight: number])[] = [-1, 0, 1].flatMap((east) =>
  [-1, 0, 1].flatMap((north) =>
    east === 0 && north === 0
      ? []
      : [[east * Math.sqrt(3), north * Math.sqrt(3), (east === 0 ? 2 / 3 : 1 / 6) * (north === 0 ? 2 / 3 : 1 / 6)] as const],
  ),
);

/**
 * How uncertain the part of a drawn shape is that lies in another feature, from the shape's own errors; the other's outline is taken as it is.
 *
 * An error of place is tried out: the overlap is measured with the shape moved to eight places around (Gauss-Hermite quadrature of the mean
 * square difference from what is shown), so that a border just beyond the shape counts. Errors of vertices are linear:
 * σ² = σ_form²·Σ|gᵢ|², where gᵢ = ∂A/∂Pᵢ is the integral over the parts of its two sides that lie in the other feature, each place on a side
 * going along with its ends by their shares. Of a shape that lies wholly inside, gᵢ = |P(i+1) − P(i−1)|/2: Gauss's formula, as for its area.
 */
export class OverlapSigma {
  readonly #view: PolygonView;
  readonly #errors: ShapeErrors;
  /** Millimetres of the view for one of the ground, east; north is its inverse: the equal-area plane is stretched. */
  readonly #stretch: number;
  readonly #meter: OverlapMeter;
  #moved: readonly (readonly [view: PolygonView, weight: number])[] | null = null;

  /**
   * @param view of one feature, in the measure of record
   * @param meter one that has just measured the same features has their edges at hand
   */
  constructor(view: PolygonView, errors: ShapeErrors, meter = new OverlapMeter()) {
    this.#view = view;
    this.#meter = meter;
    this.#errors = errors;
    this.#stretch = stretchOf(view);
  }

  /** Standard deviation of the overlap with a feature, m². @param area_m2 the overlap as it is */
  of_m2(others: PolygonView, row: number, area_m2: number): number {
    const { form_m, shift_m } = this.#errors;
    let variance = form_m > 0 ? form_m ** 2 * this.#slopes(others, row) : 0;
    if (shift_m > 0) {
      if (this.#moved === null) this.#moved = this.#move(shift_m);
      for (const [moved, weight] of this.#moved)
        variance += weight * (this.#meter.measurePair(others, row, moved, 0) - area_m2) ** 2;
    }
    return Math.sqrt(variance);
  }

  /** Moved views have the same areas, and boxes moved by as much: rounding keeps the order of numbers. */
  #move(shift_m: number): (readonly [PolygonView, number])[] {
    const view = this.#view;
    return PLACES.map(([east, north, weight]) => {
      const [dx, dy] = [1000 * shift_m * east * this.#stretch, (1000 * shift_m * north) / this.#stretch];
      return [{ ...view, coordinates: shift(view.coordinates, dx, dy), boxes: shift(view.boxes, dx, dy) }, weight];
    });
  }

  /** Σ|gᵢ|² over all vertices, m². */
  #slopes(others: PolygonView, row: number): number {
    const { coordinates, columns } = this.#view;
    const { ringOffsets } = columns;
    let sum = 0;
    for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
      const [from, to] = [2 * ringOffsets[ring], 2 * ringOffsets[ring + 1]];
      const count = Math.max(0, (to - from) / 2 - 1);
      const slopes = new Float64Array(2 * count);
      visitInside(coordinates, from, to, others, row, (side, begin, end) => {
        const [dx, dy] = [coordinates[side + 2] - coordinates[side], coordinates[side + 3] - coordinates[side + 1]];
        const toEnd = (end * end - begin * begin) / 2;
        const toBegin = end - begin - toEnd;
        const own = side - from;
        const next = (own + 2) % (2 * count);
        slopes[own] += toBegin * dy;
        slopes[own + 1] -= toBegin * dx;
        slopes[next] += toEnd * dy;
        slopes[next + 1] -= toEnd * dx;
      });
      for (let n = 0; n < slopes.length; n += 2) sum += (slopes[n] * this.#stretch) ** 2 + (slopes[n + 1] / this.#stretch) ** 2;
    }
    return sum / 1e6;
  }
}

function shift(values: Int32Array | Float64Array, dx: number, dy: number): Float64Array {
  const moved = new Float64Array(values.length);
  for (let n = 0; n < values.length; n += 2) {
    moved[n] = values[n] + dx;
    moved[n + 1] = values[n + 1] + dy;
  }
  return moved;
}

/** The planar view is the ground; the equal-area plane is wider by 1/cos B and lower by cos B. */
function stretchOf({ columns, boxes, measure }: PolygonView): number {
  if (measure === 'planar') return 1;
  const { coordinates } = columns;
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = 0; n < coordinates.length; n += 2) {
    west = Math.min(west, coordinates[n]);
    east = Math.max(east, coordinates[n]);
  }
  return east > west ? (boxes[2] - boxes[0]) / (east - west) : 1;
}
