import { describe, expect, it } from 'vitest';
import type { OverlapSummary } from '../../src/cli/overlap-sources.ts';
import { readTruthRows } from '../support/read-parcels.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chiduJson } from './command-output.ts';

/** Truth: GEOS intersections measured by GeographicLib on WGS 84; unions from the MANIFEST of the real files, where it states them. */
const CASES = [
  [
    'cambridge_ma',
    'parcels_fy2013.geojson.gz',
    'special_permit_areas.geojson.gz',
    'truth_overlap_parcels2013_x_specialpermit.csv.gz',
    2_377_294,
  ],
  [
    'cambridge_ma',
    'parcels_fy2013.geojson.gz',
    'zoning_districts.geojson.gz',
    'truth_overlap_parcels2013_x_zoning.csv.gz',
    18_459_646,
  ],
  [
    'cambridge_ma',
    'decks.geojson.gz',
    'special_permit_areas.geojson.gz',
    'truth_overlap_decks_x_specialpermit.csv.gz',
    2_377_294,
  ],
  ['cornillon_13029_fr', 'parcelle.geojson', 'batiment.geojson', 'truth_overlap_parcelle_x_batiment.csv.gz', undefined],
  ['terres_de_bord_fr', 'parcelles.geojson', 'batiments.geojson', 'truth_overlap_parcelles_x_batiments.csv.gz', undefined],
] as const;

describe.skipIf(!hasReal)('chidu overlap against GEOS and GeographicLib (needs the real files beside the repository)', () => {
  it.each(CASES)('%s: %s × %s', async (folder, subject, clip, truthFile, union_m2) => {
    const file = (name: string): string => realPath('01_cadastre', folder, name);
    const found = await chiduJson<OverlapSummary>('overlap', file(subject), file(clip));
    const truth = readTruthRows('01_cadastre', folder, truthFile).map(([s, c, area]) => ({
      subject: Number(s),
      clip: Number(c),
      m2: Number(area),
    }));
    const over = truth.filter(({ m2 }) => m2 > 1);
    const total_m2 = truth.reduce((sum, { m2 }) => sum + m2, 0);
    expect(Math.abs(found.pairs_over_min - over.length)).toBeLessThanOrEqual(2);
    expect(Math.abs(found.subjects_over_min - new Set(over.map((pair) => pair.subject)).size)).toBeLessThanOrEqual(2);
    expect(Math.abs(found.total_m2 / total_m2 - 1)).toBeLessThan(1e-5);
    const largest = [...truth].sort((a, b) => b.m2 - a.m2).slice(0, 10);
    expect(found.top.map((pair) => [pair.subject, pair.clip])).toEqual(largest.map((pair) => [pair.subject, pair.clip]));
    found.top.forEach(({ m2 }, k) => expect(Math.abs(m2 - largest[k].m2)).toBeLessThan(Math.max(1, 1e-4 * m2)));
    if (union_m2 !== undefined) expect(Math.abs((found.clip_union_m2 ?? 0) / union_m2 - 1)).toBeLessThan(1e-6);
  });

  it('a plan’s zones that overlap are united, not added', async () => {
    const zones = realPath('02_redlines', 'plu_30014_fr', '30014_ZONE_URBA_20171013.geojson');
    const { clip_union_m2 } = await chiduJson<OverlapSummary>('overlap', zones, zones);
    expect(Math.abs((clip_union_m2 ?? 0) / 13_684_029.59 - 1)).toBeLessThan(1e-6);
  });
});
