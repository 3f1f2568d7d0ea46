import type { AcceptedChange } from '../core/register/change.ts';
import type { Attachment } from '../store/database.ts';
import type { ActionRequest } from '../workers/calls/recording.ts';
import { record } from './record.ts';
import { services } from './services.ts';
import { useView } from './view.ts';

/**
 * Takes actions together: all of them are recorded, or none is; they are one step that can be undone. The register's conditions and
 * the rules that block are asked in the worker. `attachments`: originals of photos and sidecars that the actions name, kept with them. @throws CodedError with the refusal's code, worded by `describeError`
 */
export async function act(
  requests: readonly ActionRequest[],
  attachments?: ReadonlyMap<string, Attachment>,
): Promise<readonly AcceptedChange[]> {
  const accepted = await record(() => services().engine.draft([requests]), { attachments });
  useView.getState().noteRecord(accepted);
  return accepted;
}
