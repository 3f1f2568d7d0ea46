import type { NestedRings } from '../../src/core/overlay/build-columns.ts';

/** Area of polygons in millimetres, m²: shells minus holes, by the shoelace relative to each ring's first vertex. */
export function polygonsArea_m2(polygons: NestedRings): number {
  let area = 0;
  for (const rings of polygons) rings.forEach((ring, k) => (area += (k === 0 ? 1 : -1) * Math.abs(ringTwiceArea(ring))));
  return area / 2e6;
}

function ringTwiceArea(ring: NestedRings[number][number]): number {
  const [[x0, y0]] = ring;
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    sum += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0);
  return sum;
}
