import type { outboxZh } from './outbox-zh.ts';

export const outboxEn: typeof outboxZh = {
  error: {
    'outbox-damaged':
      'The records of this outbox file are damaged and cannot be read; nothing was taken in. Export it again on the phone.',
    'outbox-malformed':
      'A record of this outbox file ({{member}}) is not known to this program; nothing was taken in. Update the program, or export again on the phone.',
    'outbox-of-others':
      'This record belongs to another district ({{found}}): the file looks pieced together; nothing was taken in.',
    'outbox-repeated': 'The same record ({{id}}) stands in the file twice: it looks pieced together; nothing was taken in.',
    'outbox-not-field-work':
      'The file holds a change that is no field work ({{type}}): those are made at the desk only; nothing was taken in.',
    'outbox-other-device':
      'This record was made on another device (…{{found}}) than the one that exported the file (…{{device}}): it looks pieced together; nothing was taken in. Export from each phone by itself.',
    'outbox-recorded-ahead':
      'It says that it was recorded on {{recordedOn}}, which is after today ({{today}}); it was not taken in. Check the date of the phone; where its clock ran ahead, take the file in on that day.',
    'outbox-sidecar-differs':
      'What was sealed beside the photo is not what the record says, so this record was not taken in. Export again on the phone; if it stays so, ask whoever reported it.',
    'outbox-of-another-district': 'This is an outbox of “{{found}}”; “{{open}}” is open. Open its own district first.',
    'outbox-own':
      'This file was exported by this very device, which has its records already. To make them safe, let another device take it in.',
    'outbox-gone': 'The outbox file is no longer waiting. Drop it again.',
    'outbox-change-altered':
      'A record of the same id ({{id}}) is here already with other content: it was not taken in. Ask whoever reported it.',
    'outbox-photo-missing':
      'Photo file {{name}}… did not come with the file, so this record was not taken in. See on the phone whether the photo is still there, and export again.',
    'receipt-unreadable': 'This file is no receipt, or is damaged. Ask the office for the receipt again.',
    'receipt-version': 'This program does not know this form of receipt. Update the program.',
    'receipt-damaged': 'The receipt is damaged or was altered, and was not used. Ask the office for it again.',
    'receipt-of-another-district': 'This is a receipt of “{{found}}”; “{{open}}” is open.',
    'receipt-own':
      'This receipt was written by this very device: what lies on one device only is not safe. Use the receipt of the office’s device.',
    'receipt-of-others': 'The receipt names no record of this device: it is for another one.',
    'receipt-never-sent':
      'The receipt claims {{count}} records that never left this device, which cannot be: nothing of it was used, and everything is still here. Export again and ask the office for a new receipt.',
    'receipt-hash-differs':
      'What the office holds is not what was recorded here. Keep the data on this phone, export again and tell the office.',
    'receipt-photo-missing': 'The office did not get photo file {{name}}…. Export again.',
  },
};
