import { expect, it } from 'vitest';
import { seenBounds } from '../../src/map/seen-bounds.ts';

const NONE = { top: 0, right: 0, bottom: 0, left: 0 };
/** A map of 800 × 400 pixels, a hundredth of a degree each, its upper left corner at 130° E 30° N. */
const SIZE = { width: 800, height: 400 };
const upright = (x: number, y: number) => [130 + x / 100, 30 - y / 100] as const;

it('what is seen of a map is what no sheet covers, at its foot or at either side', () => {
  expect(seenBounds(SIZE, NONE, upright)).toEqual([130, 26, 138, 30]);
  expect(seenBounds(SIZE, { ...NONE, bottom: 200 }, upright)).toEqual([130, 28, 138, 30]);
  expect(seenBounds(SIZE, { ...NONE, right: 400 }, upright)).toEqual([130, 26, 134, 30]);
  expect(seenBounds(SIZE, { ...NONE, left: 400 }, upright)).toEqual([134, 26, 138, 30]);
});

it('a turned map is bounded by all of its corners', () => {
  const turned = (x: number, y: number) => [130 + y / 100, 30 + x / 100] as const;
  expect(seenBounds(SIZE, { ...NONE, right: 400 }, turned)).toEqual([130, 30, 134, 34]);
});
