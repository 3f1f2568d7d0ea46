import { cos, sin } from './elementary.ts';

/**
 * Terms of a series: eight reach 1e-7 m over 100 km at most latitudes. The number is fixed so that evaluation is straight-line
 * code, a third faster than a loop, which millions of vertices feel.
 */
const TERMS = 8;

/** Power series about 0, constant term left out: term k belongs to the power k + 1. */
export type RealSeries = Float64Array;

/** The same with complex terms. */
export interface ComplexSeries {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A series that is 0 everywhere. */
export function zeroSeries(): RealSeries {
  return new Float64Array(TERMS);
}

/** Value at x, constant term left out. */
export function evaluateReal(c: RealSeries, x: number): number {
  return x * (c[0] + x * (c[1] + x * (c[2] + x * (c[3] + x * (c[4] + x * (c[5] + x * (c[6] + x * c[7])))))));
}

/** Values at the first `count` complex numbers of `pairs` (real, imaginary interleaved), constant term left out, in place. */
export function mapComplex({ re, im }: ComplexSeries, pairs: Float64Array, count: number): void {
  for (let i = 0; i < 2 * count; i += 2) {
    const x = pairs[i];
    const y = pairs[i + 1];
    const u6 = re[7] * x - im[7] * y + re[6];
    const v6 = re[7] * y + im[7] * x + im[6];
    const u5 = u6 * x - v6 * y + re[5];
    const v5 = u6 * y + v6 * x + im[5];
    const u4 = u5 * x - v5 * y + re[4];
    const v4 = u5 * y + v5 * x + im[4];
    const u3 = u4 * x - v4 * y + re[3];
    const v3 = u4 * y + v4 * x + im[3];
    const u2 = u3 * x - v3 * y + re[2];
    const v2 = u3 * y + v3 * x + im[2];
    const u1 = u2 * x - v2 * y + re[1];
    const v1 = u2 * y + v2 * x + im[1];
    const u0 = u1 * x - v1 * y + re[0];
    const v0 = u1 * y + v1 * x + im[0];
    pairs[i] = u0 * x - v0 * y;
    pairs[i + 1] = u0 * y + v0 * x;
  }
}

const SAMPLES = 32;
/** Terms looked at to see what the eight leave out. */
const SEEN_TERMS = 12;

/** Number of terms after which nothing on the reach is as large as `tolerance`; noise in the last ones is dropped with them. */
function countTerms(sizes: readonly number[], reach: number, tolerance: number): number {
  let power = 1;
  const contributions = sizes.map((size) => size * (power *= reach));
  let count = contributions.length;
  while (count > 1 && contributions[count - 1] < tolerance) count--;
  return count;
}

function padTerms(terms: Float64Array): Float64Array {
  const padded = new Float64Array(TERMS);
  padded.set(terms);
  return padded;
}

/**
 * Taylor series of an analytic function about a centre, from its values on a circle (Cauchy's integral as a discrete Fourier
 * sum, whose error is that of the values). `evaluate` writes f(re + i·im) to out[0], out[1]. The constant term is left out.
 * Returns `undefined` where eight terms do not reach `tolerance` on the circle.
 */
export function expandComplex(
  evaluate: (re: number, im: number, out: Float64Array) => void,
  centre: readonly [re: number, im: number],
  radius: number,
  tolerance: number,
): ComplexSeries | undefined {
  const value = new Float64Array(2);
  const re = new Float64Array(SEEN_TERMS);
  const im = new Float64Array(SEEN_TERMS);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const angle = (2 * Math.PI * sample) / SAMPLES;
    evaluate(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle), value);
    for (let k = 0; k < SEEN_TERMS; k++) {
      const turned = (2 * Math.PI * ((sample * (k + 1)) % SAMPLES)) / SAMPLES;
      const c = cos(turned);
      const s = sin(turned);
      re[k] += value[0] * c + value[1] * s;
      im[k] += value[1] * c - value[0] * s;
    }
  }
  let scale = 1 / SAMPLES;
  const sizes: number[] = [];
  for (let k = 0; k < SEEN_TERMS; k++) {
    scale /= radius;
    re[k] *= scale;
    im[k] *= scale;
    sizes.push(Math.sqrt(re[k] * re[k] + im[k] * im[k]));
  }
  const count = countTerms(sizes, radius, tolerance);
  if (count > TERMS) return undefined;
  return { re: padTerms(re.subarray(0, count)), im: padTerms(im.subarray(0, count)) };
}

/**
 * Power series of f(centre + x) − f(centre) on |x| ≤ reach, by interpolation in Chebyshev nodes.
 * Returns `undefined` where eight terms do not reach `tolerance`.
 */
export function expandReal(
  evaluate: (x: number) => number,
  centre: number,
  reach: number,
  tolerance: number,
): RealSeries | undefined {
  const base = evaluate(centre);
  const chebyshev = new Float64Array(SEEN_TERMS + 1);
  for (let node = 0; node < SAMPLES; node++) {
    const angle = (Math.PI * (node + 0.5)) / SAMPLES;
    const value = evaluate(centre + reach * cos(angle)) - base;
    for (let k = 0; k <= SEEN_TERMS; k++) chebyshev[k] += (2 / SAMPLES) * value * cos(k * angle);
  }
  const count = countTerms(Array.from(chebyshev.subarray(1), Math.abs), 1, tolerance);
  if (count > TERMS) return undefined;
  // Cut before the change of basis: it would multiply the noise of the dropped terms by up to 2^12.
  const powers = chebyshevToPowers(chebyshev.subarray(0, count + 1));
  const terms = new Float64Array(TERMS);
  let scale = 1;
  for (let k = 0; k < count; k++) {
    scale /= reach;
    terms[k] = powers[k + 1] * scale;
  }
  return terms;
}

/** Σ c[k]·T_k(x) as Σ p[k]·x^k, through T_(k+1) = 2x·T_k − T_(k−1). */
function chebyshevToPowers(c: Float64Array): Float64Array {
  const powers = new Float64Array(c.length);
  let before = new Float64Array(c.length);
  let current = new Float64Array(c.length);
  before[0] = 1;
  current[1] = 1;
  powers[0] = c[0] / 2;
  for (let k = 1; k < c.length; k++) {
    for (let j = 0; j < c.length; j++) powers[j] += c[k] * current[j];
    const next = new Float64Array(c.length);
    for (let j = 0; j < c.length; j++) next[j] = (j > 0 ? 2 * current[j - 1] : 0) - before[j];
    before = current;
    current = next;
  }
  return powers;
}
