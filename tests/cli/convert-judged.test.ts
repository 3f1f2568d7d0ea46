import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { PMTiles } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Converted } from '../../src/cli/convert-source.ts';
import {
  farthestVertex,
  type GdalWish,
  type JudgedFeature,
  type JudgedGeometry,
  linesOf,
  planarArea,
  readByGdal,
} from '../support/judged-by-gdal.ts';
import { provideJudges } from '../support/provide-judges.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chiduJson } from './command-output.ts';

const { gdal, missing } = provideJudges();
if (gdal === undefined) console.warn(`What GDAL reads of converted real files is not checked here: ${missing}`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-judged-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const meridian = (lon: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${lon} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
const FRANCE = meridian(6);
const BOSTON = meridian(-72);

interface Source {
  readonly file: string;
  /** In which both readings are compared; an `EPSG:n` plane is also written by every format that needs a number. */
  readonly plane: string;
  readonly gdal?: Partial<GdalWish>;
  readonly options?: readonly string[];
  /** GDAL makes the same fields of the source as our reader: those of KML and GPX are each program's own. */
  readonly hasSameFields?: boolean;
  /** Judged at every run: small, and one of its kind. The others take minutes, in `npm run nightly`. */
  readonly isEveryRun?: boolean;
}

const CADASTRE = '01_cadastre/cornillon_13029_fr';
const PLAN = '02_redlines/plu_30014_fr/30014';
const SOURCES: readonly Source[] = [
  { file: `${CADASTRE}/parcelle.geojson`, plane: FRANCE, hasSameFields: true },
  {
    file: `${CADASTRE}/cadastre_epsg2154.gpkg`,
    plane: FRANCE,
    gdal: { layer: 'batiment' },
    options: ['--source-layer', 'batiment'],
    hasSameFields: true,
  },
  { file: `${CADASTRE}/parcelle_epsg4326.fgb`, plane: FRANCE, hasSameFields: true },
  { file: `${PLAN}_ZONE_URBA_20171013.shp.zip`, plane: FRANCE, hasSameFields: true },
  { file: `${PLAN}_PRESCRIPTION_LIN_20171013.shp.zip`, plane: FRANCE, hasSameFields: true, isEveryRun: true },
  { file: `${PLAN}_PRESCRIPTION_PCT_20171013.shp.zip`, plane: FRANCE, hasSameFields: true, isEveryRun: true },
  { file: '01_cadastre/cambridge_ma/zoning_districts.geojson.gz', plane: BOSTON, hasSameFields: true },
  { file: '04_china/majiaoba_road_buffer.geojson', plane: 'EPSG:4544', hasSameFields: true },
  { file: '04_china/majiaoba_residential_buffer.geojson', plane: 'EPSG:4523', hasSameFields: true },
  { file: '04_china/majiaoba_result_points.geojson', plane: 'EPSG:4544', hasSameFields: true },
  { file: '04_china/含有孔洞的多边形.kml', plane: 'EPSG:4527', isEveryRun: true },
  { file: '04_china/含有多个多边形.kml', plane: 'EPSG:4548' },
  {
    file: '04_china/derived_dikuai_epsg4527_gbk_nocpg.shp.zip',
    plane: 'EPSG:4527',
    gdal: { options: ['-oo', 'ENCODING=CP936'] },
    hasSameFields: true,
    isEveryRun: true,
  },
  { file: '09_ogcapi_geojson/openlayers/roads-seoul.geojson', plane: 'EPSG:4551', hasSameFields: true },
];

const JUDGED = process.env.CHIDU_JUDGED_SOURCES === 'all' ? SOURCES : SOURCES.filter(({ isEveryRun }) => isEveryRun);

const gdalPath = (file: string): string => {
  const path = realPath(file);
  return file.endsWith('.zip') ? `/vsizip/${path}` : file.endsWith('.gz') ? `/vsigzip/${path}` : path;
};

const truthOf = ({ file, plane, gdal: wish }: Source): JudgedFeature[] => readByGdal(gdalPath(file), { plane, ...wish });

/** Of a value as its text: what formats make of its type is their own. */
function plainValue(value: unknown): string {
  if (value === true || value === false) return value ? '1' : '0';
  const text = String(value);
  if (/^\d{4}\/\d{2}\/\d{2}$/.test(text)) return text.replaceAll('/', '-');
  return text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(15))) : text;
}

