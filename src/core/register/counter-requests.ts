import type { ActionRequest } from './actions/index.ts';
import { writeCanonicalJson } from './canonical-json.ts';
import type { AcceptedChange, ChangeType } from './change.ts';
import type { Day } from './ports.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Register } from './register.ts';
import { requestOfDraft } from './request-of-draft.ts';
import { restoreCase, restoreRedLine, restoreSighting, restoreTask } from './restore-entity.ts';

export interface CounterContext {
  /** The entity alone, as it was before the change. */
  readonly before: Register;
  /** All changes of the entity, in the order of the feed. */
  readonly history: readonly AcceptedChange[];
  readonly reason: string;
  readonly on: Day;
}

type Requests = readonly ActionRequest[] | Refusal;

/** The actions that take one change back; a refusal where it cannot be said again as it was. */
export function counterRequests(change: AcceptedChange, context: CounterContext): Requests {
  const { before, history, reason, on } = context;
  const { entity } = change;
  const { id } = entity;
  const gone = { refused: 'entity-unknown', kind: entity.kind, entity: id };
  const withdrawn = { reason, on };
  switch (change.type) {
    case 'district-created':
      return { refused: 'district-stays' };
    case 'settings-changed':
      return [
        {
          action: 'changeSettings',
          input: {
            patch: fieldsBefore(before.settings, change.body.patch),
            ...(change.body.name !== undefined && { name: before.district?.name }),
            ...withdrawn,
          },
        },
      ];

    case 'layer-imported':
      return [{ action: 'withdrawLayer', input: { layerId: id, ...withdrawn } }];
    case 'layer-withdrawn': {
      const { importedOn, ...layer } = before.layers.get(id) ?? { importedOn: on };
      return 'id' in layer ? [{ action: 'importLayer', input: { layer, on: importedOn } }] : gone;
    }

    case 'red-line-drawn':
      return [{ action: 'withdrawRedLine', input: { redLineId: id, ...withdrawn } }];
    case 'red-line-described': {
      const patch = fieldsBefore(before.redLines.get(id), change.body.patch);
      return [{ action: 'describeRedLine', input: { redLineId: id, patch, ...withdrawn } }];
    }
    case 'red-line-withdrawn':
      return restoreRedLine(before.redLines.get(id)) ?? gone;

    case 'red-line-revised':
    case 'sighting-reshaped':
    case 'parcel-reshaped':
    case 'occupied-land-drawn':
      return [{ action: 'withdrawShape', input: { entity, changeId: lastSaid(change, history), ...withdrawn } }];
    case 'milestone-recorded':
      return [{ action: 'withdrawMilestone', input: { itemId: id, changeId: lastSaid(change, history), ...withdrawn } }];
    case 'milestone-documented': {
      const { changeId } = change.body;
      const milestone = before.items.get(id)?.milestones.find((one) => one.changeId === changeId);
      const patch = fieldsBefore(milestone, change.body.patch);
      return [{ action: 'documentMilestone', input: { itemId: id, changeId, patch, ...withdrawn } }];
    }
    case 'case-step-taken':
      return [{ action: 'withdrawCaseStep', input: { caseId: id, changeId: lastSaid(change, history), ...withdrawn } }];
    case 'document-served':
      return [{ action: 'withdrawService', input: { caseId: id, changeId: change.body.changeId, ...withdrawn } }];
    case 'document-service-withdrawn':
      return (
        lastOf('document-served', history, change, (said) => said.changeId === change.body.changeId) ??
        serviceOfStep(change, history) ??
        gone
      );
    case 'shape-withdrawn':
      return sayAgain(change.body.changeId, history) ?? gone;
    case 'milestone-withdrawn': {
      // Papers may have been added to it since: it comes back as it was.
      const last = before.items.get(id)?.milestones.find(({ changeId }) => changeId === change.body.changeId);
      const again = sayAgain(change.body.changeId, history);
      if (!again || isRefusal(again)) return again ?? gone;
      const { documentNo, proof } = last ?? {};
      return again.map((one) =>
        one.action === 'recordMilestone' ? { ...one, input: { ...one.input, documentNo, proof } } : one,
      );
    }
    case 'case-step-withdrawn': {
      // Its document may have been served since: the step comes back as it was.
      const served = before.cases.get(id)?.steps.find(({ changeId }) => changeId === change.body.changeId)?.served;
      const again = sayAgain(change.body.changeId, history);
      if (!again || isRefusal(again)) return again ?? gone;
      return again.map((one) => (one.action === 'takeCaseStep' ? { ...one, input: { ...one.input, served } } : one));
    }

    case 'item-registered':
      return [{ action: 'withdrawItem', input: { itemId: id, ...withdrawn } }];
    case 'objection-received':
      return [{ action: 'withdrawObjection', input: { itemId: id, objectionId: change.body.objection.id, ...withdrawn } }];
    case 'objection-answered':
      return [{ action: 'withdrawObjectionAnswer', input: { itemId: id, objectionId: change.body.objectionId, ...withdrawn } }];
    case 'objection-withdrawn':
      return lastOf('objection-received', history, change, ({ objection }) => objection.id === change.body.objectionId) ?? gone;
    case 'objection-answer-withdrawn':
      return lastOf('objection-answered', history, change, (said) => said.objectionId === change.body.objectionId) ?? gone;
    case 'objection-explained': {
      const { objectionId } = change.body;
      return [
        { action: 'withdrawExplanation', input: { itemId: id, objectionId, changeId: lastSaid(change, history), ...withdrawn } },
      ];
    }
    case 'objection-explanation-withdrawn':
      return sayAgain(change.body.changeId, history) ?? gone;

    case 'household-registered':
      return [{ action: 'withdrawHousehold', input: { householdId: id, ...withdrawn } }];
    case 'building-registered':
      return [{ action: 'withdrawBuilding', input: { buildingId: id, ...withdrawn } }];
    case 'household-withdrawn':
      return lastOf('household-registered', history, change) ?? gone;
    case 'building-withdrawn':
      return lastOf('building-registered', history, change) ?? gone;
    case 'item-withdrawn':
      return lastOf('item-registered', history, change) ?? gone;

    case 'sighting-reported':
      return [{ action: 'withdrawSighting', input: { sightingId: id, ...withdrawn } }];
    case 'sighting-withdrawn':
      return restoreSighting(before.sightings.get(id)) ?? gone;
    case 'sighting-linked':
    case 'sighting-unlinked': {
      const sameAs = before.sightings.get(id)?.sameAs;
      if (sameAs === undefined) return [{ action: 'unlinkSighting', input: { sightingId: id, ...withdrawn } }];
      return [{ action: 'linkSighting', input: { sightingId: id, sameAs, on: change.on } }];
    }

    case 'case-opened':
      return [{ action: 'withdrawCase', input: { caseId: id, ...withdrawn } }];
    case 'case-withdrawn':
      return restoreCase(before.cases.get(id), findLast('case-opened', history, change)) ?? gone;

    case 'patch-received':
      return [{ action: 'withdrawPatch', input: { patchId: id, ...withdrawn } }];
    case 'patch-answered':
      return [{ action: 'withdrawPatchAnswer', input: { patchId: id, ...withdrawn } }];
    case 'patch-answer-withdrawn':
      return lastOf('patch-answered', history, change) ?? gone;
    case 'patch-withdrawn':
      return lastOf('patch-received', history, change) ?? gone;

    case 'task-assigned':
      return [{ action: 'withdrawTask', input: { taskId: id, ...withdrawn } }];
    case 'task-done':
      return [{ action: 'reopenTask', input: { taskId: id, ...withdrawn } }];
    case 'task-reopened':
      return lastOf('task-done', history, change) ?? gone;
    case 'task-withdrawn':
      return restoreTask(before.tasks.get(id)) ?? gone;

    case 'finding-accepted':
    case 'finding-reopened': {
      const { id: key, acceptedOn, ...acceptance } = before.acceptances.get(id) ?? { id, acceptedOn: on };
      if (!('code' in acceptance)) return [{ action: 'reopenFinding', input: { key: id, ...withdrawn } }];
      return [{ action: 'acceptFinding', input: { key, acceptance, on: acceptedOn } }];
    }
    case 'patrol-recorded':
      return [{ action: 'withdrawPatrol', input: { patrolId: id, ...withdrawn } }];
    case 'patrol-withdrawn':
      if (history.some(({ type }) => type === 'track-erased')) return { refused: 'track-erased', patrol: id };
      return lastOf('patrol-recorded', history, change) ?? gone;
    case 'track-erased':
      return { refused: 'track-erased', patrol: id };
    case 'photo-attached':
      return [{ action: 'withdrawPhoto', input: { photoId: id, ...withdrawn } }];
    case 'photo-withdrawn':
      return lastOf('photo-attached', history, change) ?? gone;
    case 'snapshot-frozen':
      return [{ action: 'withdrawSnapshot', input: { snapshotId: id, ...withdrawn } }];
    case 'snapshot-withdrawn':
      return lastOf('snapshot-frozen', history, change) ?? gone;
    case 'board-published':
      return [{ action: 'withdrawBoard', input: { boardId: id, ...withdrawn } }];
    case 'board-withdrawn':
      return lastOf('board-published', history, change) ?? gone;
    case 'tour-saved': {
      const { savedOn, ...tour } = before.tours.get(id) ?? { savedOn: on };
      if (!('id' in tour)) return [{ action: 'withdrawTour', input: { tourId: id, ...withdrawn } }];
      return [{ action: 'saveTour', input: { tour, on: savedOn } }];
    }
    case 'tour-withdrawn':
      return lastOf('tour-saved', history, change) ?? gone;
    case 'disclosure-printed':
      return [{ action: 'withdrawDisclosure', input: { disclosureId: id, ...withdrawn } }];
    case 'disclosure-withdrawn':
      return lastOf('disclosure-printed', history, change) ?? gone;
    default:
      return { refused: 'type-unknown', type: (change as AcceptedChange).type };
  }
}

