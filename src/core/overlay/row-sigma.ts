import { areaSigma_m2 } from '../measure/sigma.ts';
import type { PolygonColumns } from './polygon-set.ts';

/** Error (m²) of the area of one feature of the columns, from the error of its vertices. */
export function rowSigma_m2(columns: PolygonColumns, row: number, sigma_m: number): number {
  const { coordinates, ringOffsets, polygonOffsets, featureOffsets } = columns;
  const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
  return areaSigma_m2(coordinates, ringOffsets, first, last, sigma_m);
}
