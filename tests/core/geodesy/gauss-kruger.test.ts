import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  forwardGaussKruger,
  inverseGaussKruger,
  projectGaussKruger,
  unprojectGaussKruger,
} from '../../../src/core/geodesy/gauss-kruger.ts';
import { zoneOfEpsg } from '../../../src/core/geodesy/zones.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { seeded } from '../../support/seeded.ts';

/** Length of one degree is at most 111.7 km: 1e-11 degrees are about a thousandth of a millimetre. */
const DEGREES_OF_1_MICROMETRE = 1e-11;

/** PROJ, test/gie/builtins.gie, `+proj=tmerc +ellps=GRS80` (k = 1, no false easting): lon, lat → east, north, printed precision. */
const PROJ_FORWARD = [
  [2, 1, 222650.796797586, 110642.229411933, 5e-8],
  [2, -1, 222650.796797586, -110642.229411933, 5e-8],
  [-2, 1, -222650.796797586, 110642.229411933, 5e-8],
  [-2, -1, -222650.796797586, -110642.229411933, 5e-8],
  [30, 89.9999, 5.584698978, 10001956.056248082, 5e-8],
  [44.69, 35.37, 4168136.489446198, 4985511.302287407, 5e-8],
  [2.9, 0, 322965.3802, 0, 1e-4],
  [2.9, 40, 247660.7575, 4433559.6623, 1e-4],
  [2.9, 85, 28218.2464, 9444221.7042, 1e-4],
  [6, 0, 669149.3483, 0, 1e-4],
  [6, 40, 512526.6344, 4446813.3655, 1e-4],
  [6, 85, 58302.056, 9446554.0371, 1e-4],
] as const;

/** The same file's inverse rows: east, north → lon, lat. */
const PROJ_INVERSE = [
  [200, 100, 0.00179663056816, 0.00090436947663],
  [-200, -100, -0.00179663056816, -0.00090436947663],
  [6, 10001000, 0.35596960759234, 89.99135362646302],
  [4168136.489446198, 4985511.302287407, 44.69, 35.37],
] as const;

describe('Gauss-Krüger on GRS80', () => {
  it.each(PROJ_FORWARD)('matches PROJ at %d, %d', (lon, lat, east, north, tolerance) => {
    const { east_m, north_m } = forwardGaussKruger(0, lon, lat);
    expect(Math.abs(east_m - 500_000 - east)).toBeLessThan(tolerance);
    expect(Math.abs(north_m - north)).toBeLessThan(tolerance);
  });

  it.each(PROJ_INVERSE)('matches PROJ back from %d, %d', (east, north, lon, lat) => {
    const back = inverseGaussKruger(0, 500_000 + east, north);
    // Near the pole a degree of longitude is a few metres: compare lengths, not degrees.
    expect(Math.abs(back.lon - lon) * Math.cos((lat * Math.PI) / 180)).toBeLessThan(1e-12);
    expect(Math.abs(back.lat - lat)).toBeLessThan(1e-12);
  });

  it('runs along the meridian at true length', () => {
    // Meridian arc by Simpson's rule on a(1 − e²)/(1 − e²sin²B)^(3/2), independent of the series.
    const e2 = (2 - 1 / 298.257222101) / 298.257222101;
    const radius = (lat: number): number => (6378137 * (1 - e2)) / (1 - e2 * Math.sin(lat) ** 2) ** 1.5;
    for (const lat of [10, 31.2, 53.5, 90]) {
      const end = (lat * Math.PI) / 180;
      const steps = 2000;
      let sum = radius(0) + radius(end);
      for (let k = 1; k < steps; k++) sum += (k % 2 === 1 ? 4 : 2) * radius((end * k) / steps);
      const { east_m, north_m } = forwardGaussKruger(117, 117, lat);
      expect(Math.abs(north_m - (sum * end) / steps / 3)).toBeLessThan(1e-7);
      expect(Math.abs(east_m - 500_000)).toBeLessThan(1e-9);
    }
  });

  it('comes back to the same degrees up to 20° from the meridian', () => {
    const point = fc.record({
      meridian: fc.integer({ min: -59, max: 60 }).map((third) => 3 * third),
      away: fc.double({ min: -20, max: 20, noNaN: true }),
      lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
    });
    fc.assert(
      fc.property(point, ({ meridian, away, lat }) => {
        const { east_m, north_m } = forwardGaussKruger(meridian, meridian + away, lat);
        const back = inverseGaussKruger(meridian, east_m, north_m);
        const lonError = Math.abs(((back.lon - meridian - away + 540) % 360) - 180) * Math.cos((lat * Math.PI) / 180);
        expect(Math.max(lonError, Math.abs(back.lat - lat))).toBeLessThan(1e-12);
      }),
      seeded(1000),
    );
  });

  it('crosses the antimeridian', () => {
    const east = forwardGaussKruger(180, -179.5, 51);
    const west = forwardGaussKruger(180, 179.5, 51);
    expect(east.east_m - 500_000).toBeCloseTo(500_000 - west.east_m, 9);
    expect(inverseGaussKruger(180, east.east_m, east.north_m).lon).toBeCloseTo(-179.5, 12);
  });

  it('converts batches in place', () => {
    const batch = Float64Array.of(117.3, 31.2, 116.5, 30.9);
    projectGaussKruger(117, batch, batch);
    expect(batch[0]).toBe(forwardGaussKruger(117, 117.3, 31.2).east_m);
    unprojectGaussKruger(117, batch, batch);
    expect(batch[3]).toBeCloseTo(30.9, 12);
  });

  it('gives NaN for NaN', () => {
    expect(forwardGaussKruger(117, Number.NaN, 30).east_m).toBeNaN();
    expect(inverseGaussKruger(117, Number.NaN, 3e6).lat).toBeNaN();
  });
});

describe.skipIf(!hasReal)('CGCS2000 vectors (needs the real files: cgcs2000_gk_vectors.csv, computed with PROJ 9.1.1)', () => {
  it('every row matches within 1 µm both ways', () => {
    const [, ...rows] = readFileSync(realPath('06_geodesy', 'cgcs2000_gk_vectors.csv'), 'utf8').trim().split('\n');
    expect(rows.length).toBe(272);
    for (const row of rows) {
      const [epsg, , meridian, lon, lat, easting, northing] = row.split(',').map(Number);
      const zone = zoneOfEpsg(epsg);
      expect(zone?.meridian, row).toBe(meridian);
      const prefix = zone?.prefixed ? zone.zone * 1_000_000 : 0;
      const { east_m, north_m } = forwardGaussKruger(meridian, lon, lat);
      expect(Math.abs(east_m + prefix - easting), row).toBeLessThan(1e-6);
      expect(Math.abs(north_m - northing), row).toBeLessThan(1e-6);
      const back = inverseGaussKruger(meridian, easting - prefix, northing);
      expect(Math.abs(back.lon - lon), row).toBeLessThan(DEGREES_OF_1_MICROMETRE);
      expect(Math.abs(back.lat - lat), row).toBeLessThan(DEGREES_OF_1_MICROMETRE);
    }
  });
});
