import { describe, expect, it } from 'vitest';
import { admitPolygons } from '../../../src/core/overlay/admission.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { readRealCollection, readTruthRows } from '../../support/read-parcels.ts';
import { hasReal } from '../../support/real-data.ts';
import type { Shape } from '../../support/random-polygons.ts';

const SPAN_MM = 1e9;
/** Fixtures whose area GEOS and polygon-clipping agree on (TRUTH_GEOS.csv), of one or two polygons. */
const AREA_OF: Record<string, (a: number, b: number, both: number) => number> = {
  intersection: (_a, _b, both) => both,
  union: (a, b, both) => a + b - both,
  difference: (a, _b, both) => a - both,
  xor: (a, b, both) => a + b - 2 * both,
};

const rows = hasReal ? readTruthRows('05_geometry', 'polygon_clipping_e2e', 'TRUTH_GEOS.csv') : [];
const used = rows.filter(([, inputs, , op, , , agree]) => agree?.trim() === 'same' && Number(inputs) <= 2 && op in AREA_OF);

describe.skipIf(!hasReal)('clipping fixtures by area (skipped where the real files are absent)', () => {
  it('cover what both engines agree on for one or two polygons', () => {
    expect(used.length).toBeGreaterThan(90);
  });

  it.each(used)('%s (%s inputs, %s invalid): %s', async (name, inputs, _invalid, op, truth) => {
    const shapes = readRealCollection('05_geometry', 'polygon_clipping_e2e', name, 'args.geojson').features.map(
      ({ geometry }): Shape => {
        if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
        return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Shape;
      },
    );
    const corners = shapes.flat(3);
    const minX = Math.min(...corners.map(([x]) => x));
    const minY = Math.min(...corners.map(([, y]) => y));
    const span = Math.max(...corners.map(([x, y]) => Math.max(x - minX, y - minY)));
    const scale = corners.length === 0 ? 1 : SPAN_MM / span;
    const toGrid = (shape: Shape): Shape =>
      shape.map((rings) =>
        rings.map((ring) =>
          ring.map(([x, y]): [number, number] => [Math.round((x - minX) * scale), Math.round((y - minY) * scale)]),
        ),
      );
    const { columns } = await admitPolygons({ raw: buildColumns(shapes.map(toGrid)) });
    const view = measureView(columns, 'planar', columns.coordinates);
    const unit = 1e6 / scale ** 2;
    const [a, b] = view.areas_m2;
    const single = Number(inputs) === 1;
    const both = single ? a : new OverlapMeter().measurePair(view, 0, view, 1);
    // One polygon alone is only cleaned, whatever the operation.
    const area = (single ? a : AREA_OF[op](a, b, both)) * unit;
    expect(Math.abs(area - Number(truth))).toBeLessThan(1e-8 * span ** 2);
  });
});
