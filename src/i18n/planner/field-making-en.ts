import type { fieldMakingZh } from './field-making-zh.ts';

/** A field package is made at the desk. */
export const fieldMakingEn: typeof fieldMakingZh = {
  open: 'Field package for a patrol…',
  title: 'Field package for a patrol',
  what: 'It holds the parcels, red lines, compensated land, permits, open reports and cases that touch the area, as shapes, days and states only, with the person’s own reports and tasks. No holder, household, amount, document, note, photo or track of others is in it.',
  person: 'Made for',
  personHint: 'Person or team, as named in tasks.',
  area: 'Area (at most {{most}} km²)',
  ways: { view: 'What the map shows', unit: 'Zone, township or village', 'red-line': 'A red line and around it' },
  unit: 'Zone, township or village',
  redLine: 'Red line',
  margin: 'Margin around it',
  expires: 'Last day of use',
  making: 'Making the package',
  make: 'Work out contents and size',
  save: 'Save the package file',
  saved: 'Saved {{name}}. Bring the file to the phone and open it on the patrol screen, under “This phone”.',
  sum: '{{km2}} km², {{mb}} MB',
  counts: {
    parcels: 'Parcels',
    redLines: 'Red lines',
    compensated: 'Compensated land',
    permits: 'Permits',
    sightings: 'Reports of others',
    ownSightings: 'Own reports',
    cases: 'Open cases',
    patches: 'Patches to answer',
    tasks: 'Own tasks',
  },
  leftOut: 'Records left out: {{count}} ({{code}})',
};
