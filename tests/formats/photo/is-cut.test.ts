import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCut } from '../../../src/formats/photo/is-cut.ts';
import { readPhoto } from '../../../src/formats/photo/read.ts';
import { hasReal, realPath } from '../../support/real-data.ts';

const letters = (text: string) => Array.from(text, (one) => one.charCodeAt(0));
const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
];

/** Parts as ITU-T T.81, annex B has them: a thumbnail with an end of its own, filling bytes, two scans, a stuffed 0xff, a restart. */
const JPEG = Uint8Array.from([
  0xff,
  0xd8,
  ...segment(0xe1, [...letters('Exif\0\0'), 0xff, 0xd8, 0xff, 0xd9]),
  0xff,
  ...segment(0xdb, [0, 1, 2]),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  12,
  0xff,
  0,
  34,
  0xff,
  0xd0,
  56,
  0xff,
  0,
  ...segment(0xc4, [0, 1]),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  78,
  0xff,
  0xd7,
  90,
  0xff,
  0xd9,
]);
const chunk = (kind: string, body: readonly number[]) => [...u32(body.length), ...letters(kind), ...body, 0, 0, 0, 0];
const PNG = Uint8Array.from([
  ...letters('\x89PNG\r\n\x1a\n'),
  ...chunk('IHDR', [1, 2, 3]),
  ...chunk('eXIf', letters('II*\0')),
  ...chunk('IDAT', [4, 5, 6, 7]),
  ...chunk('IEND', []),
]);
const WEBP = Uint8Array.from([...letters('RIFF'), 16, 0, 0, 0, ...letters('WEBPVP8 '), 4, 0, 0, 0, 1, 2, 3, 4]);
const box = (kind: string, body: readonly number[]) => [...u32(body.length + 8), ...letters(kind), ...body];
const HEIC_HEAD = [...box('ftyp', letters('heic\0\0\0\0mif1')), ...box('meta', [0, 0, 0, 0])];
const HEIC = Uint8Array.from([...HEIC_HEAD, ...box('mdat', [9, 8, 7])]);

describe.each([
  ['image/jpeg', JPEG, 3],
  ['image/png', PNG, 8],
  ['image/webp', WEBP, 12],
  // Between its boxes a file is as whole as one that never had the rest.
  ['image/heic', HEIC, HEIC_HEAD.length + 1],
] as const)('a file of %s', (mediaType, whole, signed) => {
  it('is whole as it was written, and with what some phones append', () => {
    expect(isCut(whole, mediaType)).toBe(false);
    if (mediaType !== 'image/heic') expect(isCut(Uint8Array.from([...whole, 0, 0, 0xff, 1]), mediaType)).toBe(false);
  });

  it('is cut wherever it ends before', () => {
    const missed = Array.from({ length: whole.length - signed }, (_, n) => signed + n).filter(
      (length) => !isCut(whole.subarray(0, length), mediaType),
    );
    expect(missed).toEqual([]);
  });
});

it('leaves what is broken but not cut to other notes', () => {
  const noMarker = JPEG.slice();
  noMarker[2] = 0;
  expect(isCut(noMarker, 'image/jpeg')).toBe(false);
  const noChunk = PNG.slice();
  noChunk[12] = 0;
  expect(isCut(noChunk, 'image/png')).toBe(false);
  // A box of size 0 reaches to the file's end, wherever that is.
  expect(isCut(Uint8Array.from([...HEIC_HEAD, 0, 0, 0, 0, ...letters('mdat'), 1]), 'image/heic')).toBe(false);
});

describe.skipIf(!hasReal)('real photos (skipped where data/real is absent)', () => {
  // `identify -regard-warnings` (libjpeg) reads these to their end.
  it.each(['ianare_DSCN0010.jpg', 'ianare_DSCN0012.jpg', 'exifr_noexif.jpg', 'exifr_img_1771.jpg', 'exifr_heic-iphone7.heic'])(
    '%s is whole, and its first half is kept and told to be cut',
    (name) => {
      const bytes = readFileSync(realPath('07_exif', name));
      const codesOf = (file: Uint8Array) => {
        const reading = readPhoto(file);
        return 'notes' in reading ? reading.notes.map(({ code }) => code) : [reading.other];
      };
      expect(codesOf(bytes)).not.toContain('file-cut');
      expect(codesOf(bytes.subarray(0, bytes.length >> 1))).toContain('file-cut');
    },
  );
});
