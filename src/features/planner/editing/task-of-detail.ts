import type { EditTask } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';

/** What could be drawn anew of a feature; null for layers whose shapes come from elsewhere. */
export function taskOfDetail(detail: FeatureDetail): EditTask | null {
  if (detail.kind !== 'parcel') {
    const id = detail.ref.kind === 'parcel' ? null : detail.ref.id;
    return { kind: detail.kind, id, title: detail.title };
  }
  return detail.parcelId && detail.ref.kind === 'parcel' && isParcelLayer(detail.ref.layerId)
    ? { kind: 'parcel', id: detail.parcelId, title: detail.title, layerId: detail.ref.layerId }
    : null;
}

const isParcelLayer = (layerId: string): boolean =>
  useSession.getState().summary?.layers.some(({ id, kind }) => id === layerId && kind === 'parcels') ?? false;
