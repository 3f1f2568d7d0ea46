import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringTwiceArea } from '../../../src/core/measure/area.ts';
import { type FeatureTable, GEOMETRY } from '../../../src/formats/feature-table.ts';
import { locateTable } from '../../../src/formats/locate-table.ts';
import { outgoingCrs } from '../../../src/core/geodesy/outgoing-crs.ts';
import type { ReadResult } from '../../../src/formats/reader.ts';
import { layerOf, writeAs } from '../../support/outgoing.ts';
import { randomFeatures } from '../../support/random-layers.ts';
import { readSources, rowOf } from '../../support/read-sources.ts';
import { seeded } from '../../support/seeded.ts';

const PLANE = 'EPSG:4527';
const RUNS = seeded(25);

/** What a feature is, whatever its rings begin with and wind like: kinds, vertices to a millimetre, area to a square centimetre. */
function shapesOf({ table }: ReadResult): unknown[] {
  const plane = outgoingCrs(PLANE);
  const located = locateTable(table, 'a');
  const xy = located.crs.code === PLANE ? table.coordinates : plane?.fromLonLat(located.lonLat);
  return Array.from({ length: table.count }, (_, feature) => shapeOf(table, xy ?? new Float64Array(), feature));
}

function shapeOf(table: FeatureTable, xy: Float64Array, feature: number): unknown {
  const places: string[] = [];
  let area = 0;
  const kinds: number[] = [];
  for (let part = table.featureOffsets[feature]; part < table.featureOffsets[feature + 1]; part++) {
    kinds.push(table.partKinds[part]);
    for (let ring = table.partOffsets[part]; ring < table.partOffsets[part + 1]; ring++) {
      const [from, to] = [table.ringOffsets[ring], table.ringOffsets[ring + 1]];
      for (let n = from; n < to; n++) places.push(`${xy[2 * n].toFixed(3)} ${xy[2 * n + 1].toFixed(3)}`);
      if (table.partKinds[part] !== GEOMETRY.polygon) continue;
      const size = Math.abs(ringTwiceArea(xy, from, to)) / 2;
      area += ring === table.partOffsets[part] ? size : -size;
    }
  }
  const isArea = kinds.includes(GEOMETRY.polygon);
  return { kinds, area: area.toFixed(3), places: isArea ? [...new Set(places)].sort() : places };
}

const rowsOf = ({ table }: ReadResult): Record<string, unknown>[] =>
  Array.from({ length: table.count }, (_, feature) =>
    Object.fromEntries(Object.entries(rowOf(table, feature)).filter(([, value]) => value !== null)),
  );

/** Shapes with their values; where the format has an order of its own, in one that follows from what they are. */
function inOrder(format: string, result: ReadResult): unknown[] {
  const rows = rowsOf(result);
  const features = shapesOf(result).map((shape, n) => ({ shape, row: rows[n] }));
  const textOf = ({ shape, row }: (typeof features)[number]) =>
    JSON.stringify([shape, Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return format === 'flatgeobuf' ? features.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : features;
}

describe.each([
  ['geojson', 'all', undefined],
  ['geojson', 'all', PLANE],
  ['geopackage', 'all', PLANE],
  ['geopackage', 'all', 'EPSG:4490'],
  ['flatgeobuf', 'all', PLANE],
  ['flatgeobuf', 'all', 'EPSG:4490'],
  ['kml', 'polygons', undefined],
  ['kml', 'all', undefined],
] as const)('%s of %s in %s', (format, kinds, crs) => {
  it('comes back: shapes to a millimetre, values exactly', async () => {
    await fc.assert(
      fc.asyncProperty(randomFeatures(kinds), async (features) => {
        const source = await layerOf(features, 4527);
        const { bytes, fileName } = await writeAs(format, source, crs === undefined ? {} : { crs });
        const back = await readSources({ [fileName]: bytes });
        expect(inOrder(format, back)).toEqual(inOrder(format, source));
      }),
      RUNS,
    );
  });
});

/** Spreadsheets keep 15 digits of a real number. */
const written = (name: string, value: unknown): string =>
  name === '面积' ? String(Number(Number(value).toPrecision(15))) : String(value);

describe.each(['csv', 'xlsx'] as const)('%s', (format) => {
  it.each([PLANE, 'EPSG:4490', 'EPSG:4548'])(
    'comes back in %s: shapes, and every value by its text, reals to the digits of a spreadsheet',
    async (crs) => {
      await fc.assert(
        fc.asyncProperty(randomFeatures('polygons'), async (features) => {
          const source = await layerOf(features, 4527);
          const { bytes, fileName } = await writeAs(format, source, { crs });
          const back = await readSources({ [fileName]: bytes });
          expect(shapesOf(back)).toEqual(shapesOf(source));
          const asTexts = (result: ReadResult) =>
            rowsOf(result).map(({ WKT: _degrees, _WKT_EPSG_4548, ...row }) =>
              Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(name, value)])),
            );
          expect(asTexts(back)).toEqual(asTexts(source));
        }),
        RUNS,
      );
    },
  );
});

describe('shapefile', () => {
  it.each([
    [PLANE, 'utf-8'],
    ['EPSG:4490', 'utf-8'],
  ] as const)('comes back in %s: shapes, and values under names of ten bytes', async (crs, encoding) => {
    await fc.assert(
      fc.asyncProperty(randomFeatures('polygons'), async (features) => {
        const source = await layerOf(features, 4527);
        const { bytes, renamed, all } = await writeAs('shapefile', source, { crs, options: { encoding } });
        const back = await readSources({ 'out.zip': bytes });
        expect(shapesOf(back)).toEqual(shapesOf(source));
        const nameOf = new Map(renamed.map(({ from, to }) => [to, from]));
        const rows = rowsOf(back).map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [nameOf.get(name) ?? name, value])),
        );
        const expected = rowsOf(source).map(({ 长文, ...row }) => ({
          ...row,
          ...(typeof 长文 === 'string' && { 长文: 长文.slice(0, Math.floor(254 / 3)) }),
        }));
        expect(rows).toEqual(expected);
        const isCut = features.some(({ properties: { 长文 } }) => typeof 长文 === 'string' && 长文.length > 84);
        expect(all.some(({ code }) => code === 'write-texts-cut')).toBe(isCut);
      }),
      RUNS,
    );
  });
});

describe('boundary points', () => {
  it.each(['utf-8', 'gbk'] as const)('in %s come back with their holes and parts', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(randomFeatures('polygons'), async (features) => {
        const source = await layerOf(features, 4527);
        const { bytes } = await writeAs('boundary-points', source, { options: { encoding } });
        const back = await readSources({ 'out.txt': bytes });
        expect(shapesOf(back)).toEqual(shapesOf(source));
        expect(back.claims).toMatchObject({ producer: '某区自然资源局', producedOn: '2026-11-28' });
        expect(back.table.crs).toMatchObject({ name: PLANE });
      }),
      RUNS,
    );
  });
});
