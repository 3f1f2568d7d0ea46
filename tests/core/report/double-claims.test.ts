import { describe, expect, it } from 'vitest';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { prepareClip } from '../../../src/core/overlay/prepare-clip.ts';
import { measureUnion } from '../../../src/core/overlay/union-area.ts';
import { DoubleClaims } from '../../../src/core/report/double-claims.ts';
import { createRandom, randomShape } from '../../support/random-polygons.ts';
import { SEED } from '../../support/seeded.ts';
import { rectangle, viewOf } from '../../support/shape-view.ts';

describe('land claimed more than once', () => {
  it('is counted beyond once, inside the clip alone', async () => {
    // Three in a row, 10 m over the next; the clip takes the lower half.
    const view = viewOf([[rectangle(0, 0, 100_000)]], [[rectangle(90_000, 0, 100_000)]], [[rectangle(300_000, 0, 100_000)]]);
    const clips = viewOf([
      [
        [
          [0, 0],
          [400_000, 0],
          [400_000, 50_000],
          [0, 50_000],
          [0, 0],
        ],
      ],
    ]);
    const claims = new DoubleClaims(view, indexPolygons(view), prepareClip(clips, 0));
    expect(await claims.measure([0, 1, 2])).toBe(500);
    expect(await claims.measure([0, 2])).toBe(0);
  });

  it(`is the sum less the union, whatever hangs together (seed ${SEED})`, async () => {
    const random = createRandom(SEED);
    const view = viewOf(...Array.from({ length: 14 }, () => randomShape(random, 300_000)));
    const clips = viewOf([[rectangle(0, 0, 250_000)]]);
    const clip = prepareClip(clips, 0);
    const claims = new DoubleClaims(view, indexPolygons(view), clip);
    const meter = new OverlapMeter();
    for (const rows of [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      [0, 3, 5, 9],
      [2, 4],
    ]) {
      const union = await measureUnion(view, rows, clip);
      const sum = rows.reduce((total, row) => total + meter.measure(view, row, clip), 0);
      expect(union.ok && Math.abs(sum - (await claims.measure(rows)) - union.area_m2)).toBeLessThan(1e-5);
    }
  });
});
