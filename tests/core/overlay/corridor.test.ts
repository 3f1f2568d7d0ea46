import { describe, expect, it } from 'vitest';
import { drawCorridor } from '../../../src/core/overlay/corridor.ts';
import { DistanceMeter } from '../../../src/core/overlay/distance.ts';
import { viewNestedRings } from '../../../src/core/overlay/nested-view.ts';
import { rectangle, viewOf } from '../../support/shape-view.ts';

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
    const around = areaOf({ kind: 'polygons', polygons: [[rectangle(...at, 100_000)]] }, 50);
    expect(Math.abs(around / (100 * 100 + 4 * 100 * 50 + circle) - 1)).toBeLessThan(5e-5);
  });

  it('has its outline at the distance', () => {
    const core = viewOf([[rectangle(5_000, 7_000, 100_000)]]);
    const meter = new DistanceMeter();
    const [[outline]] = drawCorridor({ kind: 'polygons', polygons: [[rectangle(5_000, 7_000, 100_000)]] }, 30) ?? [];
    for (const [x, y] of outline) expect(meter.toPoint(x, y, core, 0).distance_m).toBeCloseTo(30, 4);
  });
});