/** Fields without a value are not told apart from empty ones, which tables cannot. */
const valuesOf = ({ properties }: JudgedFeature, nameOf: (name: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]): [string, string] => [nameOf(name), plainValue(value)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

interface Judging {
  readonly source: Source;
  readonly truth: readonly JudgedFeature[];
  readonly found: readonly JudgedFeature[];
  readonly written: Converted;
  readonly isSorted?: boolean;
  readonly most_m?: number;
  readonly leftOut?: readonly string[];
}

/** Everything in which what GDAL finds in our file differs from what it finds in the source. */
function differences({ source, truth, found, written, isSorted, most_m = 0.001, leftOut = [] }: Judging): string[] {
  if (truth.length !== found.length) return [`${found.length} features instead of ${truth.length}`];
  const nameOf = (name: string): string => written.renamed.find(({ to }) => to === name)?.from ?? name;
  const same = (name: string): string => name;
  const order = (all: readonly JudgedFeature[], names: (name: string) => string): readonly JudgedFeature[] =>
    isSorted ? [...all].sort((a, b) => compare(keyOf(a, names), keyOf(b, names))) : all;
  const [expected, judged] = [order(truth, same), order(found, nameOf)];
  const faults: string[] = [];
  expected.forEach((one, n) => {
    const other = judged[n];
    const far = farthestVertex(one.geometry, other.geometry);
    if (!(far <= most_m)) faults.push(`feature ${n}: a vertex ${far} m away`);
    const area = planarArea(one.geometry);
    const off = Math.abs(planarArea(other.geometry) - area);
    if (off > 1e-3 + 1e-8 * area + (most_m > 0.001 ? 1 : 0)) faults.push(`feature ${n}: ${off} m² more or less than ${area}`);
    if (source.hasSameFields !== true) return;
    const [own, theirs] = [valuesOf(one, same), valuesOf(other, nameOf)];
    for (const name of leftOut) {
      delete own[name];
      delete theirs[name];
    }
    if (JSON.stringify(own) !== JSON.stringify(theirs))
      faults.push(`feature ${n}: ${JSON.stringify(theirs)} instead of ${JSON.stringify(own)}`);
  });
  return faults.slice(0, 4);
}

const keyOf = (feature: JudgedFeature, names: (name: string) => string): string => {
  const [x, y] = linesOf(feature.geometry)
    .flatMap(({ places }) => places)
    .reduce<readonly [number, number]>(
      (least, place) => [Math.min(least[0], place[0]), Math.min(least[1], place[1])],
      [Infinity, Infinity],
    );
  return `${JSON.stringify(valuesOf(feature, names))} ${x.toFixed(1)} ${y.toFixed(1)}`;
};
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe.skipIf(gdal === undefined || !hasReal)('real files converted, as GDAL reads them before and after', () => {
  const convert = async ({ file, options = [] }: Source, extension: string, crs?: string) => {
    const path = join(folder, `out.${extension}`);
    const system = crs === undefined ? [] : ['--crs', crs];
    const written = await chiduJson<Converted>('convert', realPath(file), path, '--name', '地块', ...system, ...options);
    return { path, written };
  };
  const systemsOf = ({ plane }: Source): readonly (string | undefined)[] => [undefined, plane];
  const isNumbered = ({ plane }: Source): boolean => plane.startsWith('EPSG:');
  /** What a format could not hold is noted, and so is the column that ids become where they have no place of their own. */
  const changedFields = ({ changed }: Converted): string[] =>
    changed
      .filter(({ code }) => code === 'write-texts-cut' || code === 'write-id-as-column')
      .map(({ detail = '' }) => detail.split(':')[0]);

  describe.each(JUDGED.map((source) => [source.file, source] as const))('%s', (_file, source) => {
    let truth: JudgedFeature[] = [];
    beforeAll(() => {
      truth = truthOf(source);
    });

    it.each(['geojson', 'gpkg', 'fgb', 'shp', 'kml'])('as %s, in degrees and in the plane', async (extension) => {
      for (const crs of systemsOf(source)) {
        if (crs !== undefined && (extension === 'kml' || (extension === 'geojson' && !isNumbered(source)))) continue;
        const { path, written } = await convert(source, extension, crs);
        const found = readByGdal(path, { plane: source.plane });
        const faults = differences({
          source: extension === 'kml' ? { ...source, hasSameFields: false } : source,
          truth,
          found,
          written,
          isSorted: extension === 'fgb',
          leftOut: changedFields(written),
        });
        expect({ crs, faults }).toEqual({ crs, faults: [] });
      }
    });

    it.each(['csv', 'xlsx'])('as %s, by the column of its geometry', async (extension) => {
      for (const crs of systemsOf(source)) {
        if (crs !== undefined && !isNumbered(source)) continue;
        const { path, written } = await convert(source, extension, crs);
        const heading = crs === undefined || /45[0-2]\d/.test(crs) ? 'WKT' : `_WKT_${crs.replace(':', '_')}`;
        const wish = { plane: source.plane, from: written.crs.code, options: ['--config', 'OGR_XLSX_HEADERS', 'FORCE'] };
        const found = readByGdal(extension === 'xlsx' ? asVectors(path, heading, written.crs.code) : path, wish).map(unguarded);
        // A cell holds 32 767 characters: a longer outline is left out of a workbook, and said.
        const isWhole = written.changed.every(({ code }) => code !== 'write-geometry-left-out');
        const expected = isWhole
          ? truth
          : truth.map((one, n) => (found[n]?.geometry === null ? { ...one, geometry: null } : one));
        expect({
          crs,
          faults: differences({ source, truth: expected, found, written, leftOut: changedFields(written) }),
        }).toEqual({ crs, faults: [] });
      }
    });

    it('as a drawing: every ring and line, on layers with the name as it is', async () => {
      const { path } = await convert(source, 'dxf', source.plane);
      const found = readByGdal(path, {
        plane: source.plane,
        from: source.plane,
      })
        .filter(({ properties }) => properties.Layer !== '地块_NO')
        .map(closedAsPolygon);
      const layers = new Set(found.map(({ properties }) => properties.Layer));
      expect([...layers].every((name) => name === '地块' || name === '地块_HOLE')).toBe(true);
      const isHole = ({ properties }: JudgedFeature): boolean => properties.Layer === '地块_HOLE';
      const area = (some: readonly JudgedFeature[]): number => some.reduce((sum, { geometry }) => sum + planarArea(geometry), 0);
      expect(area(found.filter((one) => !isHole(one))) - area(found.filter(isHole))).toBeCloseTo(area(truth), -1);
      expect(found.length).toBe(truth.flatMap(({ geometry }) => linesOf(geometry)).length);
      const together = (some: readonly JudgedFeature[]): JudgedGeometry => ({
        type: 'MultiPoint',
        coordinates: some.flatMap(({ geometry }) =>
          linesOf(geometry).flatMap(({ places, sign }) => (sign === 0 ? places : withoutRepeats(places.slice(0, -1)))),
        ),
      });
      expect(farthestVertex(together(truth), together(found))).toBeLessThan(0.001);
    });

    it('as boundary points, by a reading of its lines', async () => {
      const { path } = await convert(source, 'txt', source.plane);
      const { plots, rings } = readPlots(readFileSync(path, 'utf8'));
      expect(plots).toBe(truth.filter(({ geometry }) => geometry !== null).length);
      const lines = truth.flatMap(({ geometry }) => linesOf(geometry));
      if (lines.every(({ sign }) => sign !== 0)) {
        const sum = rings.reduce((total, ring) => total + signedArea(ring), 0);
        expect(Math.abs(sum - truth.reduce((total, { geometry }) => total + planarArea(geometry), 0))).toBeLessThan(
          0.01 + 1e-7 * Math.abs(sum),
        );
      }
      const points = (all: readonly (readonly (readonly number[])[])[]): JudgedGeometry => ({
        type: 'MultiPoint',
        coordinates: all.flat(),
      });
      expect(farthestVertex(points(lines.map(({ places }) => places)), points(rings))).toBeLessThan(0.001);
    });

    it('as tracks and waypoints', async () => {
      const { path } = await convert(source, 'gpx');
      const lines = truth.flatMap(({ geometry }) => linesOf(geometry));
      const isPoint = lines.every(({ places }) => places.length === 1);
      const found = readByGdal(path, { plane: source.plane, layer: isPoint ? 'waypoints' : 'tracks' });
      expect(found.length).toBe(isPoint ? lines.length : truth.filter(({ geometry }) => geometry !== null).length);
      const points = (all: typeof lines): JudgedGeometry => ({
        type: 'MultiPoint',
        coordinates: all.flatMap(({ places }) => places),
      });
      expect(farthestVertex(points(lines), points(found.flatMap(({ geometry }) => linesOf(geometry))))).toBeLessThan(0.001);
    });

    it('as map tiles: the features with their values, and their land on the tiles’ grid', async () => {
      if (truth.some(({ geometry }) => geometry === null || linesOf(geometry).some(({ sign }) => sign === 0))) return;
      const { path, written } = await convert(source, 'pmtiles');
      const ids = written.changed.some(({ code }) => code === 'write-id-as-column') ? { id: null } : {};
      const { tiles, zoom } = await unpackTiles(path, join(folder, 'tiles'));
      expect(tiles).toBeGreaterThan(0);
      const found = readByGdal(`MVT:${join(folder, 'tiles', String(zoom))}`, { plane: source.plane, layer: '地块' });
      const rows = (some: readonly JudgedFeature[]): string[] =>
        [
          ...new Set(
            some.map(({ properties }) =>
              JSON.stringify(valuesOf({ properties: { ...properties, ...ids, mvt_id: null }, geometry: null }, String)),
            ),
          ),
        ].sort();
      if (source.hasSameFields) expect(rows(found)).toEqual(rows(truth));
      const area = (some: readonly JudgedFeature[]): number => some.reduce((sum, { geometry }) => sum + planarArea(geometry), 0);
      // A layer of few features over much land ends at a coarse zoom, whose outlines are simplified: 0.5 % of the largest plan here.
      expect(Math.abs(area(found) / area(truth) - 1)).toBeLessThan(0.01);
    });
  });
});

/** GDAL leaves out vertices that follow themselves. */
const withoutRepeats = <T>(places: readonly T[]): readonly T[] =>
  places.filter((place, n) => n === 0 || String(place) !== String(places[n - 1]));

/** What a drawing has of a ring: a line that ends where it began. */
function closedAsPolygon({ properties, geometry }: JudgedFeature): JudgedFeature {
  if (geometry === null || !('coordinates' in geometry) || geometry.type !== 'LineString') return { properties, geometry };
  const line = geometry.coordinates as readonly (readonly number[])[];
  const isClosed = line.length > 3 && String(line[0]) === String(line[line.length - 1]);
  return { properties, geometry: isClosed ? { type: 'Polygon', coordinates: [line] } : geometry };
}

/** A workbook as a source with geometry, which GDAL does not look for in cells by itself. */
function asVectors(path: string, heading: string, crs: string): string {
  const text = `<OGRVRTDataSource><OGRVRTLayer name="地块"><SrcDataSource>${path}</SrcDataSource><SrcLayer>地块</SrcLayer><LayerSRS>${crs}</LayerSRS><GeometryField encoding="WKT" field="${heading}"/></OGRVRTLayer></OGRVRTDataSource>`;
  writeFileSync(`${path}.vrt`, text);
  return `${path}.vrt`;
}

/** Without the column of the geometry, and the mark in front of texts that a spreadsheet would change. */
const unguarded = ({ properties, geometry }: JudgedFeature): JudgedFeature => ({
  geometry,
  properties: Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => !/^_?WKT/.test(name))
      .map(([name, value]) => [name.replace(/^'/, ''), typeof value === 'string' ? value.replace(/^'/, '') : value]),
  ),
});

