import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalEnd, readDecimal } from '../../../src/formats/geojson/read-decimal.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readDecimal', () => {
  it('gives what Number gives, to the last bit, for every form', () => {
    const digits = fc.stringMatching(/^\d{1,24}$/);
    const whole = fc.stringMatching(/^(0|[1-9]\d{0,20})$/);
    const exponent = fc.stringMatching(/^([eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(fc.boolean(), whole, fc.option(digits), exponent, (negative, integer, fraction, power) => {
        const text = `${negative ? '-' : ''}${integer}${fraction === null ? '' : `.${fraction}`}${power}`;
        expect(readDecimal(encode(`${text},`), 0)).toBe(Number(text));
        expect(decimalEnd.at).toBe(text.length);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('rounds right on either side of the midpoint between two doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 180, noNaN: true }), fc.integer({ min: 15, max: 21 }), (value, precision) => {
        const text = value.toPrecision(precision);
        expect(readDecimal(encode(text), 0)).toBe(Number(text));
      }),
      { seed: 2, numRuns: 5000 },
    );
  });

  it.each(['', '-', '.5', '1.', '01', '+1', 'e5', '1e', '1e+', 'NaN'])('%j is no JSON number', (text) => {
    expect(readDecimal(encode(text), 0)).toBeNaN();
  });
});
