import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveGeodesic } from '../../../src/core/geodesy/geodesic.ts';
import { inverseGeodesic } from '../../support/geographiclib.ts';

const turnBetween = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** Ends at most `reach` degrees apart. */
const ends = (reach: number) =>
  fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -74, max: 74, noNaN: true }),
    fc.double({ min: -reach, max: reach, noNaN: true }),
    fc.double({ min: -reach / 4, max: reach / 4, noNaN: true }),
  );

describe('the geodesic between two points', () => {
  it('is GeographicLib’s to 0.001 mm for lines as long as a district, and so is its azimuth', () => {
    fc.assert(
      fc.property(ends(1), ([lon, lat, dLon, dLat]) => {
        const expected = inverseGeodesic(lon, lat, lon + dLon, lat + dLat);
        const found = solveGeodesic(lon, lat, lon + dLon, lat + dLat);
        expect(Math.abs((found?.length_m ?? 0) - expected.length_m)).toBeLessThan(1e-6);
        // A direction is as good as the line is long.
        if (expected.length_m > 1)
          expect(turnBetween(found?.azimuth ?? 0, expected.azimuth) * expected.length_m).toBeLessThan(1e-4);
      }),
      { numRuns: 2000 },
    );
  });

  it('is GeographicLib’s to 0.1 mm up to 10 000 km', () => {
    fc.assert(
      fc.property(ends(60), ([lon, lat, dLon, dLat]) => {
        const expected = inverseGeodesic(lon, lat, lon + dLon, lat + dLat);
        if (expected.length_m > 1e7) return;
        const found = solveGeodesic(lon, lat, lon + dLon, lat + dLat);
        expect(Math.abs((found?.length_m ?? 0) - expected.length_m)).toBeLessThan(1e-4);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['one point twice', [113.5, 23.1, 113.5, 23.1], 0, 0],
    // A quarter of GRS80's meridian: 10 001 965.729 m (Moritz 2000, Geodetic Reference System 1980).
    ['equator to pole', [0, 0, 0, 90], 10_001_965.7293, 0],
    // Along the equator: a·Δλ with a = 6 378 137 m.
    ['a degree along the equator', [0, 0, 1, 0], (6_378_137 * Math.PI) / 180, 90],
    ['across the antimeridian, westwards', [-179.5, 0, 179.5, 0], (6_378_137 * Math.PI) / 180, 270],
  ] as const)('%s', (_, [lon1, lat1, lon2, lat2], length_m, azimuth) => {
    const found = solveGeodesic(lon1, lat1, lon2, lat2);
    expect(found?.length_m).toBeCloseTo(length_m, 3);
    expect(found?.azimuth).toBeCloseTo(azimuth, 9);
  });

  it('says that it found none between opposite points instead of a wrong length', () => {
    expect(solveGeodesic(0, 0.3, 179.7, -0.2)).toBeNull();
  });
});
