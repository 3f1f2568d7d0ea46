import type { packageZh } from './package-zh.ts';

/** The field package on a phone. */
export const packageEn: typeof packageZh = {
  title: 'Field package',
  none: 'There is no field package on this phone: it works on the open district “{{name}}”. In the field, open the package that the desk made for you.',
  for: 'Made for',
  made: 'Made on',
  age_one: '{{count}} day ago',
  age_other: '{{count}} days ago',
  expires: 'Valid until',
  unsent: 'Not arrived yet',
  open: 'Open a package…',
  openNewer: 'Open a newer package…',
  opening: 'Opening the package',
  opened:
    'The package is saved on this phone. Your records that have not arrived, {{unsent}}, are all here; {{arrived}} have arrived.',
  whole:
    'This device holds the whole district “{{name}}”. With the package, only its area stays here, and what was recorded here after it was made. Do not do this on an office computer; export a backup first.',
  replaceWhole: 'Use the package',
  keepWhole: 'Keep the district',
  soon: 'The package lasts until {{expiresOn}}: have the desk make a new one soon.',
  ownStays: 'Your records that have not arrived ({{count}}) are still here.',
  erased: {
    expired:
      'The package lasted until {{expiresOn}} and was erased from this phone on {{on}}: parcels, red lines, cases and earlier reports are gone. New reports can still be marked. Have the desk make a new package.',
    lost: 'The browser threw the package away on {{on}}; your records were put back from their second copy. New reports can still be marked. Open the package again.',
    deleted: 'The package was erased from this phone on {{on}}. New reports can still be marked.',
  },
  short: { expired: 'Package expired', deleted: 'Package erased', lost: 'Open the package again' },
  emptied:
    'The browser threw away the parcels, red lines and others’ records of “{{name}}”; your own records were put back. Open the district file or a field package again.',
  emptiedHow:
    'Ask the office for the district file: on its computer open this district, choose “Export” in the menu at the upper left, bring the .chidu file to this device and open it here. Your records follow it, every one of them.',
  openEither: 'Open a district file or field package…',
  emptiedShort: 'Open the district again',
  delete: 'Erase the package from this phone',
  deleteAll: 'Parcels, red lines, cases and your records that have arrived are erased from this phone.',
  deleteButOwn: 'What the package brought is erased; your records that have not arrived ({{count}}) stay, with their photos.',
  deleteSurely: 'Erase',
};
