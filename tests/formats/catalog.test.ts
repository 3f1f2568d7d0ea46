import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat, EXTENSIONS, readFile } from '../../src/formats/catalog.ts';
import { LIMITS } from '../../src/formats/limits.ts';
import { ReadError } from '../../src/formats/reader.ts';

const point = '{"type":"Point","coordinates":[134.2,24]}';
const kml =
  '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Point><coordinates>134.2,24</coordinates></Point></Placemark></kml>';
const gpx = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="24" lon="134.2"/></gpx>';
const tcx = '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"/>';

async function refusal(bytes: Uint8Array, fileName: string): Promise<ReadError> {
  const error = await readFile(bytes, { fileName }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

describe('a format is known', () => {
  it.each([
    [point, 'geojson'],
    [kml, 'kml'],
    [gpx, 'gpx'],
    [tcx, 'tcx'],
    [`<!-- ${'x'.repeat(9000)} -->${kml.slice(21)}`, 'kml'],
    [`\ufeff${gpx}`, 'gpx'],
  ])('by content, whatever its name: %#', (text, format) => {
    for (const name of ['a', 'a.kml', 'a.txt', 'a.geojson', 'a.gpx'])
      expect(detectFormat(strToU8(text), name)?.format).toBe(format);
  });

  it('by name only where no content speaks, and never over binary bytes', () => {
    expect(detectFormat(strToU8('broken'), 'a.kml')?.format).toBe('kml');
    expect(detectFormat(new Uint8Array([1, 2, 0, 3]), 'a.kml')).toBeUndefined();
    expect(detectFormat(strToU8('hello'), 'a.txt')).toBeUndefined();
    expect(EXTENSIONS).toContain('.geojson.gz');
  });

  it('also gzipped, each of them', async () => {
    for (const [text, format] of [
      [point, 'geojson'],
      [kml, 'kml'],
      [gpx, 'gpx'],
      [tcx, 'tcx'],
    ]) {
      expect((await readFile(gzipSync(strToU8(text)), { fileName: 'a.gz' })).format).toBe(format);
    }
    expect((await readFile(gzipSync(zipSync({ 'doc.kml': strToU8(kml) })), { fileName: 'a.kmz.gz' })).table.count).toBe(1);
  });
});

describe('a file that cannot be read has a stable code', () => {
  it.each([
    ['empty', new Uint8Array(), 'a.geojson', 'file-empty'],
    ['binary', new Uint8Array([0, 1, 2, 3, 4, 5]), 'a.geojson', 'file-binary'],
    ['text of no format', strToU8('Hello'), 'a.txt', 'format-unknown'],
    ['gzip of nothing', gzipSync(new Uint8Array()), 'a.gz', 'file-empty'],
    ['gzip in gzip', gzipSync(gzipSync(strToU8(point))), 'a.gz', 'gzip-nested'],
    ['gzip cut off', gzipSync(strToU8(point)).slice(0, -9), 'a.gz', 'gzip-damaged'],
    ['gzip head alone', new Uint8Array([0x1f, 0x8b]), 'a.gz', 'gzip-damaged'],
    ['zip cut off', zipSync({ 'doc.kml': strToU8(kml) }).slice(0, -9), 'a.kmz', 'zip-damaged'],
    ['zip of other things', zipSync({ 'a.doc': strToU8('x') }), 'a.zip', 'zip-without-known-file'],
    ['a web page named kml', strToU8('<!DOCTYPE html><html><body>Sign in</body></html>'), 'a.kml', 'xml-other-root'],
    ['text named kml', strToU8('just text'), 'a.kml', 'xml-truncated'],
  ])('%s', async (_what, bytes, name, code) => {
    const error = await refusal(bytes, name);
    expect(error.code).toBe(code);
  });

  it('a gzip bomb is stopped while it unpacks', async () => {
    const bomb = gzipSync(new Uint8Array(LIMITS.bombFloorBytes + 40_000_000).fill(32), { level: 9 });
    expect((await refusal(bomb, 'a.geojson.gz')).code).toBe('decompression-bomb');
  });

  it('a zip bomb is stopped while it unpacks, also when it lies about its size', async () => {
    const bomb = zipSync({ 'doc.kml': new Uint8Array(LIMITS.bombFloorBytes + 40_000_000) }, { level: 9 });
    expect((await refusal(bomb, 'a.kmz')).code).toBe('decompression-bomb');
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    const entry = bomb.length - 22 - (46 + 7);
    expect(view.getUint32(entry, true)).toBe(0x02014b50);
    view.setUint32(entry + 24, 1000, true);
    expect((await refusal(bomb, 'a.kmz')).code).toBe('decompression-bomb');
  });

  it('a zip entry altered inside is told by its checksum', async () => {
    const zip = zipSync({ 'doc.kml': strToU8(kml) }, { level: 0 });
    const at = new TextDecoder('latin1').decode(zip).indexOf('134.2');
    zip[at + 2] = '5'.charCodeAt(0);
    expect((await refusal(zip, 'a.kmz')).code).toBe('zip-damaged');
  });

  it('an entry packed in many pieces, or stored whole, keeps its checksum', async () => {
    const long = strToU8(kml.replace('<Point>', `<name>${'地块'.repeat(200_000)}</name><Point>`));
    for (const level of [0, 6] as const)
      expect((await readFile(zipSync({ 'doc.kml': long }, { level }), { fileName: 'a.kmz' })).table.count).toBe(1);
  });

  it('what nobody reads is not unpacked to its end', async () => {
    const start = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> 7);
    expect((await refusal(gzipSync(start).slice(0, -9), 'a.geojson.gz')).code).toBe('file-binary');
    expect((await refusal(gzipSync(strToU8('Hello '.repeat(50_000))).slice(0, -9), 'a.txt.gz')).code).toBe('format-unknown');
  });

  it.each([
    ['an empty file', 'parcels.geojson', new Uint8Array()],
    ['damaged JSON', 'parcels.geojson', strToU8('{"type":')],
    ['damaged XML', 'parcels.kml', strToU8('<kml><a></kml>')],
    ['a damaged archive', 'parcels.kmz', strToU8('PK\u0003\u0004 and no more, far from a directory')],
    ['a document of an archive', 'parcels.kmz', zipSync({ 'doc.kml': strToU8('<kml><a></kml>') })],
    ['a packed file', 'parcels.gpx.gz', gzipSync(strToU8('<gpx><trk>'))],
  ])('names the file: %s', async (_what, name, bytes) => {
    expect((await refusal(bytes, name)).where.file).toBe(name);
  });

  it('stops when cancelled in the middle, and reports progress before', async () => {
    const features = Array.from(
      { length: 60_000 },
      (_, index) => `{"type":"Feature","properties":{"no":${index}},"geometry":${point}}`,
    );
    const bytes = strToU8(`{"type":"FeatureCollection","features":[${features.join(',')}]}`);
    const control = new AbortController();
    const seen: number[] = [];
    const reading = readFile(bytes, {
      fileName: 'a.geojson',
      signal: control.signal,
      progress: (done, total) => {
        seen.push(done);
        expect(total).toBe(bytes.length);
        control.abort();
      },
    });
    const outcome = await reading.catch((error: unknown) => error);
    expect(seen.length).toBeGreaterThan(0);
    // A fast machine may finish in its first slice; then the one report is the last.
    if (outcome instanceof Error) expect((outcome as ReadError).code).toBe('cancelled');
    else expect(seen).toEqual([bytes.length]);
  });
});
