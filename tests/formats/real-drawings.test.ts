import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { chiduJson } from '../cli/command-output.ts';
import { readTruthRows } from '../support/read-parcels.ts';
import { hasReal, realPath } from '../support/real-data.ts';

const SHEET = ['01_cadastre', 'cornillon_13029_fr'] as const;
/** Planar in Lambert-93, whose plane is not the district's: only the statutory measure can be compared. */
const PARCELS_M2 = 1_744_708.84;
const BUILDINGS_M2 = 19_572.66;

const inspect = (file: string, ...options: string[]): Promise<Inspection> =>
  chiduJson('inspect', realPath(...SHEET, file), '--limit', '1000000', ...options);
const near = (found: number | null, truth: number): number => Math.abs((found ?? 0) / truth - 1);

/** Geodesic areas of the 389 parcels, in the order of the sheet (GeographicLib). */
const truth = hasReal ? readTruthRows(...SHEET, 'truth_parcel_areas.csv').map((row) => Number(row[2])) : [];

describe.skipIf(!hasReal)('one cadastral sheet (needs the real files beside the repository)', () => {
  it('as GeoPackage: both layers, every parcel with its area', async () => {
    const found = await inspect('cadastre_epsg2154.gpkg');
    expect(found.features).toBe(389 + 239);
    expect(found.dropped).toEqual({});
    expect(near(found.totals.ellipsoidal_m2, PARCELS_M2 + BUILDINGS_M2)).toBeLessThan(3e-6);
    expect(found.areas.map(({ index }) => index)).toEqual(Array.from({ length: 628 }, (_, n) => n));
    truth.forEach((area, n) =>
      expect(Math.abs((found.areas[n].ellipsoidal_m2 ?? 0) - area)).toBeLessThan(Math.max(0.001, 1e-4 * area)),
    );
  });

  it('as DXF: every parcel with its area once its system is named', async () => {
    const found = await inspect('parcelle_epsg2154.dxf', '--crs', 'EPSG:2154');
    expect(found.features).toBe(389);
    expect(found.vertices).toBe(10_635);
    expect(found.dropped).toEqual({});
    truth.forEach((area, n) =>
      expect(Math.abs((found.areas[n].ellipsoidal_m2 ?? 0) - area)).toBeLessThan(Math.max(0.001, 1e-4 * area)),
    );
  });

  it('and a small GeoPackage of another program', async () => {
    const found: Inspection = await chiduJson('inspect', realPath('10_shapefile', 'ladm_col', 'buildings_plots.gpkg'));
    expect([found.features, found.crs.name]).toEqual([6 + 5, 'WGS 84']);
  });
});
