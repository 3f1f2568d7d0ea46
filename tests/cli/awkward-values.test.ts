import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Converted } from '../../src/cli/convert-source.ts';
import { farthestVertex, type JudgedFeature, readByGdal } from '../support/judged-by-gdal.ts';
import { provideJudges } from '../support/provide-judges.ts';
import { hasReal, realPath } from '../support/real-data.ts';
import { chiduJson } from './command-output.ts';

/*
 * Real outlines with the values that get lost on the way between formats: codes with zeros in front, whole numbers at the end of what is
 * exact, columns without a single value, names longer than a field's. Every format is written and read again, by our reader and by GDAL.
 */

const { gdal, missing } = provideJudges();
if (gdal === undefined) console.warn(`What GDAL reads of awkward values is not checked here: ${missing}`);

const meridian = (lon: number): string => `+proj=tmerc +lat_0=0 +lon_0=${lon} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m`;
interface Source {
  readonly file: string;
  readonly layer?: string;
  readonly plane: string;
  /** The others take longer, in `npm run nightly`. */
  readonly isEveryRun?: boolean;
}
const SOURCES: readonly Source[] = [
  { file: '01_cadastre/cornillon_13029_fr/subdfisc.geojson', plane: meridian(6), isEveryRun: true },
  { file: '01_cadastre/terres_de_bord_fr/sections.geojson', plane: meridian(0) },
  { file: '01_cadastre/cambridge_ma/special_permit_areas.geojson.gz', plane: meridian(-72) },
  { file: '02_redlines/plu_30014_fr/30014_INFO_SURF_20171013.shp.zip', plane: meridian(3) },
  { file: '10_shapefile/ladm_col/buildings_plots.gpkg', layer: 'plots', plane: meridian(-75) },
];
const JUDGED = process.env.CHIDU_JUDGED_SOURCES === 'all' ? SOURCES : SOURCES.filter(({ isEveryRun }) => isEveryRun);
const FORMATS = ['geojson', 'kml', 'shp', 'gpkg', 'fgb', 'csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

type Values = Readonly<Record<string, string | number | boolean | null>>;
const awkward = (n: number): Values => ({
  顺序: n + 1,
  地块编号: String((n * 7919) % 1000).padStart(7, '0'),
  统一社会信用代码: `91371300${String(n * 104_729).padStart(10, '0')}`,
  调查日期: n % 5 === 4 ? null : `2024-02-${String(1 + (n % 29)).padStart(2, '0')}`,
  是否征收且已经公告的地块标志: n % 3 === 0 ? true : n % 3 === 1 ? false : null,
  a_field_name_of_more_than_thirty_letters_1: n % 7 === 0 ? null : n - 3,
  a_field_name_of_more_than_thirty_letters_2: n * 1.1 + 0.1,
  大整数: Number.MAX_SAFE_INTEGER - n,
  超大编码: '9223372036854775807',
  全空: null,
  空字: n % 2 === 1 ? '' : '有',
  备注: n % 2 === 1 ? '𠮷镕，“引号”"<b>&amp;' : '甲;乙|丙',
});
const NAMES = Object.keys(awkward(0));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chidu-awkward-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function derive({ file, layer }: Source): { readonly path: string; readonly count: number } {
  const path = realPath(file);
  const from = file.endsWith('.zip') ? `/vsizip/${path}` : file.endsWith('.gz') ? `/vsigzip/${path}` : path;
  const shape = ['-t_srs', 'EPSG:4326', '-dim', 'XY', '-lco', 'COORDINATE_PRECISION=12'];
  const out = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', from, ...(layer === undefined ? [] : [layer]), ...shape], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { features } = JSON.parse(out.stdout) as { features: JudgedFeature[] };
  const derived = features.map(({ geometry }, n) => ({ type: 'Feature', properties: awkward(n), geometry }));
  const to = join(folder, 'source.geojson');
  writeFileSync(to, JSON.stringify({ type: 'FeatureCollection', features: derived }));
  return { path: to, count: features.length };
}

/** What the format keeps of a value, by its own nature. */
function keptBy(format: Format, value: Values[string]): Values[string] {
  const isTable = format === 'csv' || format === 'xlsx';
  if (value === '' && (isTable || format === 'shp')) return null;
  if (!isTable || value === null) return value;
  return typeof value === 'number' && format === 'xlsx' ? String(Number(value.toPrecision(15))) : String(value);
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Reals of a workbook come to 15 digits; of a whole number every digit counts. */
const asText = (format: Format, value: unknown): unknown => {
  if (value === null || value === undefined || (format !== 'csv' && format !== 'xlsx')) return value;
  return typeof value === 'number' && format === 'xlsx' && !Number.isInteger(value)
    ? String(Number(value.toPrecision(15)))
    : wordOf(value);
};

const expectedOf = (format: Format, n: number): Values =>
  Object.fromEntries(
    Object.entries(awkward(n)).map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isInteger(value) && format === 'xlsx' ? String(value) : keptBy(format, value),
    ]),
  );