/** The fields of a patch as they were; null where there was nothing. */
function fieldsBefore(before: object | null | undefined, patch: object): object {
  const held = before as Readonly<Record<string, unknown>> | null | undefined;
  return Object.fromEntries(Object.keys(patch).map((field) => [field, held?.[field] ?? null]));
}

type Of<T extends ChangeType> = Extract<AcceptedChange, { type: T }>;

function findLast<T extends ChangeType>(
  type: T,
  history: readonly AcceptedChange[],
  until: AcceptedChange,
  isMeant: (body: Of<T>['body']) => boolean = () => true,
): Of<T> | undefined {
  const found = history.findLast((one) => one.type === type && one.seq < until.seq && isMeant(one.body as Of<T>['body']));
  return found as Of<T> | undefined;
}

/** The last change of a type before another, once more. */
function lastOf<T extends ChangeType>(...args: Parameters<typeof findLast<T>>): readonly ActionRequest[] | null {
  const found = findLast(...args);
  const request = found && requestOfDraft(found);
  return request ? [request] : null;
}

/** The change that a withdrawal has to name: itself while it stands; what was taken back and recorded again stands under a later id. */
function lastSaid(change: AcceptedChange, history: readonly AcceptedChange[]): string {
  const { type, on, body, id, seq } = change;
  const withdrawn = new Set(history.flatMap((one) => ('changeId' in one.body ? [one.body.changeId] : [])));
  const wasCleared = history.some((one) => one.seq > seq && one.type.endsWith('-withdrawn') && !('changeId' in one.body));
  if (!withdrawn.has(id) && !wasCleared) return id;
  const said = writeCanonicalJson(body);
  const isMeant = (one: AcceptedChange) => one.type === type && one.on === on && writeCanonicalJson(one.body) === said;
  return history.findLast((one) => isMeant(one) && !withdrawn.has(one.id))?.id ?? id;
}

