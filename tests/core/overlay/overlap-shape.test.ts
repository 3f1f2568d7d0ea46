import { describe, expect, it } from 'vitest';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { viewNestedRings } from '../../../src/core/overlay/nested-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { shapeOverlap } from '../../../src/core/overlay/overlap-shape.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { prepareClip } from '../../../src/core/overlay/prepare-clip.ts';
import { isSliver, judgeSliver } from '../../../src/core/overlay/sliver.ts';
import { measureUnion } from '../../../src/core/overlay/union-area.ts';
import { oracleIntersection, oracleUnion, uniteByOracle } from '../../support/clip-oracle.ts';
import { closeRing, createRandom, type Ring, type Shape, starRing } from '../../support/random-polygons.ts';
import { SEED } from '../../support/seeded.ts';

function viewOf(shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}

const square = (x: number, y: number, side: number): Ring =>
  closeRing([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ]);

function stars(seed: number, count: number): Shape[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [[starRing(random, 1e8 + random() * 1e5, -1e8 + random() * 1e5, 60_000, 20, 0.4)]]);
}

describe(`overlap shapes (seed ${SEED})`, () => {
  it('enclose the area that the edge integrals give', async () => {
    const view = viewOf(stars(SEED, 12));
    const meter = new OverlapMeter();
    let shown = 0;
    for (let a = 0; a < 12; a++) {
      for (let b = 0; b < a; b++) {
        const shape = await shapeOverlap(view, a, view, b);
        expect(shape.ok).toBe(true);
        if (!shape.ok || shape.polygons.length === 0) continue;
        shown++;
        const drawn = viewNestedRings(shape.polygons, 'planar').areas_m2[0];
        expect(Math.abs(drawn - meter.measurePair(view, a, view, b))).toBeLessThan(1e-5);
      }
    }
    expect(shown).toBeGreaterThan(10);
  });

  it('have their perimeter, and none where nothing overlaps', async () => {
    const view = viewOf([[[square(0, 0, 10_000)]], [[square(5000, 5000, 10_000)]], [[square(50_000, 0, 10)]]]);
    expect(await shapeOverlap(view, 0, view, 1)).toMatchObject({ ok: true, perimeter_m: 20 });
    expect(await shapeOverlap(view, 0, view, 2)).toEqual({ ok: true, polygons: [], perimeter_m: 0 });
  });

  it('come quickly from a clip of many vertices, cut down to the subject first', async () => {
    const large: Shape = [[starRing(createRandom(1), 0, 0, 1e7, 20_000, 0.001)]];
    const view = viewOf([[[square(9_980_000, 0, 40_000)]], large]);
    const shape = await shapeOverlap(view, 0, view, 1);
    expect(shape.ok && viewNestedRings(shape.polygons, 'planar').areas_m2[0]).toBeCloseTo(
      new OverlapMeter().measurePair(view, 0, view, 1),
      5,
    );
  });
});

describe(`unions (seed ${SEED})`, () => {
  it('of clusters equal polygon-clipping, also inside a clip', async () => {
    for (let k = 0; k < 6; k++) {
      const shapes = stars(SEED + k, 5);
      const view = viewOf(shapes);
      const [first, ...rest] = shapes.slice(0, 4);
      const whole = await measureUnion(view, [0, 1, 2, 3]);
      expect(whole.ok && Math.abs(whole.area_m2 - oracleUnion(first, ...rest))).toBeLessThan(1e-5);
      const inside = await measureUnion(view, [0, 1, 2, 3], prepareClip(view, 4));
      const expected = oracleIntersection(uniteByOracle(first, ...rest), shapes[4]);
      expect(inside.ok && Math.abs(inside.area_m2 - expected)).toBeLessThan(1e-5);
    }
  });

  it('of one feature or none are that', async () => {
    const view = viewOf([[[square(0, 0, 10_000)]]]);
    expect(await measureUnion(view, [0])).toEqual({ ok: true, area_m2: 100 });
    expect(await measureUnion(view, [])).toEqual({ ok: true, area_m2: 0 });
  });
});

describe('sliver rule', () => {
  const rule = { m2: 0.5, width_m: 0.1 };
  const judge = (a: Ring, b: Ring): boolean => {
    const view = viewOf([[[a]], [[b]]]);
    return judgeSliver(rule, new OverlapMeter().measurePair(view, 0, view, 1), view, 0, view, 1);
  };

  it('takes small overlaps and long thin ones, and leaves land', () => {
    const parcel = square(0, 0, 30_000);
    expect(judge(parcel, square(29_500, 29_500, 30_000))).toBe(true);
    expect(judge(parcel, square(29_910, 0, 30_000))).toBe(true);
    expect(judge(parcel, square(29_880, 0, 30_000))).toBe(false);
    expect(judge(parcel, square(10_000, 10_000, 30_000))).toBe(false);
  });

  it('says what the geometry itself says, however the outlines lie', async () => {
    const view = viewOf(stars(SEED, 60));
    const wide = { m2: 0.5, width_m: 12 };
    const verdicts = [0, 0];
    for (let a = 0; a < 60; a++)
      for (let b = 0; b < a; b++) {
        const area_m2 = new OverlapMeter().measurePair(view, a, view, b);
        const shape = await shapeOverlap(view, a, view, b);
        if (area_m2 < 1 || !shape.ok) continue;
        const verdict = judgeSliver(wide, area_m2, view, a, view, b);
        expect(verdict, `${a} over ${b}`).toBe(isSliver(wide, area_m2, shape.perimeter_m));
        verdicts[Number(verdict)]++;
      }
    expect(Math.min(...verdicts)).toBeGreaterThan(20);
  });
});
