import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asinh, atan2, atanh, cos, log, sin, sinh } from '../../../src/core/geodesy/elementary.ts';
import { seeded } from '../../support/seeded.ts';

/** This engine's own functions are good to about one unit in the last place, so they are a fair judge at 1e-15. */
const near = (actual: number, expected: number): boolean =>
  Math.abs(actual - expected) <= 1e-15 * Math.max(1, Math.abs(expected));

describe('elementary functions made of + − × ÷ √', () => {
  const angle = fc.double({ min: -10, max: 10, noNaN: true });

  it('agree with the engine on sine and cosine', () => {
    fc.assert(
      fc.property(angle, (x) => near(sin(x), Math.sin(x)) && near(cos(x), Math.cos(x))),
      seeded(2000),
    );
  });

  it('agree with the engine on the angle of a vector', () => {
    fc.assert(
      fc.property(angle, angle, (y, x) => near(atan2(y, x), Math.atan2(y, x) + 0) || (y === 0 && x <= 0)),
      seeded(2000),
    );
    expect(atan2(0, -1)).toBe(Math.PI);
    expect(atan2(-1, 0)).toBe(-Math.PI / 2);
    expect(atan2(0, 0)).toBe(0);
  });

  it('agree with the engine on logarithm and hyperbolic functions', () => {
    const positive = fc.double({ min: 1e-20, max: 1e20, noNaN: true });
    const inside = fc.double({ min: -0.999, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(positive, (x) => near(log(x), Math.log(x))),
      seeded(2000),
    );
    fc.assert(
      fc.property(inside, (x) => near(atanh(x), Math.atanh(x))),
      seeded(2000),
    );
    fc.assert(
      fc.property(angle, (x) => near(asinh(x), Math.asinh(x))),
      seeded(2000),
    );
    fc.assert(
      fc.property(angle, (x) => near(sinh(x) / Math.cosh(x), Math.sinh(x) / Math.cosh(x))),
      seeded(2000),
    );
  });

  it('keep relative precision near zero', () => {
    for (const x of [1e-3, 1e-8, 1e-15]) {
      expect(Math.abs(sin(x) / Math.sin(x) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(asinh(x) / Math.asinh(x) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(atanh(x) / Math.atanh(x) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(sinh(x) / Math.sinh(x) - 1)).toBeLessThan(1e-15);
    }
  });

  it('end for what is no number of a place, too: an empty box has infinite corners', () => {
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(sinh(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(sinh(Number.NaN)).toBeNaN();
    expect(sinh(1e9)).toBe(Number.POSITIVE_INFINITY);
  });
});
