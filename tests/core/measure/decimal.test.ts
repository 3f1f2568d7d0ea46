import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecimalError, formatArea, formatAreaChange, roundHalfUp } from '../../../src/core/measure/decimal.ts';
import { seeded } from '../../support/seeded.ts';

describe('rounding half up on decimals', () => {
  it.each([
    ['5.70895', 4, '5.7090'],
    [5.70895, 4, '5.7090'],
    ['1.005', 2, '1.01'],
    [1.005, 2, '1.01'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['2.5', 0, '3'],
    ['0.0049999999999999999999', 2, '0.00'],
    ['99.995', 2, '100.00'],
    ['7', 3, '7.000'],
    ['.5', 1, '0.5'],
    ['5.', 1, '5.0'],
    ['+1.25', 1, '1.3'],
    ['1e-7', 7, '0.0000001'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 7, '0.0000002'],
    ['1234.5', -2, '1200'],
    ['1250', -2, '1300'],
    ['49', -2, '0'],
    [' 12.30 ', 1, '12.3'],
    ['123456789012345678901234567890.125', 2, '123456789012345678901234567890.13'],
  ] as const)('%s to %d decimals is %s', (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected);
  });

  it.each([
    '',
    '.',
    '-',
    '1,5',
    '1.2.3',
    '0x10',
    'NaN',
    '1e9999',
    '１２',
    `${'9'.repeat(2000)}`,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('refuses %.20s', (value) => {
    expect(() => roundHalfUp(value, 2)).toThrow(DecimalError);
  });

  it('refuses a number of decimals that is none', () => {
    expect(() => roundHalfUp('1', 0.5)).toThrow(RangeError);
    expect(() => roundHalfUp('1', 1e6)).toThrow(RangeError);
  });

  it('equals rounding of whole numbers for every decimal with three places', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (thousandths) => {
        const size = Math.floor((Math.abs(thousandths) + 5) / 10);
        const sign = thousandths < 0 && size !== 0 ? '-' : '';
        const expected = `${sign}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
        expect(roundHalfUp(thousandths / 1000, 2)).toBe(expected);
      }),
      seeded(1000),
    );
  });
});

describe('areas as decimals', () => {
  it.each([
    [10_000, 'm2', 2, '1.00'],
    [1, 'm2', 2, '0.00'],
    [50, 'm2', 2, '0.01'],
    [-50, 'm2', 2, '-0.01'],
    [-49, 'm2', 2, '0.00'],
    [94_000_000, 'm2', 3, '9400.000'],
    [94_000_000, 'ha', 4, '0.9400'],
    // 1 mu = 2000/3 m²: 1 000 mu are 666 666.6666… m², and 1 ha is 15 mu.
    [100_000_000, 'mu', 2, '15.00'],
    [20_000_000, 'mu', 4, '3.0000'],
    [6_666_667, 'mu', 8, '1.00000005'],
    [6_666_666, 'mu', 7, '0.9999999'],
    [6_666_666_667, 'mu', 2, '1000.00'],
    [33_333, 'mu', 2, '0.00'],
    [33_334, 'mu', 2, '0.01'],
    [94_000_000, 'm2', -2, '9400'],
    [94_490_000, 'm2', -2, '9400'],
    [94_500_000, 'm2', -2, '9500'],
    [0, 'mu', 2, '0.00'],
    [Number.MAX_SAFE_INTEGER, 'm2', 4, '900719925474.0991'],
  ] as const)('%d cm² in %s with %d decimals is %s', (cm2, unit, decimals, expected) => {
    expect(formatArea(cm2, unit, decimals)).toBe(expected);
  });

  it('mu is exact where dividing by 666.67 is not', () => {
    // 2 000 000 m² are 3 000 mu; by 666.67 they would be 2 999.99.
    expect(formatArea(20_000_000_000, 'mu', 2)).toBe('3000.00');
    expect((2_000_000 / 666.67).toFixed(2)).toBe('2999.99');
  });

  it('refuses areas that are no whole cm²', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => formatArea(wrong, 'm2', 2)).toThrow(RangeError);
  });
});

describe('differences of areas', () => {
  it.each([
    [12_345, 2, '+1.23'],
    [-12_345, 2, '-1.23'],
    [0, 2, '0.00'],
    // Less than the digits that are shown.
    [4_999, 0, '0'],
    [-4_999, 0, '0'],
    [5_000, 0, '+1'],
    [40_000, -1, '0'],
    [60_000, -1, '+10'],
  ])('%d cm² with %d decimals is %s', (cm2, decimals, expected) => {
    expect(formatAreaChange(cm2, 'm2', decimals)).toBe(expected);
  });
});
