import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/formats/limits.ts';
import { unpackContainer } from '../../src/formats/container/read.ts';
import { readFile } from '../../src/formats/catalog.ts';
import { ReadError } from '../../src/formats/reader.ts';
import { writeWorkbook } from '../../src/formats/xlsx/write.ts';
import { layerOf, writeAs } from '../support/outgoing.ts';
import { refusalOf, readSource } from '../support/read-source.ts';
import { asSources, zipOf } from '../support/read-sources.ts';

const KML = (inside: string): string =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const PLACEMARK = '<Placemark><name>a</name><Point><coordinates>117.1,31.2</coordinates></Point></Placemark>';
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
  { length: 12 },
  (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`,
).join('')}]>`;
const EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

const outcomeOf = (bytes: Uint8Array | string, name: string): Promise<string> =>
  readSource(bytes, name).then(
    ({ table }) => `${table.count} features`,
    (error: unknown) => (error instanceof ReadError ? error.code : Promise.reject(error)),
  );

/** One stored entry, named in the directory so many times. */
function overlapping(content: Uint8Array, times: number): Uint8Array {
  const zip = zipSync({ 'packages/a': content }, { level: 0 });
  const view = new DataView(zip.buffer, zip.byteOffset);
  const directory = view.getUint32(zip.length - 6, true);
  const entry = zip.slice(directory, zip.length - 22);
  const end = zip.slice(zip.length - 22);
  const endView = new DataView(end.buffer);
  for (const at of [8, 10]) endView.setUint16(at, times, true);
  endView.setUint32(12, entry.length * times, true);
  const entries = Array.from({ length: times }, (_, n) => {
    const copy = entry.slice();
    copy[copy.length - 1] = 97 + (n % 26);
    return copy;
  });
  return Uint8Array.from(Buffer.concat([zip.subarray(0, directory), ...entries, end]));
}

describe('archives', () => {
  it('one in another is refused by its name', async () => {
    expect(await outcomeOf(zipOf({ 'inner.kmz': zipOf({ 'doc.kml': KML(PLACEMARK) }) }), 'a.zip')).toBe('zip-nested');
    expect(await outcomeOf(gzipSync(gzipSync(strToU8(KML(PLACEMARK)))), 'a.kml.gz')).toBe('gzip-nested');
  });

  it('entries that share their data are refused before anything is unpacked', async () => {
    const bomb = overlapping(new Uint8Array(100_000), 2_000);
    const error = await unpackContainer(bomb, { fileName: 'a.chidu' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'zip-overlapping' });
    expect((await unpackContainer(overlapping(new Uint8Array(10), 1), { fileName: 'a.chidu' })).size).toBe(1);
  });

  it('ten thousand files are listed, none unpacked; a directory that counts to its end is refused', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`${n}.geojson`, '{}'])));
    expect(await outcomeOf(many, 'a.zip')).toBe('zip-several-files');
    const end = many.slice();
    new DataView(end.buffer).setUint16(end.length - 12, 0xffff, true);
    expect(await outcomeOf(end, 'a.zip')).toBe('zip-too-many-entries');
  });

  it.each(['../../evil.kml', '/etc/evil.kml', 'C:\\evil.kml', 'a/../../evil.kml', 'a\u0000b.kml'])(
    'a name that leads elsewhere is a name: %j',
    async (name) => {
      expect(await outcomeOf(zipOf({ [name]: KML(PLACEMARK) }), 'a.zip')).toBe('1 features');
    },
  );
});

describe('XML', () => {
  const gpx = (head: string) => `${head}<gpx version="1.1"><wpt lat="31.2" lon="117.1"><name>a</name></wpt></gpx>`;
  it.each([
    ['kml', `${LAUGHS}${KML('&m;').replace(/^<\?.*?\?>/, '')}`],
    ['kml', `${EXTERNAL}${KML('<Placemark><name>&x;</name></Placemark>').replace(/^<\?.*?\?>/, '')}`],
    ['gpx', gpx(LAUGHS)],
    ['tcx', `${LAUGHS}<TrainingCenterDatabase/>`],
  ])('entities are refused: %s', async (format, text) => {
    expect(await outcomeOf(text, `a.${format}`)).toBe('xml-entities-refused');
  });

  it('entities in a workbook are refused', async () => {
    const book = writeWorkbook({ name: 'a', columns: [{ heading: 'X', style: 'text', width: 9 }], rows: [['1']] });
    const files = unzipSync(book);
    const sheet = 'xl/worksheets/sheet1.xml';
    files[sheet] = strToU8(strFromU8(files[sheet]).replace('<worksheet', `${LAUGHS}<worksheet`));
    expect(await outcomeOf(zipSync(files), 'a.xlsx')).toBe('xml-entities-refused');
  });

  it('a hundred thousand elements inside one another, in a feature and around features', async () => {
    const deep = (tag: string) => `<${tag}>`.repeat(100_000) + PLACEMARK + `</${tag}>`.repeat(100_000);
    expect(await outcomeOf(KML(deep('Folder')), 'a.kml')).toBe('nesting-too-deep');
    expect(await outcomeOf(KML(PLACEMARK.replace('<Point>', `${deep('x')}<Point>`)), 'a.kml')).toBe('nesting-too-deep');
  });

  it('an attribute of fifty megabytes is read or refused, and the next file is read', async () => {
    const wide = KML(PLACEMARK.replace('<Placemark>', `<Placemark id="${'a'.repeat(50_000_000)}">`));
    expect(await outcomeOf(wide, 'a.kml')).toMatch(/^(1 features|xml-feature-too-large)$/);
    expect(await outcomeOf(KML(PLACEMARK), 'a.kml')).toBe('1 features');
  });
});

