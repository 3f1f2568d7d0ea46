import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import type { FoundGroup } from '../../../workers/calls/inspection.ts';
import type { FeatureRef } from '../../../workers/feature-ref.ts';

/** What the n-th feature of a group is pointed at by; null for administrative units. */
export function refAt(group: FoundGroup, n: number): FeatureRef | null {
  if (group.layer && group.row) return { kind: 'parcel', layerId: group.layerIds[group.layer[n]], row: group.row[n] };
  const id = group.ids?.[n];
  if (id === undefined) return null;
  if (group.subject === 'red-lines') return { kind: 'red-line', id };
  return group.subject === 'sightings' ? { kind: 'sighting', id } : null;
}

/** Whole cm² as m², or whole millimetres as metres, with two decimals. */
export const formatInside = (amount: number, kind: 'area' | 'line'): string =>
  kind === 'area' ? formatArea(amount, 'm2', 2) : roundHalfUp(amount / 1000, 2);
