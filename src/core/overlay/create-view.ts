import { createDistrictPlane, type DistrictPlane } from '../geodesy/district-plane.ts';
import type { Plane } from '../geodesy/plane.ts';
import type { Measure } from '../measure/measurement.ts';
import { measureView } from './measure-view.ts';
import type { PolygonColumns, PolygonView } from './polygon-set.ts';

/**
 * The columns in the plane of one measure, with boxes and areas. Planar: the columns' own millimetres, without a copy.
 * Ellipsoidal: every vertex carried to the equal-area plane, Float64 millimetres, where the planar area is the statutory one.
 */
export function createView(columns: PolygonColumns, measure: Measure, plane: Plane | DistrictPlane): PolygonView {
  if (measure === 'planar') return measureView(columns, measure, columns.coordinates);
  const district = 'toEqualArea' in plane ? plane : createDistrictPlane(plane);
  return measureView(columns, measure, district.toEqualArea(columns.coordinates));
}
