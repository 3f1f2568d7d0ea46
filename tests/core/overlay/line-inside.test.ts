import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../src/core/overlay/distance.ts';
import { lengthOf, stretchesInside, uniteStretches } from '../../../src/core/overlay/line-inside.ts';
import { createRandom, randomShape } from '../../support/random-polygons.ts';
import { seeded } from '../../support/seeded.ts';
import { rectangle, viewOf } from '../../support/shape-view.ts';

describe('a line through features', () => {
  const view = viewOf(
    [[rectangle(0, 0, 10_000, 10_000), rectangle(4_000, 4_000, 2_000, 2_000).toReversed()]],
    [[rectangle(10_000, 0, 5_000, 10_000)]],
  );

  it('lies inside from where it enters to where it leaves, holes left out', () => {
    expect(stretchesInside([-5_000, 5_000, 20_000, 5_000], view, 0)).toEqual([5_000, 9_000, 11_000, 15_000]);
    expect(stretchesInside([-5_000, 5_000, 20_000, 5_000], view, 1)).toEqual([15_000, 20_000]);
  });

  it('goes on over its own vertices as one stretch', () => {
    expect(stretchesInside([1_000, 1_000, 3_000, 1_000, 3_000, 3_000], view, 0)).toEqual([0, 4_000]);
  });

  it('through a corner or beside a side is not inside', () => {
    expect(stretchesInside([-1_000, 1_000, 1_000, -1_000], view, 0)).toEqual([]);
    expect(stretchesInside([0, 10_001, 10_000, 10_001], view, 0)).toEqual([]);
  });

  it('along a border of two features counts to one of them', () => {
    const along = [10_000, 1_000, 10_000, 9_000];
    expect(lengthOf(stretchesInside(along, view, 0)) + lengthOf(stretchesInside(along, view, 1))).toBe(8_000);
  });

  it('has land that two features claim once in its union', () => {
    expect(
      uniteStretches([
        [5, 9, 11, 15],
        [8, 12],
        [20, 21],
      ]),
    ).toEqual([5, 15, 20, 21]);
    expect(uniteStretches([])).toEqual([]);
  });

  it('has the length that densely sampled points of it find inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fff_ffff }), (seed) => {
        const random = createRandom(seed);
        const shape = viewOf(randomShape(random, 120_000));
        const line = Array.from({ length: 2 * (2 + Math.floor(4 * random())) }, () => Math.round(120_000 * random()));
        let sampled = 0;
        let whole = 0;
        const STEPS = 4_000;
        for (let i = 0; i + 3 < line.length; i += 2) {
          const [dx, dy] = [line[i + 2] - line[i], line[i + 3] - line[i + 1]];
          const step = Math.hypot(dx, dy) / STEPS;
          whole += Math.hypot(dx, dy);
          for (let s = 0; s < STEPS; s++) {
            const at = (s + 0.5) / STEPS;
            if (holds(shape, 0, line[i] + at * dx, line[i + 1] + at * dy)) sampled += step;
          }
        }
        // Each crossing is known to within one sample.
        const inside = lengthOf(stretchesInside(line, shape, 0));
        expect(Math.abs(inside - sampled)).toBeLessThanOrEqual((whole / STEPS) * 40);
        expect(inside).toBeLessThanOrEqual(whole + 1e-6);
      }),
      seeded(60),
    );
  });
});