/** What stands in order of its day, and of one day in the order of the feed. */
const ORDERED: ReadonlySet<ChangeType> = new Set([
  'red-line-revised',
  'sighting-reshaped',
  'parcel-reshaped',
  'case-opened',
  'occupied-land-drawn',
  'case-step-taken',
]);

/**
 * What a withdrawal named, once more. Of one day the later in the feed stands last: what was recorded after it on the same day would
 * then stand before it, and so nothing is said again as it was.
 */
function sayAgain(changeId: string, history: readonly AcceptedChange[]): Requests | null {
  const said = history.find(({ id }) => id === changeId);
  if (!said) return null;
  const withdrawn = new Set(history.flatMap(({ body }) => ('changeId' in body ? [body.changeId] : [])));
  const overtaking = history.some(
    (one) => one.seq > said.seq && one.on === said.on && ORDERED.has(one.type) && !withdrawn.has(one.id),
  );
  if (overtaking && ORDERED.has(said.type)) return { refused: 'same-day-since', saidOn: said.on };
  if (said.type === 'case-opened') {
    const { occupiedLand, reason } = said.body;
    if (!occupiedLand) return null;
    return [{ action: 'drawOccupiedLand', input: { caseId: said.entity.id, shape: occupiedLand, reason, on: said.on } }];
  }
  const request = requestOfDraft(said);
  return request && [request];
}

/** The service that came with the step itself. */
function serviceOfStep(
  { entity, body: { changeId } }: Extract<AcceptedChange, { type: 'document-service-withdrawn' }>,
  history: readonly AcceptedChange[],
): ActionRequest[] | undefined {
  const step = history.find((one) => one.id === changeId);
  const served = step?.type === 'case-step-taken' ? step.body.step.served : undefined;
  return served && [{ action: 'recordService', input: { caseId: entity.id, changeId, served, on: served.on } }];
}
