import fc from 'fast-check';
import polygonClipping from 'polygon-clipping';
import { describe, expect, it } from 'vitest';
import type { NestedRings } from '../../../src/core/overlay/build-columns.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureView } from '../../../src/core/overlay/measure-view.ts';
import { measureCommonArea, TangleError, visitCoverage } from '../../../src/core/report/footprint/slab-areas.ts';
import { randomDistrict } from './random-district.ts';

const SEED = 20261123;
const square = (x: number, y: number, size: number): NestedRings => [
  [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
];

function refs(...features: NestedRings[]) {
  const columns = buildColumns(features);
  const view = measureView(columns, 'planar', columns.coordinates);
  return features.map((_, row) => ({ view, row }));
}

describe('measureCommonArea', () => {
  it('takes holes off, counts copies once, and gives nothing where polygons only touch', () => {
    const ring: NestedRings = [
      [
        square(0, 0, 10_000)[0][0],
        [
          [2_000, 2_000],
          [2_000, 8_000],
          [8_000, 8_000],
          [8_000, 2_000],
          [2_000, 2_000],
        ],
      ],
    ];
    expect(measureCommonArea(refs(ring, square(0, 0, 10_000)))).toBe(64);
    expect(measureCommonArea(refs(square(0, 0, 10_000), square(0, 0, 10_000), square(5_000, 0, 10_000)))).toBe(50);
    expect(measureCommonArea(refs(square(0, 0, 10_000), square(10_000, 0, 10_000)))).toBe(0);
    expect(measureCommonArea(refs(square(0, 0, 1_000), square(50_000, 0, 1_000)))).toBe(0);
  });

  it(`equals another engine for three polygons (seed ${SEED})`, () => {
    fc.assert(
      fc.property(randomDistrict, ({ parcelRings }) => {
        const three = parcelRings.slice(0, 3);
        const clips = three.map((rings) =>
          rings.map((polygon) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y]))),
        );
        const common = polygonClipping.intersection(clips[0], clips[1], clips[2]);
        const columns = buildColumns([common]);
        const truth = measureView({ ...columns, coordinates: new Int32Array() }, 'planar', Float64Array.from(common.flat(3)))
          .areas_m2[0];
        expect(Math.abs(measureCommonArea(refs(...three)) - truth)).toBeLessThan(1e-6);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('visitCoverage', () => {
  it('refuses a tangle that would block the thread, with a code', () => {
    const comb = (across: boolean): NestedRings => {
      const teeth = Array.from({ length: 6_000 }, (_, i): [number, number] =>
        across ? [i % 2 ? 1e9 : 0, 20 * i] : [20 * i, i % 2 ? 1e9 : 0],
      );
      return [[[...teeth, teeth[0]]]];
    };
    expect(() => visitCoverage(refs(comb(true), comb(false)), [0, 0, 1e9, 1e9], () => undefined)).toThrow(TangleError);
  });
});
