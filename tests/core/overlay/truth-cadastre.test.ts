import { describe, expect, it } from 'vitest';
import { admitPolygons } from '../../../src/core/overlay/admission.ts';
import { createView } from '../../../src/core/overlay/create-view.ts';
import { indexPolygons } from '../../../src/core/overlay/index-polygons.ts';
import { tabulateOverlaps } from '../../../src/core/overlay/overlap-table.ts';
import { planeOf, rawColumns, readRealCollection, readTruthRows } from '../../support/read-parcels.ts';
import { hasReal } from '../../support/real-data.ts';

/** Truth: GEOS intersections measured with GeographicLib on WGS 84, 0-based feature indexes (MANIFEST of the real files). */
const CASES = [
  [
    'cambridge_ma',
    'parcels_fy2013.geojson.gz',
    'special_permit_areas.geojson.gz',
    'truth_overlap_parcels2013_x_specialpermit.csv.gz',
  ],
  ['cambridge_ma', 'parcels_fy2013.geojson.gz', 'zoning_districts.geojson.gz', 'truth_overlap_parcels2013_x_zoning.csv.gz'],
  ['cambridge_ma', 'decks.geojson.gz', 'special_permit_areas.geojson.gz', 'truth_overlap_decks_x_specialpermit.csv.gz'],
  ['cornillon_13029_fr', 'parcelle.geojson', 'batiment.geojson', 'truth_overlap_parcelle_x_batiment.csv.gz'],
  ['terres_de_bord_fr', 'parcelles.geojson', 'batiments.geojson', 'truth_overlap_parcelles_x_batiments.csv.gz'],
] as const;

const ROUNDING_M2 = 0.0025;

describe.skipIf(!hasReal)(
  'overlaps of real cadastre against GEOS and GeographicLib (skipped where the real files are absent)',
  () => {
    it.each(CASES)('%s: %s × %s', async (folder, subjectFile, clipFile, truthFile) => {
      const subjectSource = readRealCollection('01_cadastre', folder, subjectFile);
      const clipSource = readRealCollection('01_cadastre', folder, clipFile);
      const plane = planeOf(subjectSource, clipSource);
      const subjectAdmission = await admitPolygons({ raw: rawColumns(subjectSource, plane) });
      const clipAdmission = await admitPolygons({ raw: rawColumns(clipSource, plane) });
      expect(subjectAdmission.report.refused + clipAdmission.report.refused).toBe(0);
      const subjects = createView(subjectAdmission.columns, 'ellipsoidal', plane);
      const clips = createView(clipAdmission.columns, 'ellipsoidal', plane);
      const table = tabulateOverlaps(subjects, indexPolygons(subjects), clips);

      const found = new Map<string, number>();
      let total = 0;
      let overOne = 0;
      for (let k = 0; k < table.count; k++) {
        found.set(`${table.subject[k]},${table.clip[k]}`, table.area_m2[k]);
        total += table.area_m2[k];
        if (table.area_m2[k] > 1) overOne++;
      }
      const truth = readTruthRows('01_cadastre', folder, truthFile);
      const off: string[] = [];
      let truthTotal = 0;
      for (const [subject, clip, area] of truth) {
        const expected = Number(area);
        const actual = found.get(`${subject},${clip}`) ?? 0;
        truthTotal += expected;
        if (Math.abs(actual - expected) > Math.max(1, 1e-4 * expected))
          off.push(`${subject} × ${clip}: ${actual} for ${expected}`);
      }
      expect(off).toEqual([]);
      expect(Math.abs(overOne - truth.filter(([, , area]) => Number(area) > 1).length)).toBeLessThanOrEqual(2);
      // Vertices on whole millimetres move the area of one small shape by some cm²; over n pairs that adds up to its √n-fold.
      expect(Math.abs(total - truthTotal)).toBeLessThan(Math.max(1e-5 * truthTotal, ROUNDING_M2 * Math.sqrt(truth.length)));
    });
  },
);
