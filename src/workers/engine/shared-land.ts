import { METHOD_OF, type Measure, type Measurement } from '../../core/measure/measurement.ts';
import { measureArea } from '../../core/measure/settle.ts';
import { type SharingSide, sharedSigma_m2 } from '../../core/overlay/shared-sigma.ts';
import type { DistrictSession } from './district-session.ts';
import type { Located } from './locate-feature.ts';

/** Land that outlines share, as its certificate states it: the area by edge integrals (m²) with the ± that all outlines give it. */
export async function measureShared(
  session: DistrictSession,
  area_m2: number,
  measure: Measure,
  sides: readonly SharingSide[],
): Promise<Measurement> {
  const sigma_m2 = await sharedSigma_m2(sides, area_m2, measure);
  return measureArea(area_m2, measure, {
    ...(METHOD_OF[measure] === 'planar-gk' && { meridian: session.settings.plane.meridian }),
    ...(sigma_m2 !== undefined && { sigma_m2 }),
  });
}

/** All outlines were surveyed: what they share is shown with the official decimals. */
export const areSurveyed = (sides: readonly Pick<Located, 'origin'>[]): boolean =>
  sides.every(({ origin }) => origin === 'surveyed');
