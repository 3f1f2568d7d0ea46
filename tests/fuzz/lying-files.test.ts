import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/catalog.ts';
import { readHeader } from '../../src/formats/flatgeobuf/read-header.ts';
import { LIMITS } from '../../src/formats/limits.ts';
import { openArchive } from '../../src/formats/pmtiles/archive.ts';
import { ReadError } from '../../src/formats/reader.ts';
import { createI18n } from '../../src/i18n/create-i18n.ts';
import { describeError } from '../../src/i18n/describe-error.ts';
import { makePmtiles } from '../support/make-pmtiles.ts';
import { layerOf, writeAs } from '../support/outgoing.ts';
import { zipOf } from '../support/read-sources.ts';

const ring = [
  [117.1, 31.2],
  [117.101, 31.2],
  [117.101, 31.201],
  [117.1, 31.2],
];
const features = Array.from({ length: 5 }, (_, n) => ({
  type: 'Feature',
  properties: { 编号: `00${n}` },
  geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon + n / 100, lat])] },
}));
const written = async (format: string): Promise<Uint8Array> => (await writeAs(format, await layerOf(features))).bytes.slice();

/** Features read, or the code of the refusal with its words in both languages. */
async function outcomeOf(bytes: Uint8Array, fileName: string) {
  try {
    const { table, notes } = await readFile(bytes, { fileName });
    return { features: table.count, notes: notes.map(({ code }) => code) };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const words = await Promise.all(
      (['zh-CN', 'en'] as const).map(async (language) => describeError(await createI18n(language), error)),
    );
    return { code: error.code, words };
  }
}

/** What is said of a refusal names the file's fault in a sentence, never by its code. */
function expectWords(outcome: Awaited<ReturnType<typeof outcomeOf>>): void {
  if (outcome.words === undefined) return;
  for (const text of outcome.words) {
    expect(text).not.toContain(outcome.code);
    expect(text.length).toBeGreaterThan(8);
  }
  expect(outcome.words[0]).toMatch(/[\u4e00-\u9fff]/);
}

describe('headers that promise more than there is', () => {
  it('FlatGeobuf: a feature of four gigabytes, and one whose end is before its beginning', async () => {
    for (const size of [0xffff_fff0, 0x7fff_ffff, 0]) {
      const bytes = await written('flatgeobuf');
      new DataView(bytes.buffer).setUint32(readHeader(bytes).first, size, true);
      const outcome = await outcomeOf(bytes, 'a.fgb');
      expect(outcome.features ?? 0).toBeLessThan(5);
      expectWords(outcome);
    }
  });

  it('FlatGeobuf: a header of four gigabytes', async () => {
    const bytes = await written('flatgeobuf');
    new DataView(bytes.buffer).setUint32(8, 0xffff_fff0, true);
    const outcome = await outcomeOf(bytes, 'a.fgb');
    expect(outcome.code).toBe('flatgeobuf-truncated');
    expectWords(outcome);
  });

  it.each([
    ['the length of the file', 24, 0x7fff_ffff, false],
    ['the length of a record', 104, 0x7fff_ffff, false],
    ['the number of rings', 144, 0x7fff_ffff, true],
    ['the number of vertices', 148, 0x7fff_ffff, true],
  ])('Shapefile: %s', async (_what, at, value, isLittle) => {
    const { parts = [] } = await writeAs('shapefile', await layerOf(features));
    const shp = parts.find(({ name }) => name.endsWith('.shp'))?.bytes.slice() ?? new Uint8Array();
    new DataView(shp.buffer).setUint32(at, value, isLittle);
    const outcome = await outcomeOf(zipOf({ 'a.shp': shp }), 'a.zip');
    expect(outcome.code ?? outcome.notes?.join()).not.toBe('');
    expectWords(outcome);
  });

  it('GeoPackage: four billion pages, and more cells than a page holds', async () => {
    const pages = await written('geopackage');
    new DataView(pages.buffer).setUint32(28, 0xffff_ffff);
    expectWords(await outcomeOf(pages, 'a.gpkg'));
    const cells = await written('geopackage');
    new DataView(cells.buffer).setUint16(103, 0xffff);
    const outcome = await outcomeOf(cells, 'a.gpkg');
    expect(outcome.code).toMatch(/^(sqlite|gpkg)-/);
    expectWords(outcome);
  });
});

