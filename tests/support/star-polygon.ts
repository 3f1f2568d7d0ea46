import fc from 'fast-check';

/**
 * A counter-clockwise star-shaped ring in whole millimetres around a centre, vertices at `minRadius_mm` … `maxRadius_mm`;
 * simple by construction. Not closed.
 */
export function starPolygon(
  minRadius_mm: number,
  maxRadius_mm: number,
): fc.Arbitrary<(east_mm: number, north_mm: number) => Int32Array> {
  return fc
    .array(fc.integer({ min: minRadius_mm, max: maxRadius_mm }), { minLength: 3, maxLength: 24 })
    .map((radii) => (east_mm: number, north_mm: number) => {
      const ring = new Int32Array(2 * radii.length);
      for (const [index, radius] of radii.entries()) {
        const angle = (2 * Math.PI * index) / radii.length;
        ring[2 * index] = east_mm + Math.round(radius * Math.cos(angle));
        ring[2 * index + 1] = north_mm + Math.round(radius * Math.sin(angle));
      }
      return ring;
    });
}
