import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choosePlane } from '../../../src/cli/choose-plane.ts';
import { type MeasuredFeatures, measureFeatures } from '../../../src/cli/measure-features.ts';
import { detectCrs } from '../../../src/core/geodesy/detect-crs.ts';
import { locateTable } from '../../../src/formats/locate-table.ts';
import type { FeatureTable } from '../../../src/formats/feature-table.ts';
import type { ReadOptions, ReadResult } from '../../../src/formats/reader.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { geometryOf, readSources, rowOf, type WrittenGeometry } from '../../support/read-sources.ts';

const bytesOf = (path: readonly string[]): Uint8Array => new Uint8Array(readFileSync(realPath(...path)));

const read = (path: readonly string[], options: ReadOptions = {}): Promise<ReadResult> =>
  readSources({ [path[path.length - 1]]: bytesOf(path) }, options);

/** Measured by the ruler where the file itself says that it lies. */
async function measure(table: FeatureTable): Promise<MeasuredFeatures> {
  const [choice] = detectCrs(table.coordinates, table.crs).candidates;
  const located = locateTable(table, '', choice);
  const plane = choosePlane(located.lonLat, located.meridian);
  if (plane === null) throw new Error('nothing to measure');
  return measureFeatures(table, located, plane, {});
}

const sumOf = (areas: Float64Array): number => areas.reduce((sum, area) => sum + area, 0);

interface Expected {
  readonly features: readonly { readonly properties: Record<string, unknown>; readonly geometry: WrittenGeometry | null }[];
}

const geojson = (path: readonly string[]): Expected => JSON.parse(new TextDecoder().decode(bytesOf(path))) as Expected;

/** Values that stand there: other readers leave out or null what is empty. */
function valuesOf(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1$2$3') : value,
    ]),
  );
}

describe.skipIf(!hasReal)('real files (needs them beside the repository)', () => {
  const MBOSTOCK = ['10_shapefile', 'mbostock'];
  const names = hasReal ? readdirSync(realPath(...MBOSTOCK)).filter((name) => name.endsWith('.shp')) : [];

  it.each(names)('%s is what mbostock/shapefile expects', async (name) => {
    const stem = name.slice(0, -4);
    const parts = [name, `${stem}.dbf`, `${stem}.cpg`].filter((part) => existsSync(realPath(...MBOSTOCK, part)));
    const { table } = await readSources(Object.fromEntries(parts.map((part) => [part, bytesOf([...MBOSTOCK, part])])));
    const { features } = geojson([...MBOSTOCK, `${stem}.json`]);
    expect(table.count).toBe(features.length);
    features.forEach(({ geometry, properties }, n) => {
      expect(geometryOf(table, n)).toEqual(geometry);
      // Some of the expectations were made without the table.
      if (Object.keys(properties).length > 0) expect(valuesOf(rowOf(table, n))).toEqual(valuesOf(properties));
    });
  });

  it('the parcels in GBK without .cpg have their names and their planar truth', async () => {
    const { table, text } = await read(['04_china', 'derived_dikuai_epsg4527_gbk_nocpg.shp.zip']);
    expect(text).toMatchObject({ encoding: 'gb18030' });
    expect(table.property('DKMC')).toEqual(['1', '地块二']);
    const { planar_m2 } = await measure(table);
    // MANIFEST.md: planar CGCS2000 zone 39.
    expect(planar_m2[0]).toBeCloseTo(130_241.31, 1);
    expect(planar_m2[1]).toBeCloseTo(48_053.44, 1);
  });

  const CORNILLON = ['01_cadastre', 'cornillon_13029_fr'];
  it.each(['parcelle_batiment_epsg2154.shp.zip', 'parcelle_epsg4326.fgb'])(
    '%s has the areas of the 389 parcels',
    async (name) => {
      const { table } = await read([...CORNILLON, name], name.endsWith('.zip') ? { layer: 'parcelle' } : {});
      expect(table.count).toBe(389);
      const lines = new TextDecoder()
        .decode(bytesOf([...CORNILLON, 'truth_parcel_areas.csv']))
        .trim()
        .split('\n')
        .slice(1);
      const truth = new Map(lines.map((line) => [line.split(',')[0], Number(line.split(',')[2])]));
      const { ellipsoidal_m2 } = await measure(table);
      table.property('IDU').forEach((id, feature) => {
        const area = truth.get(String(id)) ?? Number.NaN;
        // The truth is geodesic between degrees of 7 decimals; the ruler works in whole millimetres, straight in the equal-area plane.
        expect(Math.abs(ellipsoidal_m2[feature] - area), String(id)).toBeLessThan(0.05 + area * 5e-6);
      });
    },
  );

  it('both layers of one archive come together where their systems agree', async () => {
    const { table, layers } = await read([...CORNILLON, 'parcelle_batiment_epsg2154.shp.zip']);
    expect(layers?.map(({ name, features, polygons }) => [name, features, polygons])).toEqual([
      ['batiment', 239, 239],
      ['parcelle', 389, 389],
    ]);
    expect(table.count).toBe(628);
  });

  const PLU = ['02_redlines', 'plu_30014_fr'];
  it.each(hasReal ? readdirSync(realPath(...PLU)).filter((name) => name.endsWith('.zip')) : [])(
    '%s with Z agrees with the GeoJSON beside it',
    async (name) => {
      const { table, notes } = await read([...PLU, name]);
      const beside = await read([...PLU, name.replace('.shp.zip', '.geojson')]);
      expect(notes.map(({ code }) => code)).toContain('altitude-dropped');
      expect(table.count).toBe(beside.table.count);
      expect(table.coordinates.length).toBe(beside.table.coordinates.length);
      expect(table.ringOffsets.length).toBe(beside.table.ringOffsets.length);
      const [choice] = detectCrs(table.coordinates, table.crs).candidates;
      const { lonLat } = locateTable(table, name, choice);
      const sorted = (degrees: Float64Array): string =>
        [...degrees]
          .map((value) => value.toFixed(5))
          .sort()
          .join();
      if (name.includes('_PCT_')) expect(sorted(lonLat)).toBe(sorted(beside.table.coordinates));
      if (table.kinds[0] !== 3) return;
      const [own, other] = [await measure(table), await measure(beside.table)];
      expect(Math.abs(sumOf(own.ellipsoidal_m2) - sumOf(other.ellipsoidal_m2))).toBeLessThan(1);
    },
  );

  it('pandr.zip has its 80 places', async () => {
    const { table, notes } = await read(['10_shapefile', 'pandr.zip']);
    expect([table.count, table.coordinates.length, table.crs.name, notes]).toEqual([80, 160, 'EPSG:4326', []]);
    expect(table.property('TOWN')[0]).toBe('Bridgewater');
  });
});
