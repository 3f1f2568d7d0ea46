import type { DistrictPlane } from '../geodesy/district-plane.ts';
import { areaSigma_m2 } from '../measure/sigma.ts';
import type { FixedCorner } from './outline-of-fixes.ts';

/**
 * The one σ of all vertices, metres, with which an outline's area is as uncertain as with the σ of each corner: a recorded shape has one.
 * Corners of one σ keep it. The largest of them where the outline spans nothing.
 */
export function alikeSigma_m(corners: readonly FixedCorner[], plane: DistrictPlane): number {
  const { coordinates } = plane.toMillimetres(Float64Array.from(corners.flatMap(({ at }) => [...at])));
  const offsets = Uint32Array.of(0, corners.length);
  const each = corners.map(({ sigma_m }) => sigma_m);
  const spanned = areaSigma_m2(coordinates, offsets, 0, 1, 1);
  return spanned > 0 ? areaSigma_m2(coordinates, offsets, 0, 1, each) / spanned : Math.max(...each);
}
