/**
 * Elementary functions made only of + − × ÷ and √, which IEEE 754 fixes to the last bit. ECMAScript leaves the last bit of
 * `Math.sin` and its kin to each engine, and one bit can move a vertex to the next millimetre: with these, a coordinate
 * and every area made from it are the same wherever they are computed. Errors stay below 1e-15 (relative, or absolute near zero).
 */

const HALF_PI = Math.PI / 2;
/** π/2 in two parts: 24 bits, so that small multiples are exact, and the rest beyond double precision. */
const HALF_PI_HIGH = Math.fround(HALF_PI);
const HALF_PI_LOW = HALF_PI - HALF_PI_HIGH + 6.123233995736766e-17;
const LN2_HIGH = Math.fround(Math.LN2);
const LN2_LOW = Math.LN2 - LN2_HIGH + 2.3190468138462996e-17;

const SINE = inverseFactorials([3, 5, 7, 9, 11, 13, 15, 17], true);
const COSINE = inverseFactorials([2, 4, 6, 8, 10, 12, 14, 16], true);
const SINH = inverseFactorials([3, 5, 7, 9, 11, 13, 15, 17], false);
const EXP = inverseFactorials([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], false);
const ARC_TERMS = 13;

function inverseFactorials(orders: readonly number[], alternating: boolean): Float64Array {
  const terms = new Float64Array(orders.length);
  for (const [index, order] of orders.entries()) {
    let factorial = 1;
    for (let factor = 2; factor <= order; factor++) factorial *= factor;
    terms[index] = (alternating && index % 2 === 0 ? -1 : 1) / factorial;
  }
  return terms;
}

/** Σ terms[k]·x^k. */
function horner(terms: Float64Array, x: number): number {
  let sum = terms[terms.length - 1];
  for (let k = terms.length - 2; k >= 0; k--) sum = sum * x + terms[k];
  return sum;
}

function sineNearZero(x: number): number {
  const square = x * x;
  return x + x * square * horner(SINE, square);
}

function cosineNearZero(x: number): number {
  const square = x * x;
  return 1 + square * horner(COSINE, square);
}

/** Sine of an angle in radians, |x| up to some thousands. */
export function sin(x: number): number {
  const turns = Math.round(x / HALF_PI);
  const rest = x - turns * HALF_PI_HIGH - turns * HALF_PI_LOW;
  const quadrant = ((turns % 4) + 4) % 4;
  if (quadrant === 0) return sineNearZero(rest);
  if (quadrant === 1) return cosineNearZero(rest);
  return quadrant === 2 ? -sineNearZero(rest) : -cosineNearZero(rest);
}

/** Cosine of an angle in radians, |x| up to some thousands. */
export function cos(x: number): number {
  const turns = Math.round(x / HALF_PI);
  const rest = x - turns * HALF_PI_HIGH - turns * HALF_PI_LOW;
  const quadrant = ((turns % 4) + 4) % 4;
  if (quadrant === 0) return cosineNearZero(rest);
  if (quadrant === 1) return -sineNearZero(rest);
  return quadrant === 2 ? -cosineNearZero(rest) : sineNearZero(rest);
}

/** x ∓ x³/3 + x⁵/5 ∓ …, good to 1e-17 for |x| ≤ 0.2: the arc tangent with sign −1, its hyperbolic twin with sign +1. */
function arcSeries(x: number, sign: 1 | -1): number {
  const square = sign * x * x;
  let sum = 1 / (2 * ARC_TERMS + 1);
  for (let k = ARC_TERMS - 1; k >= 1; k--) sum = sum * square + 1 / (2 * k + 1);
  return x + x * square * sum;
}

/** Angle of the vector (x, y) in radians, −π to π; 0 for the zero vector. */
export function atan2(y: number, x: number): number {
  const width = Math.abs(x);
  const height = Math.abs(y);
  if (width === 0 && height === 0) return 0;
  const slope = width > height ? height / width : width / height;
  const half = slope / (1 + Math.sqrt(1 + slope * slope));
  const quarter = half / (1 + Math.sqrt(1 + half * half));
  const acute = 4 * arcSeries(quarter, -1);
  const quadrant = width > height ? acute : HALF_PI - acute;
  const angle = x < 0 ? Math.PI - quadrant : quadrant;
  return y < 0 ? -angle : angle;
}

/** Natural logarithm of a positive number. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  let mantissa = x;
  let exponent = 0;
  for (; mantissa > Math.SQRT2; exponent++) mantissa /= 2;
  for (; mantissa < Math.SQRT1_2; exponent--) mantissa *= 2;
  return exponent * LN2_HIGH + (2 * arcSeries((mantissa - 1) / (mantissa + 1), 1) + exponent * LN2_LOW);
}

/** Inverse hyperbolic tangent, |x| < 1. */
export function atanh(x: number): number {
  if (Math.abs(x) <= 0.2) return arcSeries(x, 1);
  return 0.5 * log((1 + x) / (1 - x));
}

/** Inverse hyperbolic sine of a finite number. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  const root = Math.sqrt(1 + size * size);
  const half = size / (1 + root);
  const value = half <= 0.2 ? 2 * arcSeries(half, 1) : log(size + root);
  return x < 0 ? -value : value;
}

/** Beyond it the result is 0 or infinite in double precision. */
const LARGEST_EXPONENT = 800;

/** Exponential function; of what is no place, such as the corner of an empty box, the limits. */
function exp(x: number): number {
  if (!(Math.abs(x) <= LARGEST_EXPONENT)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : Number.NaN;
  const doublings = Math.round(x / Math.LN2);
  const rest = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  let value = 1 + rest * horner(EXP, rest);
  for (let k = 0; k < doublings; k++) value *= 2;
  for (let k = 0; k > doublings; k--) value /= 2;
  return value;
}

/** Hyperbolic sine, |x| up to some hundreds. */
export function sinh(x: number): number {
  if (Math.abs(x) > 1) {
    const growth = exp(x);
    return (growth - 1 / growth) / 2;
  }
  const square = x * x;
  return x + x * square * horner(SINH, square);
}
