import { cos, sin } from './elementary.ts';

/** Power series about 0, constant term left out: term k belongs to the power k + 1. */
export type RealSeries = Float64Array;

/** The same with complex terms. */
export interface ComplexSeries {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const SAMPLES = 32;
const MAX_TERMS = 12;

/** Terms needed so that what is left out stays below `tolerance` at `reach`; more than `MAX_TERMS` means it never does. */
function countTerms(sizes: readonly number[], reach: number, tolerance: number): number {
  let power = 1;
  const contributions = sizes.map((size) => size * (power *= reach));
  let count = contributions.length;
  while (count > 1 && contributions[count - 1] < tolerance) count--;
  return count;
}

/**
 * Taylor series of an analytic function about a centre, from its values on a circle (Cauchy's integral as a discrete Fourier
 * sum, whose error is that of the values). `evaluate` writes f(re + i·im) to out[0], out[1]. The constant term is left out.
 * Returns `undefined` where 12 terms do not reach `tolerance` on the circle.
 */
export function expandComplex(
  evaluate: (re: number, im: number, out: Float64Array) => void,
  centre: readonly [re: number, im: number],
  radius: number,
  tolerance: number,
): ComplexSeries | undefined {
  const value = new Float64Array(2);
  const re = new Float64Array(MAX_TERMS);
  const im = new Float64Array(MAX_TERMS);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const angle = (2 * Math.PI * sample) / SAMPLES;
    evaluate(centre[0] + radius * cos(angle), centre[1] + radius * sin(angle), value);
    for (let k = 0; k < MAX_TERMS; k++) {
      const turned = (2 * Math.PI * ((sample * (k + 1)) % SAMPLES)) / SAMPLES;
      const c = cos(turned);
      const s = sin(turned);
      re[k] += value[0] * c + value[1] * s;
      im[k] += value[1] * c - value[0] * s;
    }
  }
  let scale = 1 / SAMPLES;
  const sizes: number[] = [];
  for (let k = 0; k < MAX_TERMS; k++) {
    scale /= radius;
    re[k] *= scale;
    im[k] *= scale;
    sizes.push(Math.sqrt(re[k] * re[k] + im[k] * im[k]));
  }
  const count = countTerms(sizes, radius, tolerance);
  if (!(count < MAX_TERMS)) return undefined;
  return { re: re.slice(0, count), im: im.slice(0, count) };
}

/**
 * Power series of f(centre + x) − f(centre) on |x| ≤ reach, by interpolation in Chebyshev nodes.
 * Returns `undefined` where 12 terms do not reach `tolerance`.
 */
export function expandReal(evaluate: (x: number) => number, centre: number, reach: number, tolerance: number): RealSeries | undefined {
  const base = evaluate(centre);
  const chebyshev = new Float64Array(MAX_TERMS + 1);
  for (let node = 0; node < SAMPLES; node++) {
    const angle = (Math.PI * (node + 0.5)) / SAMPLES;
    const value = evaluate(centre + reach * cos(angle)) - base;
    for (let k = 0; k <= MAX_TERMS; k++) chebyshev[k] += ((2 / SAMPLES) * value) * cos(k * angle);
  }
  const count = countTerms(Array.from(chebyshev.subarray(1), Math.abs), 1, tolerance);
  if (!(count < MAX_TERMS)) return undefined;
  // Cut before the change of basis: it would multiply the noise of the dropped terms by up to 2^12.
  const powers = chebyshevToPowers(chebyshev.subarray(0, count + 1));
  const terms = new Float64Array(count);
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
