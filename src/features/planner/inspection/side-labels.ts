import { formSigma_m, sideSigma_m } from '../../../core/measure/sigma.ts';
import type { MapSelection } from '../../../map/map-scene.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { formatLength } from '../measuring/describe-sketch.ts';

/** Lengths along the sides of what is selected, in the digits that the error of its corners supports; what was surveyed has its centimetres. */
export function sideLabels(
  detail: Pick<FeatureDetail, 'sides' | 'origin' | 'sigma_m' | 'relativeSigma_m'>,
): MapSelection['sides'] {
  const corner_m = detail.origin === 'surveyed' ? undefined : formSigma_m(detail);
  const sigma_m = corner_m === undefined ? undefined : sideSigma_m(corner_m);
  return detail.sides.map(({ from, to, length_m }) => ({ from: [...from], to: [...to], text: formatLength(length_m, sigma_m) }));
}
