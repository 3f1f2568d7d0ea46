import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import { areaText } from '../../../src/core/measure/area-text.ts';
import { areaSigma_m2, roughSigma_m2 } from '../../../src/core/measure/sigma.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../../src/core/overlay/overlap-area.ts';
import { shapeOverlap } from '../../../src/core/overlay/overlap-shape.ts';
import { sharedSigma_m2 } from '../../../src/core/overlay/shared-sigma.ts';
import { viewNestedRings } from '../../../src/core/overlay/nested-view.ts';
import { closeRing, createRandom, type Ring, starRing } from '../../support/random-polygons.ts';

const plane = createDistrictPlane({ meridian: 117, origin: { east_m: 540_000, north_m: 3_800_000 } });
const polygonsOf = (rings: readonly Ring[]) => new MeasuredPolygons(buildColumns(rings.map((ring) => [[ring]])), plane);
const rectangle = (x: number, y: number, width: number, height: number): Ring =>
  closeRing([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);

describe('the error of shared land', () => {
  const polygons = polygonsOf([
    rectangle(0, 0, 10_000, 10_000),
    rectangle(-5_000, -5_000, 50_000, 50_000),
    rectangle(6_000, 0, 9_000, 10_000),
  ]);
  const side = (row: number, sigma_m?: number) => ({ polygons, row, ...(sigma_m !== undefined && { sigma_m }) });

  it('of a house of 10 × 10 m that was walked with 5 m, wholly in a surveyed parcel, is that of the house: ± 71 m²', async () => {
    const sigma_m2 = (await sharedSigma_m2([side(0, 5), side(1, 0)], 100, 'planar')) ?? 0;
    expect(sigma_m2).toBeCloseTo(Math.sqrt(4 * 200) * 2.5, 9);
    expect(areaText(1_000_000, sigma_m2, 2)).toBe('100 ± 71');
  });

  it('grows by what the other outline errs, whichever of the two is asked first', async () => {
    // 4 × 10 m are shared: four vertices whose neighbours lie √116 m apart; 3 and 4 make 5.
    const expected = 2.5 * Math.sqrt(4 * 116);
    expect(await sharedSigma_m2([side(0, 3), side(2, 4)], 40, 'planar')).toBeCloseTo(expected, 9);
    expect(await sharedSigma_m2([side(2, 4), side(0, 3)], 40, 'planar')).toBeCloseTo(expected, 9);
    expect(await sharedSigma_m2([side(1, 0), side(2, 4), side(0, 3)], 40, 'planar')).toBeCloseTo(expected, 9);
  });

  it('is unknown where nobody stated the error of one outline', async () => {
    expect(await sharedSigma_m2([side(0, 5), side(1)], 100, 'planar')).toBeUndefined();
  });

  it('does not depend on vertices along a straight side, nor on whether a side lies wholly within the other', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9 }), async (seed, tenths) => {
        const ring = starRing(createRandom(seed), 0, 0, 20_000, 9, 0.3).map(
          ([x, y]) => [10 * Math.round(x), 10 * Math.round(y)] as const,
        );
        const [[x0, y0], [x1, y1]] = [ring[0], ring[1]];
        const between = [x0 + ((x1 - x0) / 10) * tenths, y0 + ((y1 - y0) / 10) * tenths] as const;
        const split = [ring[0], between, ...ring.slice(1)] as unknown as Ring;
        const plain = ring as unknown as Ring;
        const all = polygonsOf([plain, split, rectangle(-900_000, -900_000, 1_800_000, 1_800_000)]);
        const view = all.view('planar');
        const shape = await shapeOverlap(view, 1, view, 2);
        if (!shape.ok) throw new Error('not clipped');
        const clipped = viewNestedRings(shape.polygons, 'planar');
        const { ringOffsets } = clipped.columns;
        const expected = areaSigma_m2(clipped.coordinates, ringOffsets, 0, ringOffsets.length - 1, 0.5);
        const shared_m2 = new OverlapMeter().measurePair(view, 1, view, 2);
        for (const row of [0, 1]) {
          const sides = [
            { polygons: all, row, sigma_m: 0.3 },
            { polygons: all, row: 2, sigma_m: 0.4 },
          ];
          expect(await sharedSigma_m2(sides, shared_m2, 'planar')).toBeCloseTo(expected, 6);
        }
      }),
      { numRuns: 40 },
    ));
});

describe('the rough error of a list', () => {
  it('is that of a square of the same area', () => {
    expect(roughSigma_m2(100, 5)).toBeCloseTo(Math.sqrt(4 * 200) * 2.5, 9);
    expect(roughSigma_m2(100, 3, 4)).toBeCloseTo(roughSigma_m2(100, 5) ?? 0, 9);
    expect(roughSigma_m2(100, 5, undefined)).toBeUndefined();
  });
});
