import { createDistrictPlane, type DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Plane } from '../../core/geodesy/plane.ts';
import type { Shape } from '../../core/register/shape.ts';
import { measureOutlines } from '../../core/report/dated-shapes.ts';
import { ProblemError } from '../problem.ts';

const planes = new WeakMap<Plane, DistrictPlane>();

/**
 * Holds a shape against what every import is held against: on record it would otherwise stand with no area.
 * @throws ProblemError 422 `shape-not-admitted`
 */
export async function admitShape({ coordinates }: Shape, plane: Plane): Promise<void> {
  const own = planes.get(plane) ?? createDistrictPlane(plane);
  planes.set(plane, own);
  const { columns } = await measureOutlines([coordinates], own);
  if (columns.coordinates.length === 0) throw new ProblemError(422, 'shape-not-admitted');
}
