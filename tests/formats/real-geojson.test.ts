import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/catalog.ts';
import { GEOMETRY, GEOMETRY_TYPES, type FeatureTable } from '../../src/formats/feature-table.ts';
import { ReadError, type ReadResult } from '../../src/formats/reader.ts';
import { hasReal, realPath } from '../support/real-data.ts';

interface Facts {
  readonly features: number;
  readonly types: Record<string, number>;
  readonly rings?: number;
  readonly holes?: number;
  readonly vertices?: number;
}

const read = (...parts: string[]): Promise<ReadResult> =>
  readFile(new Uint8Array(readFileSync(realPath(...parts))), { fileName: parts[parts.length - 1] });

function typesOf(table: FeatureTable): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of table.types) counts[GEOMETRY_TYPES[type]] = (counts[GEOMETRY_TYPES[type]] ?? 0) + 1;
  return counts;
}

describe.skipIf(!hasReal)('cadastres and land-use plans (needs the real files beside the repository)', () => {
  const facts = hasReal ? (JSON.parse(readFileSync(realPath('FACTS.json'), 'utf8')) as Record<string, Facts>) : {};

  it.each(Object.keys(facts).filter((path) => /geojson(\.gz)?$/.test(path)))(
    '%s has the features, rings and vertices of the census',
    async (path) => {
      const { table, notes } = await read(...path.split('/'));
      const fact = facts[path];
      const dropped = notes.filter(({ code }) => code.startsWith('dropped-')).reduce((sum, { count }) => sum + count, 0);
      expect(table.count + dropped).toBe(fact.features);
      // The census counts a polygon without rings by its type; here it is dropped as empty.
      const empty = notes.find(({ code }) => code === 'dropped-empty-geometry')?.count ?? 0;
      expect(dropped).toBe(empty);
      const { Polygon: polygons = 0, ...others } = typesOf(table);
      const { Polygon: expected = 0, ...rest } = fact.types;
      expect(others).toEqual(rest);
      expect(polygons + empty).toBe(expected);
      if (fact.vertices === undefined || table.kinds.some((kind) => kind !== GEOMETRY.polygon)) return;
      expect(table.coordinates.length / 2).toBe(fact.vertices);
      expect(table.ringOffsets.length - 1).toBe(fact.rings);
      expect(table.ringOffsets.length - table.partOffsets.length).toBe(fact.holes);
    },
  );

  it('every column of the parcels equals JSON.parse', async () => {
    const path = ['01_cadastre', 'cornillon_13029_fr', 'parcelle.geojson'];
    const { table } = await read(...path);
    const { features } = JSON.parse(readFileSync(realPath(...path), 'utf8')) as {
      features: { properties: Record<string, unknown>; geometry: { coordinates: unknown[] } }[];
    };
    for (const name of table.propertyNames)
      expect(table.property(name)).toEqual(features.map((feature) => feature.properties[name]));
    expect([...table.coordinates]).toEqual(features.flatMap((feature) => feature.geometry.coordinates.flat(Infinity)));
  });
});

describe.skipIf(!hasReal)('GeoJSON fixtures, good and bad (needs the real files beside the repository)', () => {
  const folder = ['09_ogcapi_geojson', 'check_geojson'];
  const files = (kind: string): string[] =>
    hasReal ? readdirSync(realPath(...folder, kind)).filter((name) => name.endsWith('.geojson')) : [];

  it.each(files('good'))('good/%s is read whole', async (name) => {
    const { table, notes } = await read(...folder, 'good', name);
    expect(table.count).toBeGreaterThan(0);
    expect(notes.filter(({ code }) => code.startsWith('dropped-'))).toEqual([]);
  });

  /** Wrong by the book, yet what is measured is whole: members beside the geometry, an unclosed ring (closed at admission). */
  const harmless = new Set([
    'bbox-contains-string.geojson',
    'short-linearring.geojson',
    'different-first-last.geojson',
    'feature_changed_semantics.geojson',
    'featurecollection_changed_semantics.geojson',
    'geometrycollection_nested.geojson',
  ]);

  it.each(files('bad').filter((name) => !harmless.has(name)))('bad/%s is refused or noted', async (name) => {
    const outcome = await read(...folder, 'bad', name).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReadError);
    else expect((outcome as ReadResult).notes.length).toBeGreaterThan(0);
  });

  it.each(files('bad').filter((name) => harmless.has(name)))('bad/%s keeps what can be kept', async (name) => {
    const { table } = await read(...folder, 'bad', name);
    expect(table.count).toBeGreaterThan(0);
  });

  it('roads of Seoul', async () => {
    const { features } = JSON.parse(readFileSync(realPath('09_ogcapi_geojson', 'openlayers', 'roads-seoul.geojson'), 'utf8')) as {
      features: unknown[];
    };
    expect((await read('09_ogcapi_geojson', 'openlayers', 'roads-seoul.geojson')).table.count).toBe(features.length);
  });
});
