import { acceptFinding, reopenFinding } from './accept-finding.ts';
import { answerObjection } from './answer-objection.ts';
import { answerPatch, receivePatch, withdrawPatch, withdrawPatchAnswer } from './answer-patch.ts';
import { assignTask, finishTask, reopenTask, withdrawTask } from './assign-task.ts';
import { attachPhoto, withdrawPhoto } from './attach-photo.ts';
import { changeSettings } from './change-settings.ts';
import { describeRedLine } from './describe-red-line.ts';
import { documentMilestone } from './document-milestone.ts';
import { drawOccupiedLand } from './draw-occupied-land.ts';
import { drawRedLine } from './draw-red-line.ts';
import { freezeSnapshot, withdrawSnapshot } from './freeze-snapshot.ts';
import { importLayer } from './import-layer.ts';
import { saveTour, withdrawTour } from './save-tour.ts';
import { linkSighting } from './link-sighting.ts';
import { openCase } from './open-case.ts';
import { printDisclosure, withdrawDisclosure } from './print-disclosure.ts';
import { publishBoard, withdrawBoard } from './publish-board.ts';
import { receiveObjection } from './receive-objection.ts';
import { recordMilestone } from './record-milestone.ts';
import { eraseTrack } from './erase-track.ts';
import { recordPatrol, withdrawPatrol } from './record-patrol.ts';
import { recordService, withdrawService } from './record-service.ts';
import { registerBuilding, withdrawBuilding } from './register-building.ts';
import { registerHousehold, withdrawHousehold } from './register-household.ts';
import { registerItem } from './register-item.ts';
import { reportSighting } from './report-sighting.ts';
import { reshapeParcel } from './reshape-parcel.ts';
import { reshapeSighting } from './reshape-sighting.ts';
import { reviseRedLine } from './revise-red-line.ts';
import { takeCaseStep } from './take-case-step.ts';
import { withdrawCase } from './withdraw-case.ts';
import { withdrawCaseStep } from './withdraw-case-step.ts';
import { withdrawItem } from './withdraw-item.ts';
import { withdrawLayer } from './withdraw-layer.ts';
import { withdrawMilestone } from './withdraw-milestone.ts';
import { explainObjection, withdrawExplanation } from './explain-objection.ts';
import { withdrawObjection, withdrawObjectionAnswer } from './withdraw-objection.ts';
import { withdrawRedLine } from './withdraw-red-line.ts';
import { withdrawShape } from './withdraw-shape.ts';
import { unlinkSighting, withdrawSighting } from './withdraw-sighting.ts';

/** Every action by name: register + input → draft of a change, or the refusal. What can be asked for across a thread or a wire. */
export const ACTIONS = {
  acceptFinding,
  answerObjection,
  answerPatch,
  assignTask,
  attachPhoto,
  changeSettings,
  describeRedLine,
  documentMilestone,
  drawOccupiedLand,
  drawRedLine,
  eraseTrack,
  finishTask,
  freezeSnapshot,
  importLayer,
  linkSighting,
  openCase,
  printDisclosure,
  publishBoard,
  receiveObjection,
  receivePatch,
  recordMilestone,
  recordPatrol,
  recordService,
  registerBuilding,
  registerHousehold,
  registerItem,
  reopenFinding,
  reopenTask,
  reportSighting,
  reshapeParcel,
  reshapeSighting,
  reviseRedLine,
  takeCaseStep,
  unlinkSighting,
  withdrawBuilding,
  withdrawCase,
  withdrawCaseStep,
  withdrawHousehold,
  withdrawItem,
  withdrawLayer,
  withdrawMilestone,
  withdrawObjection,
  withdrawObjectionAnswer,
  explainObjection,
  withdrawExplanation,
  withdrawPatch,
  withdrawPatchAnswer,
  withdrawPatrol,
  withdrawPhoto,
  withdrawRedLine,
  withdrawService,
  withdrawShape,
  withdrawSighting,
  withdrawSnapshot,
  withdrawBoard,
  saveTour,
  withdrawTour,
  withdrawDisclosure,
  withdrawTask,
} as const;

export type ActionName = keyof typeof ACTIONS;

/** One action with its input. */
export type ActionRequest = {
  [A in ActionName]: { readonly action: A; readonly input: Parameters<(typeof ACTIONS)[A]>[1] };
}[ActionName];
