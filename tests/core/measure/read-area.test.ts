import { describe, expect, it } from 'vitest';
import { readAreaAsCm2 } from '../../../src/core/measure/read-area.ts';

describe('reading a stated area', () => {
  it.each([
    ['130241.33', 'm2', 1_302_413_300],
    [5.70895, 'm2', 57_090],
    ['9,400.000 m²', 'm2', 94_000_000],
    ['0.9400', 'ha', 94_000_000],
    ['0.94公顷', 'ha', 94_000_000],
    ['14.1亩', 'mu', 94_000_000],
    [3, 'mu', 20_000_000],
    ['1.5e3', 'm2', 15_000_000],
    ['0', 'm2', 0],
  ] as const)('%s in %s', (stated, unit, cm2) => {
    expect(readAreaAsCm2(stated, unit)).toBe(cm2);
  });

  it.each(['', 'unknown', '-5', 'NaN', 'Infinity', '0x10', '1e400', '1e-2000', '1e300', null, undefined, true, {}])(
    'is no area: %s',
    (stated) => {
      for (const unit of ['m2', 'ha', 'mu'] as const) expect(readAreaAsCm2(stated, unit)).toBeUndefined();
    },
  );
});
