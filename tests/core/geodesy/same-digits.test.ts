import { describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../../src/core/geodesy/district-plane.ts';

/** FNV-1a over the bytes of the results, as hexadecimal. */
function digest(numbers: Float64Array | Int32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

describe('the same digits in every engine', () => {
  const plane = createDistrictPlane({ meridian: 135, origin: { east_m: 418_000, north_m: 2_655_000 } });
  /** A grid of vertices made without any function that engines may round differently; the last ones lie outside the series. */
  const lonLat = Float64Array.from({ length: 20_000 }, (_, i) =>
    i % 2 === 0 ? 133.2 + (i % 997) / 500 : 23.1 + (i % 1009) / 550,
  );

  // Golden values: this code on V8 11.3 (Node 20). They change only together with RULER_VERSION.
  it('millimetres, degrees and equal-area coordinates have their golden digests', () => {
    const { coordinates, refused } = plane.toMillimetres(lonLat);
    expect(refused).toHaveLength(0);
    expect(digest(coordinates)).toBe('fdf3b468');
    expect(digest(plane.toLonLat(coordinates))).toBe('f24f7e22');
    expect(digest(plane.toEqualArea(coordinates))).toBe('4ddf449f');
    expect(digest(plane.fromEqualArea(plane.toEqualArea(coordinates)))).toBe('f5ec3d18');
  });
});
