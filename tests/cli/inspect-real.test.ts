import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/cli/inspect-source.ts';
import { readTruthRows } from '../support/read-parcels.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chiduJson } from './command-output.ts';

interface Facts {
  readonly features: number;
  readonly types: Record<string, number>;
  readonly vertices?: number;
  readonly invalid_by_GEOS?: number;
  readonly sum_area_geodesic_WGS84_m2?: number;
}

const inspect = (...parts: string[]): Promise<Inspection> => chiduJson('inspect', realPath(...parts), '--limit', '1000000');

describe.skipIf(!hasReal)('chidu inspect against independent truth (needs the real files beside the repository)', () => {
  const facts = hasReal ? (JSON.parse(readFileSync(realPath('FACTS.json'), 'utf8')) as Record<string, Facts>) : {};

  it.each(Object.keys(facts).filter((path) => /geojson(\.gz)?$/.test(path)))(
    '%s: features, vertices, types and total area',
    async (path) => {
      const found = await inspect(...path.split('/'));
      const fact = facts[path];
      const empty = found.dropped['dropped-empty-geometry'] ?? 0;
      expect(found.features + empty).toBe(fact.features);
      expect({ ...found.geometry_types, ...(empty > 0 ? { Polygon: found.geometry_types.Polygon + empty } : {}) }).toEqual(
        fact.types,
      );
      if (fact.vertices !== undefined) expect(found.vertices).toBe(fact.vertices);
      expect(found.dropped).toEqual(empty > 0 ? { 'dropped-empty-geometry': empty } : {});
      const truth_m2 = fact.sum_area_geodesic_WGS84_m2;
      if (truth_m2 === undefined) {
        expect(found.areas).toEqual([]);
        expect(found.totals).toEqual({ planar_m2: 0, ellipsoidal_m2: 0 });
        return;
      }
      expect(found.areas.length).toBe(found.features);
      // GeographicLib on WGS 84 sums the rings as written, so files with self-crossing rings differ by what repair adds.
      const tolerance = (fact.invalid_by_GEOS ?? 0) === 0 ? 3e-6 : 3e-4;
      expect(Math.abs((found.totals.ellipsoidal_m2 ?? 0) / truth_m2 - 1)).toBeLessThan(tolerance);
    },
  );

  it.each([
    ['cambridge_ma', 'parcels_fy2013.geojson.gz', 'truth_parcel_areas_fy2013.csv.gz'],
    ['cornillon_13029_fr', 'parcelle.geojson', 'truth_parcel_areas.csv'],
  ])('%s/%s: every parcel that was not repaired has its geodesic area', async (folder, file, truthFile) => {
    const truth = readTruthRows('01_cadastre', folder, truthFile);
    const { areas } = await inspect('01_cadastre', folder, file);
    expect(areas.map(({ index }) => index)).toEqual([...truth.keys()]);
    // Truth has three decimals; long edges of the statutory measure are no geodesics (DOMAIN §2: up to 0.07 m² per hectare and more on long ones).
    const off = areas.filter(({ index, ellipsoidal_m2, repaired }) => {
      const expected = Number(truth[index][2]);
      return !repaired && Math.abs((ellipsoidal_m2 ?? 0) - expected) > Math.max(0.001, 1e-4 * expected);
    });
    expect(off).toEqual([]);
  });

  it('planar areas equal the stated ones of the Chinese samples, within one unit of the last printed digit', async () => {
    const several = await inspect('04_china', '含有多个多边形.kml');
    expect(several.plane.meridian).toBe(117);
    expect(Math.abs((several.areas[0].planar_m2 ?? 0) - 130_241.31)).toBeLessThanOrEqual(0.01);
    expect(Math.abs((several.areas[1].planar_m2 ?? 0) - 48_053.44)).toBeLessThanOrEqual(0.01);
    const holed = await inspect('04_china', '含有孔洞的多边形.kml');
    expect(Math.abs((holed.totals.planar_m2 ?? 0) - 122_466.34)).toBeLessThanOrEqual(0.01);
  });
});
