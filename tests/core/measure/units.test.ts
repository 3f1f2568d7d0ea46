import { describe, expect, it } from 'vitest';
import { AREA_UNITS, m2OfCm2, m2OfHectares, m2OfMm2, m2OfMu, squareCentimetres } from '../../../src/core/measure/units.ts';

describe('units of area', () => {
  it('hold 1 ha = 15 mu and 3 mu = 2 000 m² as whole numbers', () => {
    const { ha, mu, m2 } = AREA_UNITS;
    expect(15n * mu.denominator * ha.numerator).toBe(ha.denominator * mu.numerator);
    expect(3n * mu.denominator * m2.numerator).toBe(2000n * m2.denominator * mu.numerator);
    expect(m2OfMu(3)).toBe(2000);
    expect(m2OfHectares(1)).toBe(10_000);
  });

  it('convert to m²', () => {
    expect(m2OfCm2(94_000_000)).toBe(9400);
    expect(m2OfMm2(1e6)).toBe(1);
  });

  it('settled areas are whole', () => {
    expect(squareCentimetres(12)).toBe(12);
    expect(() => squareCentimetres(1.5)).toThrow(RangeError);
  });
});
