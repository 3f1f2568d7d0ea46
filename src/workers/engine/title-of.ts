import type { FeatureRef } from '../engine-api.ts';
import type { DistrictSession } from './district-session.ts';

/** What people call a feature: office number or name. */
export function titleOf(session: DistrictSession, ref: FeatureRef): string {
  if (ref.kind === 'parcel') return session.layers.get(ref.layerId)?.label(ref.row) ?? '';
  if (ref.kind === 'red-line') return session.register.redLines.get(ref.id)?.name ?? '';
  return session.register.sightings.get(ref.id)?.no ?? '';
}
