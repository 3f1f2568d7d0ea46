import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPhoto } from '../../../src/formats/photo/read.ts';
import { createRandom } from '../../support/random-polygons.ts';
import { hasReal, realPath } from '../../support/real-data.ts';
import { SEED } from '../../support/seeded.ts';

type Value =
  | string
  | readonly number[]
  | { readonly fractions: readonly (readonly [number, number])[]; readonly signed?: boolean };
type Entry = readonly [tag: number, value: Value];
interface Parts {
  readonly exif?: readonly Entry[];
  readonly gps?: readonly Entry[];
}

const EXIF_POINTER = 0x8769;
const GPS_POINTER = 0x8825;

/** A TIFF block as Exif 2.32 has it: IFD0 with two pointers, each directory followed by its longer values. */
function tiff(little: boolean, { exif = [], gps = [] }: Parts): Uint8Array {
  const data = new DataView(new ArrayBuffer(4096));
  let end = 8;
  const u16 = (at: number, value: number) => data.setUint16(at, value, little);
  const u32 = (at: number, value: number) => data.setUint32(at, value, little);
  const bytesOf = (value: Value): readonly [type: number, count: number, write: (at: number) => number] => {
    if (typeof value === 'string')
      return [
        2,
        value.length + 1,
        (at) => Array.from(`${value}\0`).reduce((n, one) => (data.setUint8(n, one.charCodeAt(0)), n + 1), at),
      ];
    if (!('fractions' in value)) return [4, value.length, (at) => value.reduce((n, one) => (u32(n, one), n + 4), at)];
    const write = (at: number) =>
      value.fractions.reduce((n, [above, below]) => {
        data.setInt32(n, above, little);
        u32(n + 4, below);
        return n + 8;
      }, at);
    return [value.signed ? 10 : 5, value.fractions.length, write];
  };
  const directory = (entries: readonly Entry[]): number => {
    const start = end;
    u16(start, entries.length);
    end += 2 + 12 * entries.length + 4;
    entries.forEach(([tag, value], n) => {
      const at = start + 2 + 12 * n;
      const [type, count, write] = bytesOf(value);
      u16(at, tag);
      u16(at + 2, type);
      u32(at + 4, count);
      const length = write(end) - end;
      if (length > 4) {
        u32(at + 8, end);
        end += length + (length & 1);
      } else {
        for (let k = 0; k < length; k++) data.setUint8(at + 8 + k, data.getUint8(end + k));
        for (let k = 0; k < length; k++) data.setUint8(end + k, 0);
      }
    });
    return start;
  };
  data.setUint16(0, little ? 0x4949 : 0x4d4d);
  u16(2, 42);
  u32(4, 8);
  directory([
    [EXIF_POINTER, [0]],
    [GPS_POINTER, [0]],
  ]);
  u32(8 + 2 + 8, directory(exif));
  u32(8 + 2 + 12 + 8, directory(gps));
  return new Uint8Array(data.buffer, 0, end);
}

const letters = (text: string) => Array.from(text, (one) => one.charCodeAt(0));
const segment = (marker: number, body: readonly number[]) => {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
};
const jpeg = (block: Uint8Array, ...before: number[]) =>
  Uint8Array.from([0xff, 0xd8, ...before, ...segment(0xe1, [...letters('Exif\0\0'), ...block]), 0xff, 0xda, 0, 2, 0xff, 0xd9]);

const degrees = (...fractions: readonly (readonly [number, number])[]) => ({ fractions });
const GPS: readonly Entry[] = [
  [1, 'N'],
  [2, degrees([23, 1], [58, 1], [1234, 100])],
  [3, 'E'],
  [4, degrees([134, 1], [12, 1], [0, 1])],
];
const EXIF: readonly Entry[] = [
  [0x9003, '2026:11:28 14:03:05'],
  [0x9011, '+08:00'],
  [0x9291, '123'],
];
const PLACE = { lat: 23 + 58 / 60 + 12.34 / 3600, lon: 134.2 };
const read = (bytes: Uint8Array) => {
  const reading = readPhoto(bytes);
  if ('other' in reading) throw new Error(reading.other);
  return { camera: reading.camera ?? {}, codes: reading.notes.map(({ code }) => code) };
};

