import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compassOf } from '../../../src/core/measure/compass.ts';
import { DistanceMeter, holds } from '../../../src/core/overlay/distance.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { createRandom, randomShape, type Ring, type Shape } from '../../support/random-polygons.ts';
import { SEED, seeded } from '../../support/seeded.ts';
import { rectangle, viewOf } from '../../support/shape-view.ts';

const clockwise = (ring: Ring): Ring => ring.toReversed();

/** Distance of two segments by walking one of them: an upper bound that closes in on the truth. */
function walk(a: Shape, b: Shape, steps: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const ring of a.flat()) {
    for (let k = 0; k + 1 < ring.length; k++) {
      for (let s = 0; s <= steps; s++) {
        const x = ring[k][0] + (s / steps) * (ring[k + 1][0] - ring[k][0]);
        const y = ring[k][1] + (s / steps) * (ring[k + 1][1] - ring[k][1]);
        for (const other of b.flat()) {
          for (let m = 0; m + 1 < other.length; m++) best = Math.min(best, toSegment(x, y, other[m], other[m + 1]));
        }
      }
    }
  }
  return best / 1000;
}

function toSegment(x: number, y: number, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

describe('the distance of a place from a feature', () => {
  const meter = new DistanceMeter();
  const square = viewOf([[rectangle(0, 0, 10_000, 10_000), clockwise(rectangle(4_000, 4_000, 2_000, 2_000))]]);

  it('is 0 inside and on the border, and that to the nearest side or corner outside', () => {
    expect(meter.toPoint(1_000, 1_000, square, 0).distance_m).toBe(0);
    expect(meter.toPoint(10_000, 5_000, square, 0).distance_m).toBe(0);
    expect(meter.toPoint(13_000, 5_000, square, 0)).toEqual({ distance_m: 3, from: [13_000, 5_000], to: [10_000, 5_000] });
    expect(meter.toPoint(13_000, 14_000, square, 0)).toEqual({ distance_m: 5, from: [13_000, 14_000], to: [10_000, 10_000] });
  });

  it('is that to the rim of a hole inside the hole', () => {
    expect(meter.toPoint(5_000, 5_500, square, 0).distance_m).toBe(0.5);
  });

  it('is infinite to a feature without polygons', () => {
    expect(meter.toPoint(0, 0, viewOf([]), 0).distance_m).toBe(Number.POSITIVE_INFINITY);
  });

  it('on a border between two features belongs to one of them', () => {
    const random = createRandom(SEED);
    for (let n = 0; n < 200; n++) {
      const [x1, x2] = [Math.round(8_000 * random() - 4_000), Math.round(8_000 * random() - 4_000)];
      const [y1, y2] = [Math.round(-8_000 * random()) - 1, Math.round(8_000 * random()) + 1];
      const left: Ring = [
        [x1, y1],
        [x2, y2],
        [-9_000, 9_000],
        [-9_000, -9_000],
        [x1, y1],
      ];
      const right: Ring = [
        [x2, y2],
        [x1, y1],
        [9_000, -9_000],
        [9_000, 9_000],
        [x2, y2],
      ];
      const both = viewOf([[left]], [[right]]);
      const share = random();
      const at = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)] as const;
      expect(Number(holds(both, 0, ...at)) + Number(holds(both, 1, ...at))).toBe(1);
    }
  });
});

describe('the distance between features', () => {
  const meter = new DistanceMeter();

  it('is known for squares: apart, corner to corner, touching, crossing, one in the other, in a hole', () => {
    const view = viewOf(
      [[rectangle(0, 0, 10_000, 10_000)]],
      [[rectangle(12_500, 2_000, 1_000, 1_000)]],
      [[rectangle(13_000, 14_000, 1_000, 1_000)]],
      [[rectangle(10_000, 10_000, 1_000, 1_000)]],
      [[rectangle(5_000, -5_000, 1_000, 20_000)]],
      [[rectangle(1_000, 1_000, 1_000, 1_000)]],
      [[rectangle(-10_000, -10_000, 30_000, 30_000), clockwise(rectangle(-4_000, -3_000, 20_000, 20_000))]],
    );
    const from = (other: number) => meter.between(view, 0, view, other).distance_m;
    expect([from(1), from(2), from(3), from(4), from(5), from(6)]).toEqual([2.5, 5, 0, 0, 0, 3]);
  });

  it('names the two ends', () => {
    const view = viewOf([[rectangle(0, 0, 10_000, 10_000)]], [[rectangle(12_500, 2_000, 1_000, 1_000)]]);
    const { from, to } = meter.between(view, 0, view, 1);
    expect([from[0], to[0], from[1]]).toEqual([10_000, 12_500, to[1]]);
    expect(compassOf(to[0] - from[0], to[1] - from[1])).toBe('e');
    const back = meter.between(view, 1, view, 0);
    expect([back.from[0], back.to[0]]).toEqual([12_500, 10_000]);
  });

  it('is 0 exactly where the areas overlap, the same both ways, and never above what walking the outlines finds', () => {
    const overlaps = new OverlapMeter();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fff_ffff }), (seed) => {
        const random = createRandom(seed);
        const shapes = [randomShape(random, 120_000), randomShape(random, 120_000)];
        const view = viewOf(...shapes);
        const { distance_m, from, to } = meter.between(view, 0, view, 1);
        expect(meter.between(view, 1, view, 0).distance_m).toBeCloseTo(distance_m, 9);
        if (overlaps.measurePair(view, 0, view, 1) > 1e-6) {
          expect(distance_m).toBe(0);
          return;
        }
        expect(distance_m).toBeCloseTo(Math.hypot(to[0] - from[0], to[1] - from[1]) / 1000, 9);
        const walked = Math.min(walk(shapes[0], shapes[1], 40), walk(shapes[1], shapes[0], 40));
        expect(distance_m).toBeLessThanOrEqual(walked + 1e-9);
        // A step of the walk is at most a fortieth of the longest side, 80 m: the truth is no farther below than half of it.
        expect(walked - distance_m).toBeLessThanOrEqual(1);
      }),
      seeded(120),
    );
  });
});

describe('the compass', () => {
  it('has eight winds from grid north', () => {
    expect(compassOf(0, 1)).toBe('n');
    expect(compassOf(1, 1)).toBe('ne');
    expect(compassOf(-1, 0)).toBe('w');
    expect(compassOf(-1, 5)).toBe('n');
    expect(compassOf(0, 0)).toBeNull();
  });
});
