import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { findNearestVertex } from '../../../src/core/overlay/nearest-vertex.ts';

const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
const square = (x: number, y: number, size: number) => [
  [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ] as const,
  ],
];

describe('the nearest stored vertex', () => {
  const polygons = new MeasuredPolygons(buildColumns([square(0, 0, 100_000), square(100_000, 0, 50_000)]), plane);

  it('is preferred to a side that lies nearer', () => {
    expect(findNearestVertex(polygons, 100, 900, 1000)).toMatchObject({ kind: 'vertex', east_mm: 0, north_mm: 0 });
    expect(findNearestVertex(polygons, 100, 900, 500)).toMatchObject({
      kind: 'edge',
      east_mm: 0,
      north_mm: 900,
      distance_mm: 100,
    });
  });

  it('is none where nothing lies within the radius', () => {
    expect(findNearestVertex(polygons, 50_000, 50_000, 1000)).toBeNull();
  });

  it('leaves out rows that are not accepted', () => {
    expect(findNearestVertex(polygons, 150_000, 100, 1000, (row) => row === 0)).toBeNull();
    expect(findNearestVertex(polygons, 150_000, 100, 1000)?.row).toBe(1);
  });

  it('is the one that looking at every vertex finds', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 900 }));
    const place = fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), place, (rows, [x, y]) => {
        const set = new MeasuredPolygons(buildColumns(rows.map(([east, north, size]) => square(east, north, size))), plane);
        const distances = rows.flatMap(([east, north, size]) =>
          square(east, north, size)[0][0].map(([vx, vy]) => Math.hypot(vx - x, vy - y)),
        );
        const least = Math.min(...distances);
        const found = findNearestVertex(set, x, y, 800);
        if (least <= 800) expect(found).toMatchObject({ kind: 'vertex', distance_mm: least });
        else expect(found?.kind).not.toBe('vertex');
      }),
    );
  });
});
