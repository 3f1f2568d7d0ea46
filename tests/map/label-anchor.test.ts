import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, it } from 'vitest';
import { findLabelAnchor } from '../../src/map/label-anchor.ts';
import { SEED, seeded } from '../support/seeded.ts';

/** Even–odd rule over all rings. */
function isInside(rings: readonly Position[][], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x0, y0] = ring[i];
      const [x1, y1] = ring[i + 1];
      if (y0 <= y !== y1 <= y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  }
  return inside;
}

const star = (radii: readonly number[], centre: Position): Position[] => {
  const ring = radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]];
};

it(`lies inside any simple polygon with a hole (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 3, maxLength: 30 }), (radii) => {
      // The hole is the shell drawn smaller about the same centre.
      const rings = [
        star(radii, [134, 24]),
        star(
          radii.map((radius) => radius * 0.6),
          [134, 24],
        ),
      ];
      const anchor = findLabelAnchor({ type: 'Polygon', coordinates: rings });
      expect(anchor && isInside(rings, anchor)).toBe(true);
    }),
    seeded(500),
  );
});

it('names the larger part of a shape in parts', () => {
  const square = (west: number, size: number): Position[][] => [
    [
      [west, 0],
      [west + size, 0],
      [west + size, size],
      [west, size],
      [west, 0],
    ],
  ];
  expect(findLabelAnchor({ type: 'MultiPolygon', coordinates: [square(0, 1), square(10, 4)] })).toEqual([12, 2]);
});

it('has nothing to name in an empty shape', () => {
  expect(findLabelAnchor({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
  expect(findLabelAnchor({ type: 'Polygon', coordinates: [] })).toBeNull();
});
