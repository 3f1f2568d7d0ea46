import type { AcceptedChange } from '../core/register/change.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';
import { openDistrictId, untilKept } from './session.ts';
import { useView } from './view.ts';

/**
 * Takes recorded changes back by counter-changes, as one record and one step that can be undone: those of others and of long ago
 * too. `reason` is recorded with every withdrawal, in the person's language.
 * @throws CodedError `changed-since`, `layer-in-use`, or what else rests on them; `change-unknown`
 */
export async function takeBack(changeIds: readonly string[], reason: string): Promise<readonly AcceptedChange[]> {
  const accepted = await recordCounter(changeIds, reason);
  useView.getState().noteRecord(accepted);
  return accepted;
}

/** The same without a step: of whoever keeps the steps itself. */
export async function recordCounter(changeIds: readonly string[], reason: string): Promise<readonly AcceptedChange[]> {
  const { engine, store } = services();
  const district = openDistrictId() ?? '';
  await untilKept();
  const changes = await store.changes(district, changeIds);
  if (changes.length < changeIds.length) throw Object.assign(new Error('change-unknown'), { code: 'change-unknown' });
  const entities = [...new Map(changes.map(({ entity }) => [`${entity.kind}/${entity.id}`, entity])).values()];
  const draft = async () => {
    const history = await store.changesOf(district, ...entities);
    return engine.draftCounter([{ changes, history, reason, on: today() }]);
  };
  return record(draft, { packages: await packagesOf(district, changes) });
}

/** A layer that comes back needs its package, which was kept. */
async function packagesOf(district: string, changes: readonly AcceptedChange[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const isComing = changes.some(({ type }) => type === 'layer-withdrawn');
  return (isComing && (await services().store.load(district))?.packages) || new Map();
}
