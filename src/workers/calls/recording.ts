import type { ActionRequest } from '../../core/register/actions/index.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Refusal } from '../../core/register/refusal.ts';

export type { ActionRequest };

/** The first draft that may not be accepted, by its place among those asked about. */
export interface RefusedDraft {
  readonly at: number;
  readonly refusal: Refusal;
}

export interface RecordingCalls {
  /**
   * Drafts of actions, each judged as if the ones before were accepted, by the actions' own conditions and by the rules that block.
   * @throws EngineError with the refusal's code; `at` among its params is the place of the action, from 0
   */
  draft(requests: readonly ActionRequest[]): readonly ChangeDraft[];
  /**
   * Whether drafts may be accepted after place `seq` of the feed: what the store asks before it writes. Null: all of them.
   * `{ refused: 'feed-moved' }` where the register stands at another place.
   */
  admit(drafts: readonly ChangeDraft[], seq: number): RefusedDraft | null;
}

export const RECORDING_CALLS = ['draft', 'admit'] as const satisfies readonly (keyof RecordingCalls)[];
