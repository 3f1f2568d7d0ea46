import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';
import {
  type ComputedAreas,
  judgeStatedAreas,
  readStatedArea,
  SQUARE_METRES_IN,
  type StatedUnit,
} from '../../../src/core/measure/judge-stated-areas.ts';
import { buildColumns } from '../../../src/core/overlay/build-columns.ts';
import { measureForeignAreas } from '../../../src/core/overlay/foreign-areas.ts';
import { MeasuredPolygons } from '../../../src/core/overlay/measured-polygons.ts';
import { createRandom, starRing } from '../../support/random-polygons.ts';

const PLANE = createDistrictPlane({ meridian: 105, origin: { east_m: 600_000, north_m: 3_550_000 } });

/** Forty parcels of 0.2 to 5 hectares a degree from the meridian, where no two methods give the same. */
function computedAreas(sigma_m?: number): Promise<ComputedAreas> {
  const random = createRandom(7);
  const features = Array.from({ length: 40 }, (_, n) => [
    [starRing(random, 400_000 * (n % 8), 300_000 * Math.floor(n / 8), 30_000 + 90_000 * random(), 9, 0.4)],
  ]);
  return measureForeignAreas(new MeasuredPolygons(buildColumns(features), PLANE), PLANE, sigma_m);
}

const computed = await computedAreas();
const PLANAR = { unit: 'm2', record: 'planar' } as const;
const read = (areas: ArrayLike<number>, decimals = 2) => Array.from(areas, (area) => readStatedArea(area.toFixed(decimals)));

describe('a column of stated areas', () => {
  it.each([
    ['the measure of record', computed.planar_m2, 'agrees'],
    ['the other legal measure', computed.ellipsoidal_m2, 'ellipsoidal'],
    ['a ball of mean radius', computed.meanSphere_m2, 'sphere'],
    ['a ball of the equator’s radius', computed.equatorSphere_m2, 'sphere'],
    ['the plane of web maps', computed.webMercator_m2, 'web-mercator'],
  ] as const)('filled with %s is named so', (_, areas, verdict) => {
    const judged = judgeStatedAreas(read(areas), computed, PLANAR);
    expect(judged).toMatchObject({ verdict, compared: 40 });
    expect(judged.explained).toBeGreaterThan(0.9);
    expect(judged.fittingUnit).toBeUndefined();
  });

  it('filled with square degrees is named so', () => {
    expect(judgeStatedAreas(Array.from(computed.degrees2, readStatedArea), computed, PLANAR).verdict).toBe('degrees');
  });

  it.each(['mu', 'ha', 'km2', 'ft2'] as StatedUnit[])('in %s that passes for m² is found out', (unit) => {
    const areas = computed.planar_m2.map((area) => area / SQUARE_METRES_IN[unit]);
    expect(judgeStatedAreas(read(areas, 6), computed, PLANAR)).toMatchObject({ verdict: 'other-unit', fittingUnit: unit });
  });

  it('in m² that passes for mu is found out, also at 666.67 m² a mu', () => {
    const mu = { unit: 'mu', record: 'planar' } as const;
    expect(judgeStatedAreas(read(computed.planar_m2), computed, mu)).toMatchObject({ verdict: 'other-unit', fittingUnit: 'm2' });
    const rounded = computed.planar_m2.map((area) => area / 666.67);
    expect(judgeStatedAreas(read(rounded, 4), computed, mu)).toMatchObject({ verdict: 'agrees', agreeing: 40 });
  });

  it('of Web Mercator in mu is both', () => {
    const areas = computed.webMercator_m2.map((area) => area / SQUARE_METRES_IN.mu);
    expect(judgeStatedAreas(read(areas, 4), computed, PLANAR)).toMatchObject({ verdict: 'web-mercator', fittingUnit: 'mu' });
  });

  it('that mostly agrees names the few that are stale', () => {
    const areas = computed.planar_m2.map((area, n) => (n % 10 === 3 ? area * 0.4 : area));
    const judged = judgeStatedAreas(read(areas), computed, PLANAR);
    expect(judged).toMatchObject({ verdict: 'agrees', agreeing: 36 });
    expect(judged.verdicts.flatMap((verdict, n) => (verdict === 'agrees' ? [] : [[n, verdict]]))).toEqual([
      [3, 'stale'],
      [13, 'stale'],
      [23, 'stale'],
      [33, 'stale'],
    ]);
  });

  it('of other shapes altogether is stale; off by one factor that nobody knows it is unexplained', () => {
    const random = createRandom(3);
    const scattered = computed.planar_m2.map((area) => area * (0.2 + 3 * random()));
    expect(judgeStatedAreas(read(scattered), computed, PLANAR).verdict).toBe('stale');
    const doubled = computed.planar_m2.map((area) => 2.5 * area);
    expect(judgeStatedAreas(read(doubled), computed, PLANAR)).toMatchObject({
      verdict: 'unexplained',
      ratio: expect.closeTo(2.5, 4),
    });
  });

  it('agrees within one unit of its last digit, 2 σ of the area, or a thousandth', async () => {
    const exact = computed.planar_m2;
    const off = (share: number) => read(exact.map((area) => area * (1 + share)));
    expect(judgeStatedAreas(off(0.0009), computed, PLANAR).agreeing).toBe(40);
    expect(judgeStatedAreas(off(0.02), computed, PLANAR).agreeing).toBe(0);
    // Whole mu: half a mu of rounding is 333 m².
    const wholeMu = exact.map((area) => Math.max(1, Math.round(area / SQUARE_METRES_IN.mu)));
    expect(judgeStatedAreas(read(wholeMu, 0), computed, { unit: 'mu', record: 'planar' })).toMatchObject({ verdict: 'agrees' });
    const rough = await computedAreas(5);
    const sigmas = rough.sigma_m2 ?? new Float64Array();
    const within = read(rough.planar_m2.map((area, n) => area + 1.9 * sigmas[n]));
    expect(judgeStatedAreas(within, rough, PLANAR).agreeing).toBe(40);
  });

  it('that is empty says nothing', () => {
    const nothing = Array.from({ length: 40 }, () => null);
    expect(judgeStatedAreas(nothing, computed, PLANAR)).toMatchObject({ verdict: 'unexplained', compared: 0, agreeing: 0 });
  });
});

describe('a stated area', () => {
  it('keeps the worth of its last written digit', () => {
    expect(readStatedArea('1,234.50')).toEqual({ value: 1234.5, step: 0.01 });
    expect(readStatedArea('12.5亩')).toEqual({ value: 12.5, step: 0.1 });
    expect(readStatedArea(1200)).toEqual({ value: 1200, step: 1 });
    expect(readStatedArea(1.5e-7)).toEqual({ value: 1.5e-7, step: 1e-8 });
  });

  it('is none where it is 0, negative or no number', () => {
    for (const none of [0, '0.00', '', null, undefined, -5, 'n/a', true, '0x10']) expect(readStatedArea(none)).toBeNull();
  });
});
