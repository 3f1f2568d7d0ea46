import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArea, roundHalfUp } from '../../../src/core/measure/decimal.ts';
import { areaSigma_m2, supportedDecimals } from '../../../src/core/measure/sigma.ts';
import { ringTwiceArea } from '../../../src/core/measure/area.ts';
import { SEED, seeded } from '../../support/seeded.ts';

/** mulberry32, for draws that repeat with the seed. */
function createDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('error of an area', () => {
  const house = Int32Array.of(0, 0, 10_000, 0, 10_000, 10_000, 0, 10_000, 0, 0);

  it('a 10 × 10 m house walked with σ = 5 m is 100 ± 71 m²', () => {
    const sigma = areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, 5);
    expect(sigma).toBeCloseTo(5 * Math.sqrt(200), 9);
    const decimals = supportedDecimals(sigma, 2);
    expect(`${formatArea(1_003_700, 'm2', decimals)} ± ${roundHalfUp(sigma, decimals)}`).toBe('100 ± 71');
  });

  it('of vertices that are known alike is the one of all; a vertex alone counts with the diagonal across from it', () => {
    const alike = areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, Float64Array.of(5, 5, 5, 5, Number.NaN));
    expect(alike).toBeCloseTo(areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, 5), 9);
    expect(areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, [3, 0, 0, 0, 0])).toBeCloseTo((3 / 2) * Math.hypot(10, 10), 9);
  });

  it('is the same for an unclosed ring, and grows with every ring', () => {
    expect(areaSigma_m2(house, Uint32Array.of(0, 4), 0, 1, 5)).toBe(areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, 5));
    const two = Int32Array.of(...house, ...house);
    expect(areaSigma_m2(two, Uint32Array.of(0, 5, 10), 0, 2, 5)).toBeCloseTo(
      Math.SQRT2 * areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, 5),
      9,
    );
    expect(areaSigma_m2(house, Uint32Array.of(0, 5), 0, 1, 0)).toBe(0);
  });

  it.each([
    ['alike', [0.3, 0.3, 0.3, 0.3, 0.3]],
    ['each on its own', [0.1, 0.9, 0.3, 0.2, 0.5]],
  ])(`is the scatter of areas whose vertices are disturbed %s (seed ${SEED})`, (_, sigmas_m) => {
    const draw = createDraw(SEED);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const ring = [0, 0, 60_000, -8000, 90_000, 40_000, 30_000, 70_000, -10_000, 30_000];
    const expected = areaSigma_m2(Int32Array.from(ring), Uint32Array.of(0, 5), 0, 1, sigmas_m);
    const areas = Array.from(
      { length: 4000 },
      () =>
        ringTwiceArea(
          Float64Array.from(ring, (value, n) => value + 1000 * sigmas_m[Math.floor(n / 2)] * normal()),
          0,
          5,
        ) / 2e6,
    );
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    const scatter = Math.sqrt(areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / (areas.length - 1));
    // The scatter of 4 000 draws is itself known to 1.1 %.
    expect(Math.abs(scatter / expected - 1)).toBeLessThan(0.05);
  });
});

describe('digits that an error supports', () => {
  it.each([
    [undefined, 2, 2],
    [0, 2, 2],
    [0.004, 2, 2],
    [0.043, 4, 3],
    [0.43, 4, 2],
    [4.3, 2, 1],
    [9.96, 2, 0],
    [71, 2, 0],
    [99.4, 2, 0],
    [99.6, 2, -1],
    [710, 2, -1],
    [7100, 0, -2],
    [Number.POSITIVE_INFINITY, 2, -15],
  ])('σ = %s with at most %d decimals: %d', (sigma, decimals, expected) => {
    expect(supportedDecimals(sigma, decimals)).toBe(expected);
  });

  it('shows the error itself with two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (sigma) => {
        const shown = roundHalfUp(sigma, supportedDecimals(sigma, 30));
        expect(shown.replace(/^0\.0*|\./g, '').replace(/^(\d\d)0*$/, '$1')).toMatch(/^\d\d$/);
      }),
      seeded(1000),
    );
  });
});
