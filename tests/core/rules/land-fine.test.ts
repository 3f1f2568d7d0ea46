import { expect, it } from 'vitest';
import { landFineRange } from '../../../src/core/rules/land-fine.ts';

// 土地管理法实施条例 57: 100 yuan or more and 1000 yuan or less a square metre.
it('a land-track fine lies between 100 and 1000 yuan a square metre, and no rounding lets one out', () => {
  expect(landFineRange(8_512_600)).toEqual({ least: 8_512_600, most: 85_126_000 });
  expect(landFineRange(1)).toEqual({ least: 1, most: 10 });
  expect(landFineRange(0)).toEqual({ least: 0, most: 0 });
});
