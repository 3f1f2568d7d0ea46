import type { PlannerTexts } from '../planner-zh.ts';

export const viewsEn: PlannerTexts['views'] = {
  title: 'Views and links',
  copyLink: 'Copy the link to this screen',
  copied: 'Link copied: whoever opens it sees the same place, layers, day and choice (with the same district’s data).',
  copyFailed: 'The browser does not allow copying; copy it by hand: {{link}}',
  save: 'Save this view',
  name: 'Name of the view',
  ofDay: 'Keeps place, layers, filters and the day {{day}}',
  ofLatest: 'Keeps place, layers and filters; the day is always that of the latest record',
  replaces: 'There is a view of this name; it will be replaced.',
  kept: 'View “{{name}}” saved',
  saved: 'Saved views',
  none: 'No saved views yet',
  remove: 'Delete the view “{{name}}”',
  removed: 'View “{{name}}” deleted',
  notKept: 'The view was not kept on this device ({{reason}}) and is lost when the page closes. Copy the link instead.',
  districtMissing:
    'The link belongs to another district, which is not on this device. Ask the sender for the district file (.chidu) and open it; the linked screen then follows by itself.',
  dayAhead:
    'The link looks at {{on}}, but the records here end on {{lastOn}}: that day is shown. Ask the sender for the newer district file (.chidu).',
  partsUnread: 'Parts of the link make no sense ({{parts}}); the rest was followed.',
  undo: 'Undo: {{what}} (Ctrl+Z)',
  undone: 'Undone: {{what}}',
  redone: 'Done again: {{what}}',
  nothingToUndo: 'Nothing to undo',
  step: {
    layer: 'layer switched',
    'base-map': 'base map changed',
    filter: 'filter',
    sort: 'order',
    columns: 'choice of columns',
    group: 'grouping',
    import: 'import of “{{name}}”',
    named: '{{type}}: {{name}}',
    several: '{{did}} and others, {{count}} changes',
  },
  /** Recorded as the reason of the withdrawal. */
  importTakenBack: 'Import taken back',
  recordTakenBack: 'entered by mistake, undone',
  recordAgain: 'undone by mistake, done again',
  layerBack: 'Layer “{{name}}” is back',
};
