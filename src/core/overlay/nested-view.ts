import type { Measure } from '../measure/measurement.ts';
import { ColumnsBuilder, type NestedRings } from './build-columns.ts';
import { measureView } from './measure-view.ts';
import type { PolygonView } from './polygon-set.ts';

/**
 * A view of one feature over unrounded millimetres, as the clipper returns them: shells turned counter-clockwise, holes
 * clockwise. Only for measuring: its columns hold the same coordinates rounded.
 */
export function viewNestedRings(polygons: NestedRings, measure: Measure): PolygonView {
  const builder = new ColumnsBuilder();
  const exact: number[] = [];
  for (const rings of polygons) {
    for (const [k, ring] of rings.entries()) {
      for (const [x, y] of signedArea(ring) > 0 === (k === 0) ? ring : ring.toReversed()) {
        builder.addVertex(Math.round(x), Math.round(y));
        exact.push(x, y);
      }
      builder.endRing();
    }
    builder.endPolygon();
  }
  builder.endFeature();
  return measureView(builder.finish(), measure, Float64Array.from(exact));
}

function signedArea(ring: readonly (readonly [number, number])[]): number {
  const [x0, y0] = ring[0];
  let doubled = 0;
  for (let v = 1; v < ring.length; v++) {
    doubled += (ring[v - 1][0] - x0) * (ring[v][1] - y0) - (ring[v][0] - x0) * (ring[v - 1][1] - y0);
  }
  return doubled / 2;
}
