import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { FoundGroup } from '../../../workers/calls/inspection.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';

const M2_DECIMALS = 2;
const MU_DECIMALS = 2;

/** What the n-th feature of a group is pointed at by; null for administrative units. */
export function refAt(group: FoundGroup, n: number): FeatureRef | null {
  if (group.layer && group.row) return { kind: 'parcel', layerId: group.layerIds[group.layer[n]], row: group.row[n] };
  const id = group.ids?.[n];
  if (id === undefined) return null;
  if (group.subject === 'red-lines') return { kind: 'red-line', id };
  return group.subject === 'sightings' ? { kind: 'sighting', id } : null;
}

/** Whole cm² as m² in the digits that the error supports, at most two decimals, or whole millimetres as metres with two. */
export const formatInside = (amount: number, kind: 'area' | 'line', sigma_m2?: number): string =>
  kind === 'area' ? formatArea(amount, 'm2', supportedDecimals(sigma_m2, M2_DECIMALS)) : roundHalfUp(amount / 1000, 2);

/** Whole cm² as mu in the digits that the error supports, at most two decimals. */
export const formatInsideMu = (area_cm2: number, sigma_m2?: number): string =>
  formatArea(area_cm2, 'mu', supportedMuDecimals(sigma_m2, MU_DECIMALS));

/** Error of the n-th feature's part; undefined where the official decimals are shown. */
export function sigmaAt({ sigma }: FoundGroup, n: number): number | undefined {
  return !sigma || Number.isNaN(sigma[n]) ? undefined : sigma[n];
}