describe.each([
  ['little end first', true],
  ['big end first', false],
])("a camera's block, %s", (_, little) => {
  const block = tiff(little, { exif: EXIF, gps: GPS });

  it('gives place and local time with its offset', () => {
    const { camera, codes } = read(jpeg(block));
    expect(camera).toMatchObject({ takenAt: '2026-11-28T14:03:05+08:00', lat: expect.closeTo(PLACE.lat, 9), lon: PLACE.lon });
    expect(codes).toEqual([]);
  });

  it('cut anywhere gives the same place or none, and never another', () => {
    const whole = jpeg(block);
    let given = 0;
    for (let length = 0; length < whole.length; length++) {
      const reading = readPhoto(whole.subarray(0, length));
      const camera = 'camera' in reading ? reading.camera : undefined;
      if (camera?.lat === undefined) continue;
      given++;
      expect(camera).toMatchObject({ lat: expect.closeTo(PLACE.lat, 9), lon: PLACE.lon });
      expect('notes' in reading && reading.notes.map(({ code }) => code)).toContain('file-cut');
    }
    expect(given).toBeGreaterThan(0);
  });

  it('is found behind filling bytes and a thumbnail of its own', () => {
    const app0 = segment(0xe0, letters('JFIF\0'));
    expect(read(jpeg(block, ...app0, 0xff, 0xff)).camera.lon).toBe(PLACE.lon);
  });

  it('whose directories point at themselves is read once', () => {
    const forged = block.slice();
    const data = new DataView(forged.buffer);
    for (const entry of [0, 1]) data.setUint32(8 + 2 + 12 * entry + 8, 8, little);
    const { camera, codes } = read(jpeg(forged));
    expect(camera).toEqual({});
    expect(codes).toContain('no-position');
  });

  it('that counts more entries than there are is read as far as it goes', () => {
    const forged = block.slice();
    const data = new DataView(forged.buffer);
    data.setUint16(data.getUint32(8 + 2 + 12 + 8, little), 65_535, little);
    const { camera, codes } = read(jpeg(forged));
    expect(camera.lon).toBe(PLACE.lon);
    expect(codes).toContain('tags-damaged');
  });

  it.each<[string, readonly Entry[], string]>([
    ['without north or south', GPS.slice(1), 'position-no-hemisphere'],
    ['with a hemisphere that is none', [[1, 'X'], ...GPS.slice(1)], 'position-no-hemisphere'],
    ['without a longitude', GPS.slice(0, 3), 'position-invalid'],
    ['with fractions over nothing', [GPS[0], [2, degrees([23, 1], [58, 0], [0, 1])], GPS[2], GPS[3]], 'position-invalid'],
    ['of nothing over nothing', [GPS[0], [2, degrees([0, 0], [0, 0], [0, 0])], GPS[2], GPS[3]], 'position-invalid'],
    [
      'south both by its letter and by its sign',
      [
        [1, 'S'],
        [
          2,
          {
            fractions: [
              [-23, 1],
              [58, 1],
              [0, 1],
            ],
            signed: true,
          },
        ],
        GPS[2],
        GPS[3],
      ],
      'position-invalid',
    ],
    ['of four parts', [GPS[0], [2, degrees([23, 1], [58, 1], [0, 1], [0, 1])], GPS[2], GPS[3]], 'position-invalid'],
    ['written as text', [GPS[0], [2, '23.97'], GPS[2], GPS[3]], 'position-invalid'],
  ])('with a place %s gives none, and says so', (__, gps, code) => {
    const { camera, codes } = read(jpeg(tiff(little, { exif: EXIF, gps })));
    expect(camera).not.toHaveProperty('lat');
    expect(codes).toContain(code);
    expect(camera.takenAt).toBe('2026-11-28T14:03:05+08:00');
  });

  it.each<[string, readonly Entry[], string | undefined, string | undefined]>([
    ['without an offset stays local', [EXIF[0]], '2026-11-28T14:03:05', undefined],
    ['with an offset that is none stays local', [EXIF[0], [0x9011, '+99:00']], '2026-11-28T14:03:05', undefined],
    ['with an offset of blanks stays local', [EXIF[0], [0x9011, '      ']], '2026-11-28T14:03:05', undefined],
    ['that was never set is none', [[0x9003, '0000:00:00 00:00:00']], undefined, 'time-invalid'],
    ['of blanks is none', [[0x9003, '    :  :     :  :  ']], undefined, 'time-invalid'],
    ['on a day that does not exist is none', [[0x9003, '2026:02:30 10:00:00']], undefined, 'time-invalid'],
    ['at an hour that does not exist is none', [[0x9003, '2026:02:20 24:00:00']], undefined, 'time-invalid'],
    ['that is missing is none', [], undefined, 'no-time'],
  ])('with a time %s', (__, exif, takenAt, code) => {
    const { camera, codes } = read(jpeg(tiff(little, { exif, gps: GPS })));
    expect(camera.takenAt).toBe(takenAt);
    if (code) expect(codes).toContain(code);
  });
});

