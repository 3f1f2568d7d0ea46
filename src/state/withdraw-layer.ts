import type { Layer } from '../core/register/layer.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

/** Takes an import back. The package stays, so that figures published from it can still be recomputed. */
export async function withdrawLayer(layer: Layer, reason: string): Promise<void> {
  await record(await services().engine.draftWithdrawal([layer.id, reason, today()]));
}

/**
 * Takes back what was recorded last of a layer: its import, the replacement of another by it, or its withdrawal. What comes back is
 * recorded again as it was, from the package that was kept. @throws CodedError `layer-in-use`, `layer-unknown`
 */
export async function counterLayer(layerId: string, reason: string): Promise<void> {
  const { engine, store } = services();
  const drafts = await engine.draftUndo([layerId, reason, today()]);
  const wanted = drafts.flatMap((draft) => (draft.type === 'layer-imported' ? [draft.body.layer.package_sha256] : []));
  const kept = wanted.length > 0 ? await store.load(useSession.getState().summary?.district.id ?? '') : null;
  const packages = new Map(
    wanted.flatMap((name) => {
      const bytes = kept?.packages.get(name);
      return bytes ? [[name, bytes] as const] : [];
    }),
  );
  await record(drafts, packages);
}
