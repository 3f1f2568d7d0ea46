import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import exifr from 'exifr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhoto } from '../../../src/formats/photo/read.ts';
import { hasReal, realPath } from '../../support/real-data.ts';

const FOLDER = '07_exif';

interface Truth {
  readonly file: string;
  readonly mediaType: string;
  readonly lat: string;
  readonly lon: string;
  readonly bearing: string;
  readonly error: string;
  readonly satelliteDay: string;
  readonly satelliteTime: string;
  readonly taken: string;
  readonly offset: string;
  readonly model: string;
  readonly orientation: string;
}

/** What exiftool says of each file (values as numbers, `-n -csv`). */
function readTruth(): readonly Truth[] {
  const [head, ...rows] = readFileSync(realPath(FOLDER, 'TRUTH_exiftool.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const of = (name: string) => cells[names.indexOf(name)];
    return {
      file: of('SourceFile'),
      mediaType: of('MIMEType'),
      lat: of('GPSLatitude'),
      lon: of('GPSLongitude'),
      bearing: of('GPSImgDirection'),
      error: of('GPSHPositioningError'),
      satelliteDay: of('GPSDateStamp'),
      satelliteTime: of('GPSTimeStamp'),
      taken: of('DateTimeOriginal'),
      offset: of('OffsetTimeOriginal'),
      model: of('Model'),
      orientation: of('Orientation'),
    };
  });
}

const near = (value: number | undefined, truth: string, tolerance: number) =>
  truth === '' ? expect(value).toBeUndefined() : expect(Math.abs((value ?? Number.NaN) - Number(truth))).toBeLessThan(tolerance);