const byOrder = <T extends { readonly properties: Readonly<Record<string, unknown>> }>(features: readonly T[]): readonly T[] =>
  [...features].sort((a, b) => Number(a.properties.顺序) - Number(b.properties.顺序));

describe.skipIf(gdal === undefined || !hasReal)('awkward values on real outlines', () => {
  describe.each(JUDGED.map((source) => [source.file, source] as const))('%s', (_file, source) => {
    let derived = { path: '', count: 0 };
    let truth: readonly JudgedFeature[] = [];
    beforeAll(() => {
      derived = derive(source);
      truth = readByGdal(derived.path, { plane: source.plane });
    });

    it.each(FORMATS)('come back from %s: every column, every value, every vertex to a millimetre', async (format) => {
      const path = join(folder, `out.${format}`);
      const written = await chiduJson<Converted>('convert', derived.path, path, '--name', '地块');
      const nameOf = new Map(written.renamed.map(({ from, to }) => [to, from]));
      const named = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
        Object.fromEntries(
          Object.entries(properties)
            .filter(([name]) => !/^_?WKT/.test(name))
            .map(([name, value]) => [nameOf.get(name) ?? name, asText(format, value)]),
        );
      const isLeftOut = written.changed.some(({ code }) => code === 'write-geometry-left-out');

      const back = join(folder, `back-${format}.geojson`);
      await chiduJson<Converted>('convert', path, back);
      const ours = byOrder((JSON.parse(readFileSync(back, 'utf8')) as { features: JudgedFeature[] }).features);
      expect(ours.length).toBe(derived.count);
      ours.forEach(({ properties }, n) => expect(named(properties)).toEqual(expectedOf(format, n)));
      const found = byOrder(readByGdal(back, { plane: source.plane }));
      found.forEach(({ geometry }, n) => {
        if (!isLeftOut || geometry !== null) expect(farthestVertex(truth[n].geometry, geometry)).toBeLessThan(0.001);
      });

      const theirs = byOrder(
        readByGdal(path, { plane: source.plane, from: written.crs.code, options: ['--config', 'OGR_XLSX_HEADERS', 'FORCE'] }),
      );
      expect(theirs.length).toBe(derived.count);
      const fields = fieldsByGdal(path).map((name) => nameOf.get(name) ?? name);
      expect(NAMES.filter((name) => !fields.includes(name))).toEqual([]);
      theirs.forEach(({ properties }, n) => {
        const own = named(properties);
        for (const name of NAMES) expect([name, plain(own[name])]).toEqual([name, plain(expectedOf(format, n)[name])]);
      });
    });
  });
});

/** Also those without a single value, which features come without. */
function fieldsByGdal(path: string): string[] {
  const out = spawnSync('ogrinfo', ['-so', '-al', path, '--config', 'OGR_XLSX_HEADERS', 'FORCE'], { encoding: 'utf8' });
  return [...out.stdout.matchAll(/^(.+): (?:String|Integer|Integer64|Real|Date|DateTime)\b/gm)].map(([, name]) => name);
}

/** GDAL has types and spellings of its own for days, logical values and empty texts; digits of codes and whole numbers count. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const text = wordOf(value).replace(/^'/, '').replaceAll('/', '-');
  if (/^(true|false|t|f)$/i.test(text)) return /^t/i.test(text) ? '1' : '0';
  return /^-?(0|[1-9]\d*)\.\d+$/.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
}
