import { describe, expect, it } from 'vitest';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { drawCorridor } from '../../../src/core/overlay/corridor.ts';
import { DistanceMeter } from '../../../src/core/overlay/distance.ts';
import { DoubleClaims } from '../../../src/core/overlay/double-claims.ts';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { viewNestedRings } from '../../../src/core/overlay/nested-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import type { PolygonView } from '../../../src/core/overlay/polygon-set.ts';
import { prepareClip } from '../../../src/core/overlay/prepare-clip.ts';
import { measureUnion } from '../../../src/core/overlay/union-area.ts';
import { createRandom, randomShape, type Ring, type Shape } from '../../support/random-polygons.ts';
import { SEED } from '../../support/seeded.ts';

function viewOf(...shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

const areaOf = (core: Parameters<typeof drawCorridor>[0], distance_m: number) =>
  viewNestedRings(drawCorridor(core, distance_m) ?? [], 'planar').areas_m2[0];

describe('a corridor', () => {
  it('has the area of its geometry: a circle, a straight strip with round ends, a square with round corners', () => {
    const at = [80_000_000, -45_000_000] as const;
    // 256 corners lie on the circle: 0.01 % of its area is missing.
    const circle = Math.PI * 50 * 50;
    expect(Math.abs(areaOf({ kind: 'point', at }, 50) / circle - 1)).toBeLessThan(2e-4);
    const strip = areaOf({ kind: 'line', line: [at, [at[0] + 300_000, at[1] + 400_000]] }, 50);
    expect(Math.abs(strip / (500 * 100 + circle) - 1)).toBeLessThan(5e-5);
    const around = areaOf({ kind: 'polygons', polygons: [[square(...at, 100_000)]] }, 50);
    expect(Math.abs(around / (100 * 100 + 4 * 100 * 50 + circle) - 1)).toBeLessThan(5e-5);
  });

  it('has its outline at the distance', () => {
    const core = viewOf([[square(5_000, 7_000, 100_000)]]);
    const meter = new DistanceMeter();
    const [[outline]] = drawCorridor({ kind: 'polygons', polygons: [[square(5_000, 7_000, 100_000)]] }, 30) ?? [];
    for (const [x, y] of outline) expect(meter.toPoint(x, y, core, 0).distance_m).toBeCloseTo(30, 4);
  });
});

describe('land claimed more than once', () => {
  it('is counted beyond once, inside the clip alone', async () => {
    // Three in a row, 10 m over the next; the clip takes the lower half.
    const view = viewOf([[square(0, 0, 100_000)]], [[square(90_000, 0, 100_000)]], [[square(300_000, 0, 100_000)]]);
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
    expect(await claims.measure([0, 1, 2])).toEqual({ ok: true, doubled_m2: 500 });
    expect(await claims.measure([0, 2])).toEqual({ ok: true, doubled_m2: 0 });
  });

  it(`is the sum less the union, whatever hangs together (seed ${SEED})`, async () => {
    const random = createRandom(SEED);
    const view = viewOf(...Array.from({ length: 14 }, () => randomShape(random, 300_000)));
    const clips = viewOf([[square(0, 0, 250_000)]]);
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
      const doubled = await claims.measure(rows);
      expect(union.ok && doubled.ok && Math.abs(sum - doubled.doubled_m2 - union.area_m2)).toBeLessThan(1e-5);
    }
  });
});
