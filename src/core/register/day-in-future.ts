import type { ChangeDraft } from './change.ts';
import type { Day } from './ports.ts';
import type { RefusedDraft } from './referee.ts';

/**
 * The first draft that says something happened after today. Days that are planned (a task's due day, the day to answer or to perform
 * by, a red line or shape that takes effect later) are free.
 */
export function findFutureDay(drafts: readonly ChangeDraft[], today: Day): RefusedDraft | null {
  for (const [at, draft] of drafts.entries()) {
    const day = happenedOn(draft).find((one) => typeof one === 'string' && one > today);
    if (day !== undefined) return { at, refusal: { refused: 'day-in-future', today, notBefore: day } };
  }
  return null;
}

/** Days of what a draft says has happened. Bodies are read with care: whoever made the draft is judged after this. */
function happenedOn({ type, on, body }: ChangeDraft): readonly (Day | undefined)[] {
  if (!body) return [on];
  switch (type) {
    case 'item-registered':
    case 'milestone-recorded':
    case 'milestone-documented':
    case 'document-served':
    case 'objection-answered':
    case 'patch-answered':
    case 'task-done':
    case 'finding-accepted':
    case 'patrol-recorded':
    case 'track-erased':
      return [on];
    case 'objection-received':
      return [on, body.objection?.receivedOn];
    case 'case-step-taken':
      return [on, body.step?.served?.on];
    case 'case-opened':
      return [on, body.case?.begunOn];
    case 'sighting-reported':
      return [on, body.sighting?.seenOn, body.sighting?.absentOn];
    case 'patch-received':
      return [on, body.patch?.imagedOn];
    default:
      return [];
  }
}