/** Plots and rings of a boundary-point file, by its lines alone: X is north, Y east. */
function readPlots(text: string): { readonly plots: number; readonly rings: readonly (readonly (readonly number[])[])[] } {
  const rings: number[][][] = [];
  let plots = 0;
  let ring = '';
  for (const line of text.slice(text.indexOf('[地块坐标]')).split(/\r?\n/).slice(1)) {
    if (line.endsWith('@')) {
      plots++;
      ring = '';
      continue;
    }
    const [, number, x, y] = line.split(',');
    if (y === undefined) continue;
    if (number !== ring) rings.push([]);
    ring = number;
    rings[rings.length - 1].push([Number(y), Number(x)]);
  }
  return { plots, rings };
}

/** Counter-clockwise positive. */
function signedArea(ring: readonly (readonly number[])[]): number {
  const [x0, y0] = ring[0];
  return ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length];
    return sum + ((x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)) / 2;
  }, 0);
}

/** The deepest tiles of an archive, by the library of its format, as the files that GDAL reads. */
async function unpackTiles(path: string, out: string): Promise<{ readonly tiles: number; readonly zoom: number }> {
  const bytes = readFileSync(path);
  const archive = new PMTiles({
    getKey: () => path,
    getBytes: (offset, length) => Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  });
  const { maxZoom: zoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  rmSync(out, { recursive: true, force: true });
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * 2 ** zoom);
  const row = (lat: number): number =>
    Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom);
  let tiles = 0;
  for (let x = column(minLon); x <= column(maxLon); x++) {
    mkdirSync(join(out, String(zoom), String(x)), { recursive: true });
    for (let y = row(maxLat); y <= row(minLat); y++) {
      const tile = await archive.getZxy(zoom, x, y);
      if (tile === undefined) continue;
      const data = new Uint8Array(tile.data);
      writeFileSync(join(out, String(zoom), String(x), `${y}.pbf`), data[0] === 0x1f ? gunzipSync(data) : data);
      tiles++;
    }
  }
  const { vector_layers } = (await archive.getMetadata()) as { vector_layers: unknown };
  writeFileSync(
    join(out, 'metadata.json'),
    JSON.stringify({ name: 'a', format: 'pbf', minzoom: zoom, maxzoom: zoom, json: JSON.stringify({ vector_layers }) }),
  );
  return { tiles, zoom };
}
