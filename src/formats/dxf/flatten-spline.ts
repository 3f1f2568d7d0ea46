/** Curve of a spline: control points x, y interleaved, weights where it is rational. */
export interface Spline {
  readonly degree: number;
  readonly knots: readonly number[];
  readonly points: readonly number[];
  readonly weights: readonly number[];
}

const MOST_DEGREE = 11;
const MOST_HALVINGS = 12;
/** Vertices of one spline at most. */
const MOST_VERTICES = 20_000;

/**
 * A B-spline as a line within `tolerance` of it: each span between knots is halved until its middle and its quarters lie near
 * enough to the chord. False where its numbers do not fit one another, or it would take too many vertices.
 */
export function flattenSpline(spline: Spline, tolerance: number, into: number[]): boolean {
  const { degree, knots, points, weights } = spline;
  const count = points.length / 2;
  if (!(degree >= 1 && degree <= MOST_DEGREE) || count <= degree || knots.length !== count + degree + 1) return false;
  if (!points.every(Number.isFinite) || weights.some((weight) => !(weight > 0 && weight < Infinity))) return false;
  if (knots.some((knot, n) => !Number.isFinite(knot) || (n > 0 && knot < knots[n - 1]))) return false;
  const limit = into.length + 2 * MOST_VERTICES;
  let previous = evaluate(spline, degree, knots[degree]);
  into.push(...previous);
  for (let span = degree; span < count; span++) {
    const [from, to] = [knots[span], knots[span + 1]];
    if (!(to > from)) continue;
    const end = evaluate(spline, span, to);
    const halve = (t1: number, p1: Point, t2: number, p2: Point, left: number): void => {
      const middle = (t1 + t2) / 2;
      const isNear = [0.25, 0.5, 0.75].every(
        (part) => distance(evaluate(spline, span, t1 + part * (t2 - t1)), p1, p2) <= tolerance,
      );
      if ((isNear && left < MOST_HALVINGS) || left === 0 || into.length > limit) {
        into.push(...p2);
        return;
      }
      const point = evaluate(spline, span, middle);
      halve(t1, p1, middle, point, left - 1);
      halve(middle, point, t2, p2, left - 1);
    };
    halve(from, previous, to, end, MOST_HALVINGS);
    previous = end;
  }
  return into.length <= limit;
}

type Point = readonly [number, number];

/** De Boor's algorithm in homogeneous coordinates. */
function evaluate({ degree, knots, points, weights }: Spline, span: number, t: number): [number, number] {
  const x: number[] = [];
  const y: number[] = [];
  const w: number[] = [];
  for (let n = 0; n <= degree; n++) {
    const at = span - degree + n;
    const weight = weights[at] ?? 1;
    x.push(points[2 * at] * weight);
    y.push(points[2 * at + 1] * weight);
    w.push(weight);
  }
  for (let round = 1; round <= degree; round++) {
    for (let n = degree; n >= round; n--) {
      const low = knots[span - degree + n];
      const width = knots[span + 1 + n - round] - low;
      const part = width > 0 ? (t - low) / width : 0;
      x[n] = (1 - part) * x[n - 1] + part * x[n];
      y[n] = (1 - part) * y[n - 1] + part * y[n];
      w[n] = (1 - part) * w[n - 1] + part * w[n];
    }
  }
  return [x[degree] / w[degree], y[degree] / w[degree]];
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length;
}
