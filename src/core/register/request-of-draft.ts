import type { ActionRequest } from './actions/index.ts';
import type { ChangeDraft } from './change.ts';

/**
 * The action that a draft is the result of, so that whoever accepts a draft can ask again whether it may be taken. Null for the
 * change that begins a district, and for types that this program does not know.
 */
export function requestOfDraft(draft: ChangeDraft): ActionRequest | null {
  const { on } = draft;
  const { id } = draft.entity;
  switch (draft.type) {
    case 'settings-changed':
      return { action: 'changeSettings', input: { ...draft.body, on } };
    case 'layer-imported':
      return { action: 'importLayer', input: { ...draft.body, on } };
    case 'layer-withdrawn':
      return { action: 'withdrawLayer', input: { ...draft.body, layerId: id, on } };
    case 'parcel-reshaped':
      return { action: 'reshapeParcel', input: { ...draft.body, parcelId: id, on } };
    case 'red-line-drawn':
      return { action: 'drawRedLine', input: { ...draft.body, on } };
    case 'red-line-revised':
      return { action: 'reviseRedLine', input: { ...draft.body.version, redLineId: id, on } };
    case 'red-line-described':
      return { action: 'describeRedLine', input: { ...draft.body, redLineId: id, on } };
    case 'red-line-withdrawn':
      return { action: 'withdrawRedLine', input: { ...draft.body, redLineId: id, on } };
    case 'item-registered':
      return { action: 'registerItem', input: { ...draft.body, on } };
    case 'item-withdrawn':
      return { action: 'withdrawItem', input: { ...draft.body, itemId: id, on } };
    case 'milestone-recorded':
      return { action: 'recordMilestone', input: { ...draft.body.milestone, itemId: id, on } };
    case 'milestone-documented':
      return { action: 'documentMilestone', input: { ...draft.body, itemId: id, on } };
    case 'milestone-withdrawn':
      return { action: 'withdrawMilestone', input: { ...draft.body, itemId: id, on } };
    case 'objection-received':
      return { action: 'receiveObjection', input: { ...draft.body, itemId: id, on } };
    case 'objection-answered':
      return { action: 'answerObjection', input: { ...draft.body, itemId: id, on } };
    case 'objection-withdrawn':
      return { action: 'withdrawObjection', input: { ...draft.body, itemId: id, on } };
    case 'objection-answer-withdrawn':
      return { action: 'withdrawObjectionAnswer', input: { ...draft.body, itemId: id, on } };
    case 'objection-explained':
      return { action: 'explainObjection', input: { ...draft.body, itemId: id, on } };
    case 'objection-explanation-withdrawn':
      return { action: 'withdrawExplanation', input: { ...draft.body, itemId: id, on } };
    case 'household-registered':
      return { action: 'registerHousehold', input: { ...draft.body, on } };
    case 'household-withdrawn':
      return { action: 'withdrawHousehold', input: { ...draft.body, householdId: id, on } };
    case 'building-registered':
      return { action: 'registerBuilding', input: { ...draft.body, on } };
    case 'building-withdrawn':
      return { action: 'withdrawBuilding', input: { ...draft.body, buildingId: id, on } };
    case 'sighting-reported':
      return { action: 'reportSighting', input: { ...draft.body, on } };
    case 'sighting-reshaped':
      return { action: 'reshapeSighting', input: { ...draft.body, sightingId: id, on } };
    case 'sighting-linked':
      return { action: 'linkSighting', input: { ...draft.body, sightingId: id, on } };
    case 'sighting-unlinked':
      return { action: 'unlinkSighting', input: { ...draft.body, sightingId: id, on } };
    case 'sighting-withdrawn':
      return { action: 'withdrawSighting', input: { ...draft.body, sightingId: id, on } };
    case 'shape-withdrawn':
      return { action: 'withdrawShape', input: { ...draft.body, entity: draft.entity, on } };
    case 'case-opened':
      return { action: 'openCase', input: { ...draft.body, on } };
    case 'case-step-taken':
      return { action: 'takeCaseStep', input: { ...draft.body.step, caseId: id, on } };
    case 'document-served':
      return { action: 'recordService', input: { ...draft.body, caseId: id, on } };
    case 'document-service-withdrawn':
      return { action: 'withdrawService', input: { ...draft.body, caseId: id, on } };
    case 'case-step-withdrawn':
      return { action: 'withdrawCaseStep', input: { ...draft.body, caseId: id, on } };
    case 'occupied-land-drawn':
      return { action: 'drawOccupiedLand', input: { ...draft.body, caseId: id, on } };
    case 'case-withdrawn':
      return { action: 'withdrawCase', input: { ...draft.body, caseId: id, on } };
    case 'patch-received':
      return { action: 'receivePatch', input: { ...draft.body, on } };
    case 'patch-answered':
      return { action: 'answerPatch', input: { ...draft.body, patchId: id, on } };
    case 'patch-answer-withdrawn':
      return { action: 'withdrawPatchAnswer', input: { ...draft.body, patchId: id, on } };
    case 'patch-withdrawn':
      return { action: 'withdrawPatch', input: { ...draft.body, patchId: id, on } };
    case 'task-assigned':
      return { action: 'assignTask', input: { ...draft.body, on } };
    case 'task-done':
      return { action: 'finishTask', input: { ...draft.body, taskId: id, on } };
    case 'task-reopened':
      return { action: 'reopenTask', input: { ...draft.body, taskId: id, on } };
    case 'task-withdrawn':
      return { action: 'withdrawTask', input: { ...draft.body, taskId: id, on } };
    case 'finding-accepted':
      return { action: 'acceptFinding', input: { ...draft.body, key: id, on } };
    case 'finding-reopened':
      return { action: 'reopenFinding', input: { ...draft.body, key: id, on } };
    case 'patrol-recorded':
      return { action: 'recordPatrol', input: { ...draft.body, on } };
    case 'patrol-withdrawn':
      return { action: 'withdrawPatrol', input: { ...draft.body, patrolId: id, on } };
    case 'track-erased':
      return { action: 'eraseTrack', input: { patrolId: id, reached: draft.body.patrol.reached, on } };
    case 'photo-attached':
      return { action: 'attachPhoto', input: { ...draft.body, on } };
    case 'photo-withdrawn':
      return { action: 'withdrawPhoto', input: { ...draft.body, photoId: id, on } };
    case 'snapshot-frozen':
      return { action: 'freezeSnapshot', input: { ...draft.body, on } };
    case 'snapshot-withdrawn':
      return { action: 'withdrawSnapshot', input: { ...draft.body, snapshotId: id, on } };
    case 'board-published':
      return { action: 'publishBoard', input: { ...draft.body, on } };
    case 'board-withdrawn':
      return { action: 'withdrawBoard', input: { ...draft.body, boardId: id, on } };
    case 'tour-saved':
      return { action: 'saveTour', input: { ...draft.body, on } };
    case 'tour-withdrawn':
      return { action: 'withdrawTour', input: { ...draft.body, tourId: id, on } };
    case 'disclosure-printed':
      return { action: 'printDisclosure', input: { ...draft.body, on } };
    case 'disclosure-withdrawn':
      return { action: 'withdrawDisclosure', input: { ...draft.body, disclosureId: id, on } };
    default:
      return null;
  }
}
