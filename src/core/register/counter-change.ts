import { writeCanonicalJson } from './canonical-json.ts';
import type { AcceptedChange, ChangeDraft } from './change.ts';
import { counterRequests } from './counter-requests.ts';
import { withoutChangeIds } from './digest.ts';
import { applyChanges, foldFeed } from './fold.ts';
import type { Day } from './ports.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { entityOf, type Register } from './register.ts';
import { openTentative } from './tentative-register.ts';

/** What is to be taken back, and what it is judged by. */
export interface TakenBack {
  /** In the order of the feed; they go last first. */
  readonly changes: readonly AcceptedChange[];
  /** Every change of their entities, in the order of the feed: an entity is what its own changes add up to. */
  readonly history: readonly AcceptedChange[];
  /** Why, in the words of whoever takes it back: recorded with every withdrawal. */
  readonly reason: string;
  /** Day of the withdrawals; what is recorded again keeps the day that it had. */
  readonly on: Day;
}

/**
 * The drafts that take accepted changes back, so that the register says what it said without them: what they brought is withdrawn,
 * what they took away is recorded again as it was. Nothing is deleted: the feed says how. Each goes through its action, so that
 * whatever rests on a change keeps it; `changed-since` where somebody went on from it.
 */
export function draftCounterChanges(now: Register, { changes, history, reason, on }: TakenBack): ChangeDraft[] | Refusal {
  const histories = groupByEntity(history);
  const tentative = openTentative(now);
  const drafts: ChangeDraft[] = [];
  for (const change of changes.toReversed()) {
    const own = (histories.get(keyOf(change)) ?? []).filter(({ seq }) => seq < change.seq);
    const before = foldFeed(own);
    const after = applyChanges(before, [change]);
    const wasMovedOn = !saysTheSame(decidedBy(change, after), decidedBy(change, tentative.register));
    const requests = counterRequests(change, { before, history: histories.get(keyOf(change)) ?? [], reason, on });
    if (isRefusal(requests)) return requests;
    for (const request of requests) {
      const draft = tentative.take(request);
      if (isRefusal(draft)) return draft;
      drafts.push(draft);
    }
    if (wasMovedOn) return { refused: 'changed-since', kind: change.entity.kind, changedOn: change.on };
  }
  return drafts;
}

/** The part of its entity that a change decided, and nobody may have decided otherwise since; null where it is named by its id. */
function decidedBy(change: AcceptedChange, register: Register): unknown {
  const { id } = change.entity;
  switch (change.type) {
    case 'parcel-reshaped':
    case 'red-line-revised':
    case 'sighting-reshaped':
    case 'occupied-land-drawn':
    case 'shape-withdrawn':
    case 'milestone-recorded':
    case 'milestone-withdrawn':
    case 'case-step-taken':
    case 'case-step-withdrawn':
    case 'document-served':
    case 'document-service-withdrawn':
    case 'objection-received':
    case 'objection-withdrawn':
      return null;
    case 'settings-changed':
      return pick(register.settings, change.body.patch);
    case 'milestone-documented': {
      const { changeId, patch } = change.body;
      return pick(
        register.items.get(id)?.milestones.find((one) => one.changeId === changeId),
        patch,
      );
    }
    case 'red-line-described':
      return pick(register.redLines.get(id), change.body.patch);
    case 'sighting-linked':
    case 'sighting-unlinked':
      return register.sightings.get(id)?.sameAs;
    case 'objection-answered':
    case 'objection-answer-withdrawn':
    case 'objection-explained':
    case 'objection-explanation-withdrawn':
      return register.items.get(id)?.objections.find((one) => one.id === change.body.objectionId);
    default:
      return entityOf(register, change.entity);
  }
}

const pick = (from: object | null | undefined, fields: object): unknown[] =>
  Object.keys(fields).map((field) => (from as Readonly<Record<string, unknown>> | null | undefined)?.[field] ?? null);

const saysTheSame = (a: unknown, b: unknown): boolean =>
  writeCanonicalJson(withoutChangeIds(a ?? null)) === writeCanonicalJson(withoutChangeIds(b ?? null));

const keyOf = ({ entity }: AcceptedChange): string => `${entity.kind}/${entity.id}`;

function groupByEntity(history: readonly AcceptedChange[]): ReadonlyMap<string, readonly AcceptedChange[]> {
  const groups = new Map<string, AcceptedChange[]>();
  for (const change of history) {
    const group = groups.get(keyOf(change));
    if (group) group.push(change);
    else groups.set(keyOf(change), [change]);
  }
  return groups;
}
