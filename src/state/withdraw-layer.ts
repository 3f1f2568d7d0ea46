import type { AcceptedChange } from '../core/register/change.ts';
import type { Layer } from '../core/register/layer.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useView } from './view.ts';

/** Takes an import back, as one step that can be undone. The package stays, so that figures published from it can still be recomputed. */
export async function withdrawLayer(layer: Layer, reason: string): Promise<readonly AcceptedChange[]> {
  const accepted = await record(() => services().engine.draftWithdrawal([layer.id, reason, today()]));
  useView.getState().noteRecord(accepted, layer);
  return accepted;
}