describe('little that becomes much', () => {
  it('sixty megabytes of blanks in a file of sixty kilobytes, packed either way', async () => {
    const blanks = Buffer.alloc(60_000_000, 0x20);
    expect(await outcomeOf(Uint8Array.from(gzipSync(blanks)), 'a.geojson.gz')).toMatchObject({ code: 'decompression-bomb' });
    const zipped = await outcomeOf(zipOf({ 'a.geojson': blanks.toString('latin1') }), 'a.zip');
    expect(zipped).toMatchObject({ code: 'decompression-bomb' });
    expectWords(zipped);
  });

  it('a ring of ten million vertices ends at the limit, and says it', async () => {
    const head = Buffer.from('{"type":"Polygon","coordinates":[[');
    const bytes = Buffer.concat([head, Buffer.alloc(60_000_000, '[1,2],'), Buffer.from('[1,2]]]}')]);
    const outcome = await outcomeOf(bytes, 'a.geojson');
    expect(outcome.code).toBe('ring-too-long');
    expectWords(outcome);
    expect(outcome.words?.[1].replace(/\D/g, '')).toContain(String(LIMITS.verticesPerRing));
  });

  it.each(['description', 'root directory', 'leaf directory'])(
    'map tiles whose %s unpacks to a quarter of a gigabyte',
    async (part) => {
      const tiles = Array.from({ length: 16 }, (_, n) => ({ z: 2, x: n % 4, y: n >> 2, data: Uint8Array.of(n) }));
      const bytes = makePmtiles(tiles, { tileType: 2, leaf: 16 });
      const bomb = gzipSync(Buffer.concat([Buffer.from([1, 0, 1, 1, 1]), Buffer.alloc(250_000_000)]));
      const whole = Buffer.concat([bytes, bomb]);
      const place = { 'root directory': 8, description: 24, 'leaf directory': 40 }[part] ?? 0;
      whole.writeBigUInt64LE(BigInt(bytes.length), place);
      whole.writeBigUInt64LE(BigInt(bomb.length), place + 8);
      if (part === 'leaf directory') {
        // One entry of no run: tile 0 and all behind it lie in the bomb.
        const root = gzipSync(Buffer.from([1, 0, 0, ...varintOf(bomb.length), 1]));
        root.copy(whole, 127);
        whole.writeBigUInt64LE(127n, 8);
        whole.writeBigUInt64LE(BigInt(root.length), 16);
      }
      const held = process.memoryUsage().rss;
      const end = await openArchive(new Blob([whole as Uint8Array<ArrayBuffer>]))
        .then(({ locate }) => locate([{ z: 2, x: 3, y: 3 }], new AbortController().signal))
        .then(
          () => 'opened',
          (error: { code?: string }) => error.code,
        );
      expect(end).toBe('pmtiles-malformed');
      expect(process.memoryUsage().rss - held).toBeLessThan(128_000_000);
    },
  );

  it.each<[string, (header: DataView) => void]>([
    ['zooms run backwards', (header) => header.setUint16(100, 0x1e02)],
    ['zooms are beyond all numbers', (header) => header.setUint8(101, 200)],
    ['tiles are of no type', (header) => header.setUint8(99, 77)],
    ['east lies west of west', (header) => header.setInt32(102, 1_790_000_000, true)],
    ['west lies beyond the earth', (header) => header.setInt32(102, -2_147_483_648, true)],
  ])('map tiles whose %s', async (_, alter) => {
    const bytes = makePmtiles([{ z: 2, x: 1, y: 1, data: Uint8Array.of(1) }], { tileType: 2, bounds: [117, 34, 118, 35] });
    const open = () => openArchive(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    await expect(open()).resolves.toMatchObject({ facts: { bounds: [117, 34, 118, 35] } });
    alter(new DataView(bytes.buffer, bytes.byteOffset));
    await expect(open()).rejects.toMatchObject({ code: 'pmtiles-malformed' });
  });

  it('map tiles whose directory leads to itself', async () => {
    const tiles = Array.from({ length: 16 }, (_, n) => ({ z: 2, x: n % 4, y: n >> 2, data: Uint8Array.of(n) }));
    const bytes = makePmtiles(tiles, { tileType: 2, leaf: 3 });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // Leaves begin where the root does: every step down the directory begins anew.
    view.setBigUint64(40, view.getBigUint64(8, true), true);
    const archive = await openArchive(new Blob([bytes as Uint8Array<ArrayBuffer>])).catch((error: unknown) => error);
    if (archive instanceof Error) return expect(archive).toMatchObject({ code: expect.stringMatching(/^base-map|pmtiles/) });
    const { locate } = archive as Awaited<ReturnType<typeof openArchive>>;
    const asked = locate.call(archive, [{ z: 2, x: 3, y: 3 }], new AbortController().signal);
    const end = await Promise.resolve(asked).then(
      (spans) => `${spans.length} tiles`,
      (error: { code?: string }) => error.code,
    );
    expect(end).toMatch(/^(0 tiles|[a-z]+(-[a-z]+)+)$/);
  });
});

const varintOf = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varintOf(Math.floor(value / 128))];

describe('files that end too soon', () => {
  const FORMATS = ['geojson', 'kml', 'shapefile', 'boundary-points', 'dxf', 'geopackage', 'flatgeobuf', 'csv', 'xlsx'];
  it.each(FORMATS)('%s: what is missing is said, never taken for whole', async (format) => {
    const { bytes, fileName } = await writeAs(format, await layerOf(features));
    for (const share of [0.5, 0.9]) {
      const outcome = await outcomeOf(bytes.slice(0, Math.floor(share * bytes.length)), fileName);
      expectWords(outcome);
      // A table ends at any line, and nothing tells whether it was the last.
      if (outcome.code === undefined && format !== 'csv')
        expect([share, outcome.features === 5 || (outcome.notes ?? []).length > 0]).toEqual([share, true]);
    }
  });
});
