import type { outboxZh } from './outbox-zh.ts';

export const outboxEn: typeof outboxZh = {
  title: 'Outbox',
  pill: {
    reading: 'Reading',
    safe: 'Safe',
    empty: 'Nothing waiting',
    waiting: '{{count}} not sent',
    attention: '{{count}} need attention',
    offline: 'Offline',
  },
  head: {
    waiting: 'Only on this phone: {{count}} ({{size}})',
    safe: 'The office holds every record; its hashes were compared',
    empty: 'No field work on this phone yet',
  },
  how: 'Export a file and bring it to the office by a messenger, a stick or a cable. The office gives a receipt: once it was opened here, the records are safe. Exported is not safe yet.',
  export: 'Export a file',
  exportAll: 'Export all again',
  packing: 'Writing the file',
  packingFiles: 'Writing photos {{done}} / {{total}}',
  ready: 'The file is ready: {{name}} ({{size}})',
  missing: 'Photo files that are not on this phone or are damaged, and are not in the file: {{count}}',
  share: 'Send to another app',
  save: 'Save on this phone',
  receipt: 'Open a receipt',
  read: 'Receipt compared: {{safe}} safe, {{attention}} need attention',
  list: 'Records',
  photos: 'Photos: {{count}}',
  exportedAt: 'Exported {{at}}',
  state: { saved: 'Saved here', sending: 'Sending', safe: 'Safe', attention: 'Needs attention' },
  kind: { sighting: 'Report', photo: 'Photo', patrol: 'Patrol', task: 'Task', patch: 'Patch check', other: 'Record' },
};
