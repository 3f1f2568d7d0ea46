import type { Layer } from '../core/register/layer.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';

/** Takes an import back. The package stays, so that figures published from it can still be recomputed. */
export async function withdrawLayer(layer: Layer, reason: string): Promise<void> {
  await record(await services().engine.draftWithdrawal([layer.id, reason, today()]));
}
