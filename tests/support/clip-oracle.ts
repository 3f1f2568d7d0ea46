import polygonClipping from 'polygon-clipping';
import type { NestedRings } from '../../src/core/overlay/build-columns.ts';

type MultiPolygon = Parameters<typeof polygonClipping.intersection>[0];

/** Square metres that polygons in millimetres share, by polygon-clipping: the independent oracle, never in the product. */
export function oracleIntersection(first: NestedRings, ...others: NestedRings[]): number {
  return areaOf(polygonClipping.intersection(asMulti(first), ...others.map(asMulti)));
}

export function oracleUnion(first: NestedRings, ...others: NestedRings[]): number {
  return areaOf(polygonClipping.union(asMulti(first), ...others.map(asMulti)));
}

/** The intersection itself. */
export function intersectByOracle(first: NestedRings, ...others: NestedRings[]): NestedRings {
  return polygonClipping.intersection(asMulti(first), ...others.map(asMulti));
}

/** The union itself, to be cut further. */
export function uniteByOracle(first: NestedRings, ...others: NestedRings[]): NestedRings {
  return polygonClipping.union(asMulti(first), ...others.map(asMulti));
}

function asMulti(polygons: NestedRings): MultiPolygon {
  return polygons as unknown as MultiPolygon;
}

function areaOf(polygons: readonly (readonly (readonly [number, number])[])[][]): number {
  let mm2 = 0;
  for (const rings of polygons) {
    for (const [k, ring] of rings.entries()) {
      let doubled = 0;
      const [x0, y0] = ring[0];
      for (let v = 1; v < ring.length; v++) {
        doubled += (ring[v - 1][0] - x0) * (ring[v][1] - y0) - (ring[v][0] - x0) * (ring[v - 1][1] - y0);
      }
      mm2 += (k === 0 ? 1 : -1) * Math.abs(doubled / 2);
    }
  }
  return mm2 * 1e-6;
}
