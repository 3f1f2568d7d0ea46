/** Why a step of a case, or of an objection, is refused. */
export const caseworkEn = {
  error: {
    'text-too-long': 'This text has {{length}} characters, the record takes {{most}}. Shorten it, or keep it as a document.',
    'text-with-unseen':
      'The text “{{text}}” holds a character that is not seen (no. {{place}}), as copying sometimes brings along. Type it again.',
    'sighting-has-case': 'This sighting has a case already ({{caseNo}}): go on there.',
    'shape-without-area': 'The shape encloses nothing: its vertices lie on one line, or go there and back. Draw it again.',
    'action-unknown':
      'There is no action “{{action}}”; nothing was recorded. Use the buttons of this page; if it comes from another version, update first.',
    'input-malformed':
      'Nothing was recorded: what “{{action}}” was given is not what it should be ({{detail}}). Use the buttons of this page.',
    'result-missing': 'State the result.',
    'district-removed':
      'Another tab removed this district from the device: it can be looked at here, and nothing can be recorded. Open its file again to go on.',
    'draft-malformed': 'Not saved: what this change says is not what its action does ({{type}}). Please enter it on the screen.',
    'entity-changed':
      'Not saved: another tab changed this record meanwhile. What is new is shown now: look at it, then submit again.',
    'changed-since': 'Cannot be taken back: somebody went on from it since. Take the later change back first.',
    'change-unknown': 'The change was not found; another tab may have opened other data of this district. Reload the page.',
    'district-stays': 'The beginning of a district cannot be taken back; remove the district from this device instead.',
    'entity-unknown': 'What should come back is not there; nothing was saved.',
    'same-day-since':
      'Something else was recorded of the same day ({{saidOn}}) since, and would now stand before it: take that back first.',
    'feed-moved':
      'Another tab recorded something meanwhile, so this was not saved. What is new is shown now: look at it, then submit again.',
    'patch-answered-already': 'The patch was answered on {{answeredOn}}. To change that, take the answer back first.',
    'patch-finding-unknown': 'There is no result “{{finding}}”: choose one of the list.',
    'patch-unanswered': 'Patch {{patch}} was not answered; there is no answer to take back.',
    'patch-unknown': 'There is no such patch; it may have been withdrawn.',
    'result-before-assignment': 'The result is dated before the task was given ({{notBefore}}): check the day.',
    'shape-unknown': 'There is no such change of shape; it may have been withdrawn.',
    'sighting-in-use': '{{no}} refers to this sighting; it cannot be withdrawn. Undo that link first.',
    'sighting-not-linked': 'This sighting is not linked to another.',
    'task-done-already': 'The task was done on {{doneOn}}. To change that, open it again first.',
    'task-open': 'The task is not done yet; there is nothing to open again.',
    'task-unknown': 'There is no such task; it may have been withdrawn.',
    'type-unknown':
      'This version of the program does not know this kind of change ({{type}}); nothing was saved. Reload the page to update it.',
  },
  note: {},
};