describe.skipIf(!hasReal)('real photos (skipped where data/real is absent)', () => {
  const truths = hasReal ? readTruth() : [];

  it.each(truths.map((truth) => [basename(truth.file), truth] as const))('%s says what exiftool reads from it', (_, truth) => {
    const reading = readPhoto(readFileSync(realPath(FOLDER, truth.file)));
    if ('other' in reading) throw new Error(reading.other);
    expect(reading.mediaType).toBe(truth.mediaType);
    const { camera = {}, notes } = reading;
    near(camera.lat, truth.lat, 1e-9);
    near(camera.lon, truth.lon, 1e-9);
    near(camera.accuracy_m, truth.error, 1e-6);
    near(camera.bearing_deg, truth.bearing, 1e-6);
    near(camera.orientation, truth.orientation, 0.5);
    expect(camera.model ?? '').toBe(truth.model);
    const taken = truth.taken.replace(/^(\d{4}):(\d\d):(\d\d) /, '$1-$2-$3T') + truth.offset;
    expect(camera.takenAt ?? '').toBe(taken);
    const codes = notes.map(({ code }) => code);
    const bare = codes.includes('no-camera-data');
    if (truth.taken === '') expect(bare || codes.includes('no-time')).toBe(true);
    if (truth.lat === '') expect(bare || codes.some((code) => code.includes('position'))).toBe(true);
    if (truth.satelliteDay !== '' && truth.satelliteTime !== '') {
      const seconds = Number(truth.satelliteTime.split(':')[2]).toFixed(3).padStart(6, '0');
      const at = `${truth.satelliteDay.replaceAll(':', '-')}T${truth.satelliteTime.slice(0, 5)}:${seconds}Z`;
      expect(camera.satelliteAt).toBe(at);
    } else {
      expect(camera.satelliteAt).toBeUndefined();
      if (truth.satelliteDay !== '') expect(codes).toContain('satellite-day-only');
      if (truth.satelliteTime !== '') expect(codes).toContain('satellite-time-only');
    }
  });

  it('agrees with exifr where that reads a position', async () => {
    let compared = 0;
    for (const { file } of truths) {
      const bytes = readFileSync(realPath(FOLDER, file));
      const theirs = await exifr.gps(bytes).catch(() => undefined);
      if (theirs?.latitude === undefined || Number.isNaN(theirs.latitude)) continue;
      const reading = readPhoto(bytes);
      const camera = 'camera' in reading ? reading.camera : undefined;
      expect(camera?.lat).toBeCloseTo(theirs.latitude, 9);
      expect(camera?.lon).toBeCloseTo(theirs.longitude, 9);
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(7);
  });

  it('never throws, however a file is cut or altered', () => {
    const files = ['exifr_heic-iphone7.heic', 'exifr_pixel_tiny.jpg', 'exifr_broken1.jpg', 'ianare_DSCN0010.jpg'];
    const heads = files.map((file) => new Uint8Array(readFileSync(realPath(FOLDER, file))).subarray(0, 60_000));
    const change = fc.tuple(fc.nat({ max: 6000 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(change, { maxLength: 40 }),
        fc.nat({ max: 60_000 }),
        (head, changes, length) => {
          const bytes = head.slice(0, length);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const reading = readPhoto(bytes);
          const camera = 'camera' in reading ? reading.camera : undefined;
          if (camera?.lat !== undefined) expect(Math.abs(camera.lat)).toBeLessThanOrEqual(90);
          if (camera?.lon !== undefined) expect(Math.abs(camera.lon)).toBeLessThanOrEqual(180);
          if (camera?.satelliteAt !== undefined) expect(Number.isNaN(Date.parse(camera.satelliteAt))).toBe(false);
        },
      ),
      { numRuns: 400, seed: 20_261_128 },
    );
  });
});

/** A TIFF block with a GPS directory, big end first, as the entries say. */
function tiffWithGps(
  entries: readonly (readonly [tag: number, type: number, count: number, value: readonly number[]])[],
): Uint8Array {
  const start = 26;
  const data: number[] = [];
  const body = entries.flatMap(([tag, type, count, value]) => {
    const size = type === 5 ? 8 : 1;
    const head = [tag >> 8, tag & 255, 0, type, 0, 0, 0, count];
    if (size * count <= 4) return [...head, ...value, ...Array.from({ length: 4 - value.length }, () => 0)];
    const at = start + 2 + entries.length * 12 + 4 + data.length;
    data.push(...value);
    return [...head, 0, 0, at >> 8, at & 255];
  });
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, start, 0, 0, 0, 0];
  return Uint8Array.from([...head, 0, entries.length, ...body, 0, 0, 0, 0, ...data]);
}
const thirds = (...fractions: readonly (readonly [number, number])[]) =>
  fractions.flatMap(([above, below]) => [0, 0, above >> 8, above & 255, 0, 0, below >> 8, below & 255]);
const letter = (text: string) => [text.charCodeAt(0), 0];
const jpeg = (tiff: Uint8Array) => {
  const length = tiff.length + 8;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...letters('Exif'), 0, 0, ...tiff, 0xff, 0xd9]);
};
const letters = (text: string) => Array.from(text, (one) => one.charCodeAt(0));
const webp = (tiff: Uint8Array) =>
  Uint8Array.from([...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBP'), ...letters('EXIF'), tiff.length, 0, 0, 0, ...tiff]);
const png = (tiff: Uint8Array) =>
  Uint8Array.from([0x89, ...letters('PNG\r\n\x1a\n'), 0, 0, 0, tiff.length, ...letters('eXIf'), ...tiff, 0, 0, 0, 0]);

const HERE = [
  [1, 2, 2, letter('S')],
  [2, 5, 3, thirds([24, 1], [30, 1], [0, 1])],
  [3, 2, 2, letter('W')],
  [4, 5, 3, thirds([134, 1], [15, 1], [0, 1])],
] as const;

describe('a position', () => {
  it.each([
    ['JPEG', jpeg],
    ['WebP', webp],
    ['PNG', png],
  ] as const)('is read from %s, with its hemispheres', (_, wrap) => {
    const reading = readPhoto(wrap(tiffWithGps(HERE)));
    expect('camera' in reading && reading.camera).toMatchObject({ lat: -24.5, lon: -134.25 });
  });

  const noteOf = (entries: Parameters<typeof tiffWithGps>[0]) => {
    const reading = readPhoto(jpeg(tiffWithGps(entries)));
    if ('other' in reading) throw new Error(reading.other);
    expect(reading.camera?.lat).toBeUndefined();
    return reading.notes.map(({ code }) => code);
  };

  it('without its hemispheres is not taken', () => expect(noteOf([HERE[1], HERE[3]])).toContain('position-no-hemisphere'));
  it('of 0°, 0° is not taken', () => {
    const nothing = thirds([0, 1], [0, 1], [0, 1]);
    expect(noteOf([HERE[0], [2, 5, 3, nothing], HERE[2], [4, 5, 3, nothing]])).toContain('position-zero');
  });
  it('of fractions over nothing is not taken', () => {
    expect(noteOf([HERE[0], [2, 5, 3, thirds([24, 1], [30, 0], [0, 1])], HERE[2], HERE[3]])).toContain('position-invalid');
  });
  it('off the globe is not taken', () => {
    expect(noteOf([HERE[0], [2, 5, 3, thirds([95, 1], [0, 1], [0, 1])], HERE[2], HERE[3]])).toContain('position-invalid');
  });
});

describe('a file that is no photo is named for what it is', () => {
  const text = (value: string) => new TextEncoder().encode(value);
  it.each([
    ['empty', new Uint8Array()],
    ['gif', text('GIF89a....')],
    ['pdf', text('%PDF-1.7 ..')],
    ['archive', text('PK\x03\x04......')],
    ['text', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['video', text('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')],
    ['avif', text('\0\0\0\x18ftypavif\0\0\0\0avifmif1')],
    ['tiff', text('II*\0\x08\0\0\0\0\0\0\0')],
    ['unknown', Uint8Array.from([0, 1, 2, 3, 4, 5])],
  ] as const)('%s', (other, bytes) => expect(readPhoto(bytes)).toEqual({ other }));
});
