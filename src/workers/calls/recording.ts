import type { ActionRequest } from '../../core/register/actions/index.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { TakenBack } from '../../core/register/counter-change.ts';
import type { RefusedDraft } from '../../core/register/referee.ts';

export type { ActionRequest, RefusedDraft };

export interface RecordingCalls {
  /**
   * Drafts of actions, each judged as if the ones before were accepted, by the actions' own conditions and by the rules that block.
   * @throws EngineError with the refusal's code; `at` among its params is the place of the action, from 0
   */
  draft(requests: readonly ActionRequest[]): readonly ChangeDraft[];
  /**
   * The drafts that take accepted changes back. @throws EngineError `layer-in-use` where clearance items would lose their parcel,
   * `changed-since` where somebody went on from it, or what rests on it
   */
  draftCounter(taken: TakenBack): readonly ChangeDraft[];
  /**
   * Whether drafts may be accepted after place `seq` of the feed: what the store asks before it writes. Null: all of them.
   * `feed-moved` where the register stands at another place; `entity-changed` where a draft's author saw an older version of its
   * entity; `draft-malformed` where a draft says anything else than its action does.
   */
  admit(drafts: readonly ChangeDraft[], seq: number, packages?: ReadonlyMap<string, Uint8Array>): RefusedDraft | null;
}

export const RECORDING_CALLS = ['draft', 'draftCounter', 'admit'] as const satisfies readonly (keyof RecordingCalls)[];
