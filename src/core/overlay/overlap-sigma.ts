import { stretchesInside } from './line-inside.ts';
import { measureView } from './measure-view.ts';
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
  readonly #meter = new OverlapMeter();
  #moved: readonly (readonly [view: PolygonView, weight: number])[] | null = null;

  /** @param view of one feature, in the measure of record */
  constructor(view: PolygonView, errors: ShapeErrors) {
    this.#view = view;
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

  #move(shift_m: number): (readonly [PolygonView, number])[] {
    const { columns, measure, coordinates } = this.#view;
    return PLACES.map(([east, north, weight]) => {
      const [dx, dy] = [1000 * shift_m * east * this.#stretch, (1000 * shift_m * north) / this.#stretch];
      const moved = Float64Array.from(coordinates, (value, n) => value + (n % 2 === 0 ? dx : dy));
      return [measureView(columns, measure, moved), weight];
    });
  }

  /** Σ|gᵢ|² over all vertices, m². */
  #slopes(others: PolygonView, row: number): number {
    const { coordinates, columns } = this.#view;
    const { ringOffsets } = columns;
    let sum = 0;
    for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
      const [from, count] = [ringOffsets[ring], ringOffsets[ring + 1] - ringOffsets[ring] - 1];
      const slopes = new Float64Array(2 * Math.max(0, count));
      for (let n = 0; n < count; n++) {
        const side = coordinates.subarray(2 * (from + n), 2 * (from + n) + 4);
        const [dx, dy] = [side[2] - side[0], side[3] - side[1]];
        const length = Math.hypot(dx, dy);
        const stretches = stretchesInside(side, others, row);
        const next = 2 * ((n + 1) % count);
        for (let k = 0; k < stretches.length; k += 2) {
          const [begin, end] = [stretches[k] / length, stretches[k + 1] / length];
          const toEnd = (end ** 2 - begin ** 2) / 2;
          const toBegin = end - begin - toEnd;
          slopes[2 * n] += toBegin * dy;
          slopes[2 * n + 1] -= toBegin * dx;
          slopes[next] += toEnd * dy;
          slopes[next + 1] -= toEnd * dx;
        }
      }
      for (let n = 0; n < slopes.length; n += 2) sum += (slopes[n] * this.#stretch) ** 2 + (slopes[n + 1] / this.#stretch) ** 2;
    }
    return sum / 1e6;
  }
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
