import { buildColumns } from '../../src/core/overlay/build-columns.ts';
import { measureView } from '../../src/core/overlay/measure-view.ts';
import type { PolygonView } from '../../src/core/overlay/polygon-set.ts';
import type { Ring, Shape } from './random-polygons.ts';

/** A planar view of shapes, a row each. */
export function viewOf(...shapes: Shape[]): PolygonView {
  const columns = buildColumns(shapes);
  return measureView(columns, 'planar', columns.coordinates);
}

/** A rectangle by its lower left corner and size, millimetres; counter-clockwise. A square where no height is given. */
export const rectangle = (x: number, y: number, width: number, height = width): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];
