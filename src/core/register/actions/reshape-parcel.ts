import type { ChangeBodies, ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Gives a parcel of a layer a new shape from a day on. */
export function reshapeParcel(
  register: Register,
  input: ChangeBodies['parcel-reshaped'] & { readonly parcelId: string; readonly on: Day },
): ChangeDraft<'parcel-reshaped'> | Refusal {
  const { parcelId, on, layerId, parcelNo, shape, reason } = input;
  const layer = register.layers.get(layerId);
  if (!layer) return { refused: 'layer-unknown', layer: layerId };
  if (layer.kind !== 'parcels') return { refused: 'layer-holds-no-parcels', layer: layerId, kind: layer.kind };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  const body = { layerId, parcelNo, shape, reason };
  return checkShape(shape) ?? draftChange(register, 'parcel-reshaped', { kind: 'parcel', id: parcelId }, on, body);
}