describe('notes of an editing program', () => {
  it.each([0, 1, 8, 29])('of %d bytes say nothing and break nothing', (length) => {
    const head = 'http://ns.adobe.com/xap/1.0/\0'.slice(0, length);
    const bytes = Uint8Array.from([0xff, 0xd8, ...segment(0xe1, letters(head)), 0xff, 0xda, 0, 2, 0xff, 0xd9]);
    expect(read(bytes).codes).toEqual(['no-camera-data']);
  });
});

describe('HEIC', () => {
  const box = (kind: string, ...body: number[]) => {
    const size = body.length + 8;
    return [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255, ...letters(kind), ...body];
  };
  const ftyp = box('ftyp', ...letters('heic'), 0, 0, 0, 0, ...letters('mif1heic'));
  const infe = box('infe', 2, 0, 0, 0, 0, 9, 0, 0, ...letters('Exif'), 0);

  it('is told by its bytes, whatever a messenger calls the file', () => {
    expect(readPhoto(Uint8Array.from(ftyp))).toMatchObject({ mediaType: 'image/heic' });
  });

  it('with a forged list of places is read in no time', () => {
    // 9 000 items of 65 535 extents, each of no bytes.
    const item = [0, 1, 0, 0, 0xff, 0xff];
    const places = new Uint8Array(8 + 6 * 9000).fill(0);
    places.set([0, 0, 0, 0, 0, 0, 9000 >> 8, 9000 & 255]);
    for (let n = 0; n < 9000; n++) places.set(item, 8 + 6 * n);
    const meta = box('meta', 0, 0, 0, 0, ...box('iinf', 0, 0, 0, 0, 0, 1, ...infe), ...box('iloc', ...places));
    const bytes = Uint8Array.from([...ftyp, ...meta]);
    // Walked through, these would take this test's whole time.
    for (let run = 0; run < 20; run++) expect(read(bytes).codes).toContain('no-camera-data');
  });
});

describe.skipIf(!hasReal)('real photos, damaged (skipped where data/real is absent)', () => {
  it('never break the reader, nor give a place or time that is none', () => {
    const names = ['heic-iphone7.heic', 'pixel_tiny.jpg', 'broken1.jpg', 'img_1771.jpg', 'issue-exifr-13.jpg'];
    const files = [...names.map((name) => `exifr_${name}`), 'ianare_DSCN0010.jpg', 'ianare_DSCN0025.jpg'].map((name) =>
      new Uint8Array(readFileSync(realPath('07_exif', name))).subarray(0, 60_000),
    );
    const random = createRandom(SEED);
    const below = (end: number) => Math.floor(random() * end);
    for (let run = 0; run < 20_000; run++) {
      const file = files[below(files.length)];
      const bytes = file.slice(0, random() < 0.5 ? file.length : below(file.length));
      for (let changes = 1 + below(20); changes > 0; changes--)
        bytes[below(random() < 0.8 ? 3000 : 60_000)] = [0, 0xff, below(256)][below(3)];
      const reading = readPhoto(bytes);
      const { lat, lon, takenAt, satelliteAt, accuracy_m, bearing_deg } = ('camera' in reading && reading.camera) || {};
      const broken =
        Math.abs(lat ?? 0) > 90 ||
        Math.abs(lon ?? 0) > 180 ||
        [lat, lon, accuracy_m, bearing_deg].some((value) => value !== undefined && !Number.isFinite(value)) ||
        [takenAt, satelliteAt].some((at) => at !== undefined && Number.isNaN(Date.parse(at)));
      expect(broken, `run ${run}`).toBe(false);
    }
  });
});
