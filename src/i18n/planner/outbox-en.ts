import type { outboxImportZh } from './outbox-zh.ts';

export const outboxImportEn: typeof outboxImportZh = {
  title: 'Take in field work',
  reading: 'Checking the outbox file',
  accepting: 'Taking in',
  lead: '{{fresh}} new · {{here}} here already · {{refused}} refused',
  nothingYet: 'Nothing has been taken in yet. A record goes in whole, with its photos, or not at all.',
  file: '{{name}}: device {{device}}, exported {{at}}',
  missing: 'Photo files that the phone could not bring: {{count}}',
  baseUnknown:
    'The phone’s package was not made from the records here: what changed meanwhile cannot be told; everything is judged as things are now.',
  columns: { what: 'What', who: 'By / device', when: 'Recorded', photos: 'Photos', verdict: 'Result' },
  verdict: { new: 'Can be taken', here: 'Here already', refused: 'Refused' },
  taken: 'Taken in',
  moved: 'The office recorded more of it after the phone had its package: judged as things are now; please compare.',
  accept: 'Take in {{count}}',
  again: 'Nothing new. A receipt can be given once more.',
  receiptOnly: 'Only give a receipt',
  done: 'Taken in: {{count}}. Their photos are kept on this device and were compared.',
  refusedLeft: 'Not taken in: {{count}}; the receipt says why, and the phone shows it.',
  receiptHow: 'Send the receipt back to the phone and open it in its outbox: what agrees is then shown as safe.',
  undo: 'Take all back',
  undoHow:
    'Takes everything that was taken in now out of the register, together; records and photos stay in the history, and the receipt stays true. To have them again, redo.',
  takenBack: 'Field reports taken back: {{name}}',
  undone: 'Records taken back: {{count}}.',
  saveReceipt: 'Save the receipt',
  kind: { sighting: 'Report', photo: 'Photo', patrol: 'Patrol', task: 'Task', patch: 'Patch check', other: 'Record' },
};
