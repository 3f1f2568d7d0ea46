import { describe, expect, it } from 'vitest';
import { admitPolygons } from '../../src/core/overlay/admission.ts';
import { createView } from '../../src/core/overlay/create-view.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import { tabulateSelfOverlaps } from '../../src/core/overlay/self-overlap.ts';
import { generateBenchDistrict } from '../../src/demo/bench-district.ts';
import { generateParcelColumns } from '../../src/demo/bench-parcels.ts';
import { DEMO_PLANE } from '../../src/demo/district-shapes.ts';

describe('the bench district', () => {
  const bench = generateBenchDistrict({ parcels: 5000, redLines: 60, builds: 500, seed: 11 });

  it('has exactly the number asked for, of about 17 vertices', () => {
    expect(bench.parcels.count).toBe(5000);
    expect(bench.redLines.count).toBe(60);
    expect(bench.builds.count).toBe(500);
    const vertices = bench.parcels.coordinates.length / 2 / 5000;
    expect(vertices).toBeGreaterThan(14);
    expect(vertices).toBeLessThan(22);
  });

  it('is valid throughout', async () => {
    for (const raw of [bench.parcels, bench.redLines, bench.builds]) {
      const { report } = await admitPolygons({ raw });
      expect({ repaired: report.repaired, refused: report.refused }).toEqual({ repaired: 0, refused: 0 });
    }
  });

  it('has overlaps, double claims, holes and several parts', () => {
    const view = createView(bench.parcels, 'planar', DEMO_PLANE);
    const index = indexPolygons(view);
    expect(tabulateOverlaps(view, index, createView(bench.redLines, 'planar', DEMO_PLANE)).count).toBeGreaterThan(500);
    const claims = Array.from(tabulateSelfOverlaps(view, index).area_m2).filter((area) => area > 1);
    expect(claims.length).toBeGreaterThan(5);
    expect(bench.parcels.polygonOffsets.length - 1).toBeGreaterThan(5000);
    expect(bench.parcels.ringOffsets.length).toBeGreaterThan(bench.parcels.polygonOffsets.length);
  });

  it('is the same for the same seed and another for another', () => {
    const again = generateParcelColumns({ parcels: 5000, seed: 11 });
    expect(again.coordinates.join() === bench.parcels.coordinates.join()).toBe(true);
    expect(generateParcelColumns({ parcels: 5000, seed: 12 }).coordinates.join() === bench.parcels.coordinates.join()).toBe(
      false,
    );
  });
});
