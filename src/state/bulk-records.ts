import type { AcceptedChange } from '../core/register/change.ts';
import type { ActionRequest } from '../workers/calls/recording.ts';
import { act } from './act.ts';
import { today } from './record.ts';

/** Steps that were recorded together, by the key that names them in the view's steps. Each is a change of a clearance item. */
const recorded = new Map<string, readonly AcceptedChange[]>();

export function keepBulk(key: string, changes: readonly AcceptedChange[]): void {
  recorded.set(key, changes);
}

/**
 * Takes steps that were recorded together back, or records them again: as one record, all or none. The last goes first, so that
 * none is taken back under one that rests on it. @throws CodedError where something recorded later rests on one of them
 */
export async function counterBulk(key: string, back: boolean, reason: string): Promise<void> {
  const changes = recorded.get(key);
  if (!changes) throw Object.assign(new Error('bulk-gone'), { code: 'bulk-gone' });
  if (back) await act(changes.toReversed().flatMap((change) => withdrawalOf(change, reason)));
  else recorded.set(key, await act(changes.flatMap(recordingOf)));
}

function withdrawalOf({ id: changeId, entity }: AcceptedChange, reason: string): ActionRequest[] {
  return [{ action: 'withdrawMilestone', input: { itemId: entity.id, changeId, reason, on: today() } }];
}

function recordingOf({ entity, type, on, body }: AcceptedChange): ActionRequest[] {
  if (type !== 'milestone-recorded') return [];
  return [{ action: 'recordMilestone', input: { ...body.milestone, itemId: entity.id, on } }];
}
