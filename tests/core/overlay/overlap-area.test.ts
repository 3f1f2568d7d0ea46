import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { WindingCheck } from '../../../src/core/overlay/check-winding.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { prepareClip } from '../../../src/core/overlay/prepare-clip.ts';
import { TripleMeter } from '../../../src/core/overlay/triples.ts';
import { oracleIntersection } from '../../support/clip-oracle.ts';
import { createRandom, randomShape, type Shape, starRing } from '../../support/random-polygons.ts';
import { SEED, seeded } from '../../support/seeded.ts';

const SPAN = 120_000;
const TOLERANCE_M2 = 1e-6;

function viewOf(...shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}

/** Shapes whose winding is 0 or 1, as admission would let them in. */
function validShapes(seed: number, count: number): Shape[] {
  const random = createRandom(seed);
  const check = new WindingCheck();
  const shapes: Shape[] = [];
  while (shapes.length < count) {
    const shape = randomShape(random, SPAN);
    if (check.check(viewOf(shape), 0).valid) shapes.push(shape);
  }
  return shapes;
}

const anySeed = fc.integer({ min: 0, max: 0x7fff_ffff });

describe(`overlap areas (seed ${SEED})`, () => {
  it('equal polygon-clipping on random shapes, prepared and pair by pair', () => {
    const shapes = validShapes(SEED, 90);
    const view = viewOf(...shapes);
    const meter = new OverlapMeter();
    let overlapping = 0;
    for (let clipRow = 0; clipRow < 30; clipRow++) {
      const clip = prepareClip(view, clipRow);
      for (let row = 30; row < 90; row++) {
        const expected = oracleIntersection(shapes[row], shapes[clipRow]);
        if (expected > 0) overlapping++;
        expect(Math.abs(meter.measure(view, row, clip) - expected)).toBeLessThanOrEqual(TOLERANCE_M2);
        expect(Math.abs(meter.measurePair(view, row, view, clipRow) - expected)).toBeLessThanOrEqual(TOLERANCE_M2);
      }
    }
    expect(overlapping).toBeGreaterThan(200);
  });

  it('are the same through the coverage grid of a large clip as edge by edge, wherever a small subject lies', () => {
    const random = createRandom(SEED);
    for (const corners of [10, 50, 150, 700]) {
      const clip = viewOf([
        [starRing(random, 0, 0, 1_000_000, corners, 0.4), starRing(random, 0, 0, 200_000, corners, 0.4).reverse()],
      ]);
      const prepared = prepareClip(clip, 0);
      const meter = new OverlapMeter();
      const subjects = viewOf(
        ...Array.from(
          { length: 4000 },
          (): Shape => [[starRing(random, 2e6 * random() - 1e6, 2e6 * random() - 1e6, 5_000, 9, 0.3)]],
        ),
      );
      for (let row = 0; row < 4000; row++) {
        const expected = meter.measurePair(subjects, row, clip, 0);
        expect(Math.abs(meter.measure(subjects, row, prepared) - expected)).toBeLessThanOrEqual(TOLERANCE_M2);
      }
    }
  });

  it('are the same in the Float64 form of a view', () => {
    const shapes = validShapes(SEED + 1, 20);
    const view = viewOf(...shapes);
    const wide = measureView(view.columns, 'ellipsoidal', Float64Array.from(view.coordinates));
    const meter = new OverlapMeter();
    for (let row = 1; row < 20; row++) {
      expect(meter.measurePair(wide, row, wide, 0)).toBe(meter.measurePair(view, row, view, 0));
    }
  });

  it('of a shape with itself is its area', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const view = viewOf(...validShapes(seed, 1));
        const itself = new OverlapMeter().measurePair(view, 0, view, 0);
        expect(Math.abs(itself - view.areas_m2[0])).toBeLessThanOrEqual(TOLERANCE_M2);
      }),
      seeded(100),
    );
  });

  it('do not depend on which side is the clip, and never exceed either area', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const view = viewOf(...validShapes(seed, 2));
        const meter = new OverlapMeter();
        const there = meter.measure(view, 0, prepareClip(view, 1));
        const back = meter.measure(view, 1, prepareClip(view, 0));
        expect(Math.abs(there - back)).toBeLessThanOrEqual(TOLERANCE_M2);
        expect(there).toBeGreaterThanOrEqual(-TOLERANCE_M2);
        expect(there).toBeLessThanOrEqual(Math.min(view.areas_m2[0], view.areas_m2[1]) + TOLERANCE_M2);
      }),
      seeded(100),
    );
  });

  it('of the two halves of a split clip add up to the whole', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: SPAN - 1 }), (seed, cut) => {
        const square = (x0: number, x1: number): Shape => [
          [
            [
              [x0, 0],
              [x1, 0],
              [x1, SPAN],
              [x0, SPAN],
              [x0, 0],
            ],
          ],
        ];
        const view = viewOf(...validShapes(seed, 1), square(0, SPAN), square(0, cut), square(cut, SPAN));
        const meter = new OverlapMeter();
        const [whole, left, right] = [1, 2, 3].map((clip) => meter.measure(view, 0, prepareClip(view, clip)));
        expect(Math.abs(left + right - whole)).toBeLessThanOrEqual(TOLERANCE_M2);
        expect(whole).toBeGreaterThanOrEqual(left - TOLERANCE_M2);
      }),
      seeded(100),
    );
  });

  it('measure outlines with more vertices than 16 bits count', () => {
    const random = createRandom(SEED);
    const large: Shape = [[starRing(random, 0, 0, 5_000_000, 70_001, 0.001)]];
    const other: Shape = [[starRing(random, 4_000_000, 0, 5_000_000, 70_001, 0.001)]];
    const view = viewOf(large, other);
    const check = new WindingCheck();
    expect(check.check(view, 0).valid).toBe(true);
    const meter = new OverlapMeter();
    const prepared = meter.measure(view, 0, prepareClip(view, 1));
    const back = meter.measure(view, 1, prepareClip(view, 0));
    expect(Math.abs(prepared / back - 1)).toBeLessThan(1e-12);
    expect(prepared).toBeLessThan(view.areas_m2[0]);
  });

  it('measure a clip of millimetres inside a subject of two thousand kilometres', () => {
    const side = 2_000_000_000;
    const view = viewOf(
      [
        [
          [
            [-side, -side],
            [side, -side],
            [side, side],
            [-side, side],
            [-side, -side],
          ],
        ],
      ],
      [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
            [0, 8],
            [0, 0],
          ],
        ],
      ],
    );
    expect(new OverlapMeter().measure(view, 0, prepareClip(view, 1))).toBeCloseTo(64e-6, 9);
    expect(new OverlapMeter().measure(view, 1, prepareClip(view, 0))).toBe(64e-6);
  });

  it('touch nothing when a feature has no polygons', () => {
    const view = viewOf([], ...validShapes(SEED, 1));
    const meter = new OverlapMeter();
    expect(view.areas_m2[0]).toBe(0);
    expect(meter.measure(view, 0, prepareClip(view, 1))).toBe(0);
    expect(meter.measure(view, 1, prepareClip(view, 0))).toBe(0);
    expect(meter.measurePair(view, 0, view, 1)).toBe(0);
  });
});

describe(`land that three features share (seed ${SEED})`, () => {
  it('equals polygon-clipping', () => {
    const shapes = validShapes(SEED + 2, 36);
    const view = viewOf(...shapes);
    const meter = new TripleMeter();
    let shared = 0;
    for (let c = 0; c < 12; c++) {
      const clip = prepareClip(view, c);
      for (let a = 12; a < 24; a++) {
        for (let b = 24; b < 36; b++) {
          const expected = oracleIntersection(shapes[a], shapes[b], shapes[c]);
          if (expected > 0) shared++;
          expect(Math.abs(meter.measure(view, a, view, b, clip) - expected)).toBeLessThanOrEqual(TOLERANCE_M2);
        }
      }
    }
    expect(shared).toBeGreaterThan(30);
  });
});
