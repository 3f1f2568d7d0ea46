import type { ActionRequest } from '../../core/register/actions/index.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { requestOfDraft } from '../../core/register/request-of-draft.ts';
import { openTentative } from '../../core/register/tentative-register.ts';
import type { RefusedDraft } from '../calls/recording.ts';
import type { DistrictSession } from './district-session.ts';

/** Drafts of actions one after the other, or the first refusal. */
export function draftActions(session: DistrictSession, requests: readonly ActionRequest[]): ChangeDraft[] | RefusedDraft {
  const tentative = openTentative(session.register);
  const drafts: ChangeDraft[] = [];
  for (const [at, request] of requests.entries()) {
    const draft = tentative.take(request);
    if (isRefusal(draft)) return { at, refusal: draft };
    drafts.push(draft);
  }
  return drafts;
}

/** The first of the drafts that may not be accepted: whatever made them, they are asked about again. */
export function findRefusal(session: DistrictSession, drafts: readonly ChangeDraft[], seq: number): RefusedDraft | null {
  if (session.register.seq !== seq) return { at: 0, refusal: { refused: 'feed-moved', seq: session.register.seq } };
  const tentative = openTentative(session.register);
  for (const [at, draft] of drafts.entries()) {
    const request = requestOfDraft(draft);
    const judged: ChangeDraft | Refusal = request ? tentative.take(request) : { refused: 'type-unknown', type: draft.type };
    if (isRefusal(judged)) return { at, refusal: judged };
  }
  return null;
}
