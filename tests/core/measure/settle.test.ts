import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../../src/core/measure/measurement.ts';
import { RULER_VERSION } from '../../../src/core/measure/ruler-version.ts';
import { MeasureError, measureArea, settle, stateArea, sumMeasurements } from '../../../src/core/measure/settle.ts';
import { seeded } from '../../support/seeded.ts';

describe('settling an area to whole cm²', () => {
  it.each([
    [0, 0],
    [1, 10_000],
    [0.00005, 1],
    [0.00004999, 0],
    [1.00005, 10_001],
    [2.00015, 20_002],
    [-1.00005, -10_001],
    [-0.00004, 0],
    [9400.00004, 94_000_000],
    [130_241.30594, 1_302_413_059],
    [130_241.30595, 1_302_413_060],
    [123_456_789.12345, 1_234_567_891_235],
  ])('%d m² is %d cm²', (area_m2, expected) => {
    expect(settle(area_m2)).toBe(expected);
    expect(Object.is(settle(area_m2), -0)).toBe(false);
  });

  it('rounds every written half up, whichever way its double lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (cm2) => {
        expect(settle((cm2 * 10 + 5) / 100_000)).toBe(cm2 + 1);
        expect(settle(-(cm2 * 10 + 5) / 100_000)).toBe(-(cm2 + 1));
        expect(settle(cm2 / 10_000)).toBe(cm2);
      }),
      seeded(2000),
    );
  });

  it('refuses what is no area', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => settle(wrong)).toThrow(new MeasureError('area-not-finite'));
    expect(() => settle(1e13)).toThrow(new MeasureError('area-too-large'));
  });
});

describe('measurements', () => {
  it('carry method, meridian, error and ruler', () => {
    expect(measureArea(100.37, 'planar', { meridian: 117, sigma_m2: 71 })).toEqual({
      value_cm2: 1_003_700,
      method: 'planar-gk',
      meridian: 117,
      sigma_m2: 71,
      rulerVersion: RULER_VERSION,
    });
    expect(measureArea(100.37, 'ellipsoidal', { meridian: 117 })).toEqual({
      value_cm2: 1_003_700,
      method: 'ellipsoidal-2008-32',
      rulerVersion: RULER_VERSION,
    });
    expect(() => measureArea(1, 'planar')).toThrow(new MeasureError('meridian-missing'));
  });

  it('keep the digits that a deed states', () => {
    expect(stateArea('5.70895').value_cm2).toBe(57_090);
    expect(stateArea(5.70895).value_cm2).toBe(57_090);
    expect(stateArea('130241.33')).toEqual({ value_cm2: 1_302_413_300, method: 'stated', rulerVersion: RULER_VERSION });
    expect(() => stateArea('about 5')).toThrow('not-a-decimal');
  });
});

describe('sums of measurements', () => {
  const planar = (area_m2: number, sigma_m2?: number): Measurement => measureArea(area_m2, 'planar', { meridian: 117, sigma_m2 });

  it('add whole cm², in any order', () => {
    const areas = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(areas, (list) => {
        const measurements = list.map((area) => planar(area));
        const total = sumMeasurements(measurements);
        expect(total.value_cm2).toBe(measurements.reduce((sum, { value_cm2 }) => sum + value_cm2, 0));
        expect(sumMeasurements(measurements.toReversed())).toEqual(total);
      }),
      seeded(200),
    );
  });

  it('add errors as independent, unknown with one unknown', () => {
    expect(sumMeasurements([planar(1, 3), planar(1, 4)]).sigma_m2).toBe(5);
    expect(sumMeasurements([planar(1, 3), planar(1)]).sigma_m2).toBeUndefined();
  });

  it('refuse to mix methods or meridians', () => {
    expect(() => sumMeasurements([planar(1), measureArea(1, 'ellipsoidal')])).toThrow(new MeasureError('mixed-methods'));
    expect(() => sumMeasurements([planar(1), stateArea(1)])).toThrow(new MeasureError('mixed-methods'));
    expect(() => sumMeasurements([planar(1)], 'stated')).toThrow(new MeasureError('mixed-methods'));
    expect(() => sumMeasurements([planar(1), measureArea(1, 'planar', { meridian: 120 })])).toThrow(
      new MeasureError('mixed-meridians'),
    );
  });

  it('need a method to sum nothing', () => {
    expect(sumMeasurements([], 'planar-gk')).toEqual({
      value_cm2: 0,
      method: 'planar-gk',
      sigma_m2: 0,
      rulerVersion: RULER_VERSION,
    });
    expect(() => sumMeasurements([])).toThrow(new MeasureError('nothing-to-sum'));
  });

  it('name every ruler that took part', () => {
    expect(sumMeasurements([planar(1), { ...planar(1), rulerVersion: 'chidu-ruler-0' }]).rulerVersion).toBe(
      `chidu-ruler-0+${RULER_VERSION}`,
    );
  });
});
