import type { ChangeDraft } from '../change.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { draftChange } from './draft-change.ts';

/** Takes back an import. The package stays: figures published from it can still be recomputed. */
export function withdrawLayer(
  register: Register,
  input: { readonly layerId: string; readonly reason: string; readonly on: Day },
): ChangeDraft<'layer-withdrawn'> | Refusal {
  const { layerId, reason, on } = input;
  if (!register.layers.has(layerId)) return { refused: 'layer-unknown', layer: layerId };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'layer-withdrawn', { kind: 'layer', id: layerId }, on, { reason });
}