describe('JSON', () => {
  it.each([
    ['coordinates', `{"type":"Polygon","coordinates":${'['.repeat(100_000)}1,2${']'.repeat(100_000)}}`],
    ['a property', `{"type":"Feature","geometry":null,"properties":{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}}`],
    ['collections', `${'{"type":"GeometryCollection","geometries":['.repeat(100_000)}${']}'.repeat(100_000)}`],
    ['features', `${'{"type":"FeatureCollection","features":['.repeat(100_000)}${']}'.repeat(100_000)}`],
  ])('nested a hundred thousand times in %s', async (_where, text) => {
    expect(await outcomeOf(text, 'a.geojson')).toBe('nesting-too-deep');
  });

  it('names that objects have by birth are columns like others', async () => {
    const text =
      '{"type":"Feature","geometry":null,"properties":{"__proto__":1,"constructor":2,"toString":3,"hasOwnProperty":4}}';
    const { table } = await readSource(text, 'a.geojson');
    expect([...table.propertyNames].sort()).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('halves of pairs and turning characters reach every writer and leave files that are read again', async () => {
    const name = '\\ud800a\\udc00\\u202egpj\\u2066\\u0000\\u0007';
    const square = '[[[117.1,31.2],[117.2,31.2],[117.2,31.3],[117.1,31.2]]]';
    const feature = JSON.parse(
      `{"type":"Feature","properties":{"名称":"${name}"},"geometry":{"type":"Polygon","coordinates":${square}}}`,
    );
    for (const format of ['geojson', 'kml', 'shapefile', 'boundary-points', 'dxf', 'geopackage', 'flatgeobuf', 'csv', 'xlsx']) {
      const { bytes, fileName } = await writeAs(format, await layerOf([feature]));
      expect([format, await outcomeOf(bytes, fileName)]).toEqual([format, '1 features']);
    }
  });
});

describe('a ring beyond the limit', () => {
  const count = LIMITS.verticesPerRing + 1;
  const ring = Array.from({ length: count }, (_, n) => `${n & 7} ${(n >> 3) & 7}`).join(',');
  const texts: readonly (readonly [string, () => string])[] = [
    ['a.geojson', () => `{"type":"Polygon","coordinates":[[[${ring.replaceAll(',', '],[').replaceAll(' ', ',')}]]]}`],
    ['a.csv', () => `no,wkt\n1,"POLYGON((${ring}))"\n`],
    [
      'a.kml',
      () =>
        KML(
          `<Placemark><LineString><coordinates>${ring.replaceAll(',', '\n').replaceAll(' ', ',')}</coordinates></LineString></Placemark>`,
        ),
    ],
  ];
  it.each(texts)('is refused with the limit: %s', async (name, text) => {
    const { code, params } = await refusalOf(text(), name);
    expect([code, params.limit]).toEqual(['ring-too-long', LIMITS.verticesPerRing]);
  });
});

it('cells that are formulas stay texts, in and out', async () => {
  const csv = 'name,X,Y\n"=HYPERLINK(""http://evil"",""a"")",117.1,31.2\n@SUM(1),117.2,31.3\n';
  const read = await readFile(strToU8(csv), { fileName: 'a.csv' });
  expect(read.table.property('name')).toEqual(['=HYPERLINK("http://evil","a")', '@SUM(1)']);
  for (const format of ['csv', 'xlsx']) {
    const { bytes } = await writeAs(format, read);
    expect(format === 'csv' ? new TextDecoder().decode(bytes) : '').not.toMatch(/(^|[,\n])"?[=@]/);
    const [source] = asSources({ [`a.${format}`]: bytes });
    expect((await readFile(source.bytes, { fileName: source.name })).table.property('name')[1]).toBe('@SUM(1)');
  }
});
