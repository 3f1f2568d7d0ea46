import { expect, it } from 'vitest';
import { distanceToShape_m } from '../../../src/core/geodesy/distance-to-shape.ts';
import { solveGeodesic } from '../../../src/core/geodesy/geodesic.ts';

/** A ring of about 100 m with a court of about 20 m. */
const court = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [118, 24],
      [118.001, 24],
      [118.001, 24.001],
      [118, 24.001],
      [118, 24],
    ],
    [
      [118.0004, 24.0004],
      [118.0004, 24.0006],
      [118.0006, 24.0006],
      [118.0006, 24.0004],
      [118.0004, 24.0004],
    ],
  ],
};

it('is nothing inside, and something in a court', () => {
  expect(distanceToShape_m(118.0002, 24.0002, court)).toBe(0);
  expect(distanceToShape_m(118.0005, 24.0005, court)).toBeGreaterThan(9);
});

it.each([
  [118.0005, 23.999, 118.0005, 24],
  [118.002, 24.0005, 118.001, 24.0005],
  [117.999, 24.002, 118, 24.001],
  [118.0005, 23.6, 118.0005, 24],
  [11.88, 43.47, 118, 24],
])('%d, %d: as the geodesic to the nearest place of the outline', (lon, lat, nearLon, nearLat) => {
  const length_m = solveGeodesic(lon, lat, nearLon, nearLat)?.length_m ?? 0;
  expect(Math.abs(distanceToShape_m(lon, lat, court) / length_m - 1)).toBeLessThan(1e-3);
});
