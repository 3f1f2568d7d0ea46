import type { Layer } from '../core/register/layer.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

/** Takes an import back. The package stays, so that figures published from it can still be recomputed. */
export async function withdrawLayer(layer: Layer, reason: string): Promise<void> {
  await record(await services().engine.draftWithdrawal([layer.id, reason, today()]));
}

/** Takes a withdrawal back: the layer and its red lines are recorded again as they were, from the package that was kept. */
export async function returnLayer(layer: Layer): Promise<void> {
  const drafts = await services().engine.draftReturn([layer.id]);
  const kept = await services().store.load(useSession.getState().summary?.district.id ?? '');
  const bytes = kept?.packages.get(layer.package_sha256);
  await record(drafts, bytes ? new Map([[layer.package_sha256, bytes]]) : new Map());
}
