import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURED_BY, sideSigma_m, sidesSigma_m } from '../../../src/core/editing/sides-sigma.ts';
import { createRandom } from '../../../src/demo/random.ts';
import { drawNormal } from '../../support/draw-normal.ts';
import { seeded } from '../../support/seeded.ts';

const DRAWS = 4000;

describe('error of a rectangle’s area from its sides', () => {
  it('is what many measurements of the two sides scatter by, wherever the centre is and however it is turned', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 60, noNaN: true }),
        fc.double({ min: 3, max: 60, noNaN: true }),
        fc.constantFrom(...MEASURED_BY),
        fc.integer({ min: 1, max: 1e6 }),
        (length_m, width_m, by, seed) => {
          const normal = drawNormal(createRandom(seed));
          const [length, width] = [sideSigma_m(length_m, by, 0.7), sideSigma_m(width_m, by, 0.7)];
          let squares = 0;
          for (let n = 0; n < DRAWS; n++) {
            const area = (length_m + length * normal()) * (width_m + width * normal());
            squares += (area - length_m * width_m) ** 2;
          }
          const scatter_m2 = Math.sqrt(squares / DRAWS);
          const told_m2 = sidesSigma_m({ length_m, width_m }, by, 0.7) * Math.hypot(length_m, width_m);
          // The product of both errors is of second order: σ_L·σ_W.
          expect(Math.abs(scatter_m2 - told_m2)).toBeLessThan(0.06 * told_m2 + length * width);
        },
      ),
      { ...seeded(), numRuns: 40 },
    );
  });

  it('of 11 × 10 m is ± 1.5 m² by tape, ± 7 m² paced, ± 15.6 m² estimated', () => {
    const told = (by: (typeof MEASURED_BY)[number]) => sidesSigma_m({ length_m: 11, width_m: 10 }, by) * Math.hypot(11, 10);
    expect(told('tape')).toBeCloseTo(1.49, 2);
    expect(told('paced')).toBeCloseTo(7.43, 2);
    expect(told('estimated')).toBeCloseTo(15.56, 2);
  });

  it('nobody who said nothing measured', () => {
    expect(sidesSigma_m({ length_m: 11, width_m: 10 })).toBe(sidesSigma_m({ length_m: 11, width_m: 10 }, 'estimated'));
  });
});
