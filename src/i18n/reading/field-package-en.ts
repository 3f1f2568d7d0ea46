import type { fieldPackageZh } from './field-package-zh.ts';

/** Why a field package cannot be made, read or put in the place of what a device holds. */
export const fieldPackageEn: typeof fieldPackageZh = {
  error: {
    'field-person-missing': 'Say whose package it is.',
    'field-expired-already': 'It would expire on {{expiresOn}}, before today.',
    'field-too-long': 'A package lasts {{days, of(one: day; more: days)}} at most, until {{latest}}.',
    'field-area-empty': 'The area holds no land: choose or draw another.',
    'field-area-too-large':
      'About {{km2}} km², more than the {{most}} km² allowed: choose a smaller area, or make several packages.',
    'field-malformed':
      'What the field package says of itself ({{member}}) is not known here, and so is not until when it may be shown: it was not opened. Have it made again at the desk.',
    'field-altered':
      'The field package contradicts itself ({{member}}) and may have been altered: it was not opened. Have it made again at the desk.',
    'field-plane-differs':
      'This package has another plane for “{{name}}” than what is on this device, so that areas and boundaries would not agree: it was not opened. Ask the desk; to change it all the same, hand your records over and erase the package that is here first.',
    'field-early':
      'This package says that it was made on {{madeOn}}, later than the date of this device: it was not opened. Check the phone’s date, or have it made again.',
    'field-none':
      'This file is a whole district and no field package; a phone opens packages only. Have one made at the desk (“Field package”).',
    'field-whole-here': 'This device holds the whole district “{{name}}”.',
    'field-diverged':
      'The records of “{{name}}” on this device differ from those that the package was made of, and nobody can tell that nothing would be lost: it was not opened. Export that district and erase it from this device first.',
    'field-older':
      'This package, made on {{madeOn}}, is older than the one on this device, made on {{keptOn}}: it was not opened.',
    'field-other-person':
      'This device still holds {{count}} records of “{{name}}” that have not arrived: export them before you open somebody else’s package.',
    'field-unsent-only':
      'The package is erased. {{count}} records of yours have not arrived yet and stay on this device: hand them over first.',
    'field-expired':
      'This package lasted until {{expiresOn}} and has expired: it was not opened. Have a new one made at the desk.',
    'field-for-patrol': 'This is the field package of “{{name}}”: open it on a phone, on the patrol screen.',
    'field-origin': 'A package can only be opened from an address of this site.',
  },
};
