import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfSheet, fitScale, placeOnSheet, PRINT_SCALES, scaleBarLength, zoomOfScale } from '../../src/map/print-scale.ts';
import { inverseGeodesic } from '../support/geographiclib.ts';

const A4 = { width_mm: 207, height_mm: 175 };
const place = fc.record({
  lon: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 18, max: 53, noNaN: true }),
});
const scale = fc.constantFrom(...PRINT_SCALES.filter((n) => n <= 50_000));

describe('a printed map', () => {
  // GeographicLib is the judge of metres on the ground.
  it('is true to its scale at the centre: a centimetre is n centimetres, along the parallel to a millionth', () => {
    fc.assert(
      fc.property(place, scale, ({ lon, lat }, n) => {
        const [west, , east] = boundsOfSheet([lon, lat], n, { width_mm: 10, height_mm: 10 });
        expect(inverseGeodesic(west, lat, east, lat).length_m / ((10 * n) / 1000)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('is off by less than 0.7 % up and down, where Web Mercator is not conformal on the ellipsoid', () => {
    fc.assert(
      fc.property(place, ({ lon, lat }) => {
        const [, south, , north] = boundsOfSheet([lon, lat], 1000, { width_mm: 10, height_mm: 10 });
        expect(Math.abs(inverseGeodesic(lon, south, lon, north).length_m / 10 - 1)).toBeLessThan(0.007);
      }),
    );
  });

  it('has the zoom at which MapLibre draws that scale: half the scale is one zoom more', () => {
    expect(zoomOfScale(5000, 24) - zoomOfScale(10_000, 24)).toBeCloseTo(1, 12);
    // On the equator a world of 512 px is 40 075 017 m: 1:n has one CSS pixel for n × 0.0254 / 96 m.
    expect(zoomOfScale(10_000, 0)).toBeCloseTo(Math.log2(40_075_016.686 / (512 * ((10_000 * 0.0254) / 96))), 6);
  });

  it('fits what was looked at, at the largest round scale that does', () => {
    const box = [134.13, 23.95, 134.256, 24.045] as const;
    const n = fitScale([...box], A4);
    expect(n).toBe(75_000);
    const [west, south, east, north] = boundsOfSheet([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], n, A4);
    expect(west <= box[0] && south <= box[1] && east >= box[2] && north >= box[3]).toBe(true);
  });

  it('puts its corners where its box says', () => {
    const centre = [134.2, 24] as const;
    const [west, south, east, north] = boundsOfSheet(centre, 20_000, A4);
    const [right, down] = placeOnSheet([east, south], centre, 20_000);
    expect([right, down].map((mm) => Math.round(mm * 1e6) / 1e6)).toEqual([A4.width_mm / 2, A4.height_mm / 2]);
    const [left, up] = placeOnSheet([west, north], centre, 20_000);
    expect([left, up].map((mm) => Math.round(mm * 1e6) / 1e6)).toEqual([-A4.width_mm / 2, -A4.height_mm / 2]);
  });

  it('has a scale bar of a round length that fits', () => {
    for (const n of PRINT_SCALES) {
      const { metres, length_mm } = scaleBarLength(n, 42);
      expect(length_mm).toBeLessThanOrEqual(42);
      expect(length_mm).toBeGreaterThan(42 / 2.6);
      expect(String(metres)).toMatch(/^[125]0*$/);
    }
  });
});
