import { blockingEn } from './reading/rules-en.ts';
import { caseworkEn } from './reading/casework-en.ts';
import { fieldPackageEn } from './reading/field-package-en.ts';
import { fieldEn } from './reading/field-en.ts';
import { baseMapEn } from './reading/base-map-en.ts';
import { photosEn } from './reading/photos-en.ts';
import { outboxEn } from './reading/outbox-en.ts';

export const errorsEn: Record<string, string> = {
  fallback: 'Something went wrong ({{code}}). Nothing that was entered is lost.',
  cancelled: 'Cancelled; nothing was changed.',
  internal: 'Internal error ({{detail}}). Nothing that was entered is lost. Try again; if it happens again, pass this on.',
  'day-in-future':
    'The day ({{notBefore}}) is after today ({{today}}): it has not happened yet and cannot be recorded. Change the day; if this device’s date is wrong, set it right first.',
  'part-missing':
    'This part of the program was not loaded ({{part}}). Nothing that was entered is lost; check the network and try again.',
  'engine-stopped': 'The measuring thread stopped. Reload the page; what was saved is there.',
  'download-failed': 'Download failed: {{url}} ({{status}}). Check the network and try again.',
  'district-missing': 'No district is open, or the file has no record of one. Open or create a district first.',
  'feature-unknown': 'This is no longer in the open district. Choose again.',
  'clipping-failed': 'The overlap is too fragmented to be drawn; its area is not affected.',
  'footprint-too-tangled':
    'Double claims are too dense to be measured in reasonable time. Withdraw layers that were imported twice.',
  'file-empty': 'The file is empty. Check whether it was transferred completely.',
  'file-unreadable':
    'The file cannot be read: it may be a folder, or was moved or written to after it was chosen. Choose it again.',
  'file-too-large': 'The file exceeds the limit of {{limit}} bytes. Split it.',
  'unpacked-too-large': 'Unpacked it exceeds the limit of {{limit}} bytes. Split it.',
  'decompression-bomb':
    'Packed more than {{ratio}} times: possibly hostile, not unpacked. Ask where it comes from; if it is sound, unpack it yourself and import that.',
  'gzip-damaged': 'The gzip file is damaged or incomplete. Download or pack it again.',
  'gzip-nested': 'The file was packed with gzip twice. Unpack it once first.',
  'zip-damaged': 'The zip file is damaged or incomplete. Download or pack it again.',
  'zip-encrypted': '“{{entry}}” in the zip file has a password. Remove it and import again.',
  'zip-method-unsupported':
    '“{{entry}}” in the zip file is packed by an unsupported method ({{method}}). Pack it as an ordinary zip.',
  'zip-too-many-entries': 'The zip file holds more than {{limit}} files. Divide it into several.',
  'zip-overlapping': '“{{entry}}” and “{{other}}” share the same data in the zip file; it may be harmful and is not unpacked.',
  'zip-without-known-file':
    'Nothing in this archive can be read (it holds: {{names}}). A district file (.chidu) is opened by the menu at the top left.',
  'json-syntax': 'The JSON is malformed at “{{found}}”. Check that the file is complete and its commas and quotes match.',
  'json-truncated': 'The JSON ends midway: the file is incomplete. Transfer it again.',
  'not-a-package': 'This is not a layer package.',
  'package-version': 'The layer package has version {{version}}, newer than this program. Update it.',
  'package-truncated': 'The layer package is incomplete. Transfer it again.',
  'package-damaged': 'The layer package is damaged ({{column}}). Get it from its source again.',
  'package-hash':
    'The content of a layer package does not bear its name: altered, or damaged on the way. Get it from its source again.',
  'package-foreign':
    'The package of layer “{{layer}}” belongs to another district, layer or plane ({{member}}). Get the file from its source again.',
  'parcel-missing':
    '{{count}} parcels of clearance items are in no layer (such as {{id}}), so that no footprint can be measured. Get the file from a backup or its source again.',
  'attachment-missing': 'The photo file did not come with its record, so nothing was recorded: take or choose the photo again.',
  'package-missing': 'The package of layer “{{layer}}” is missing. Open a complete district file.',
  'container-no-manifest': 'There is no district.json: this is not a district file.',
  'container-damaged': 'The district file is damaged. Get it from a backup or its source again.',
  'container-version': 'The format of the district file ({{format}}) is not known to this program. Update it.',
  'container-hash':
    'The content of “{{name}}” does not match its recorded hash: altered, or damaged on the way. Get the file from a backup or its source again.',
  'container-missing-file': '“{{name}}” is missing in the district file. Get it from a backup or its source again.',
  'container-repeated-name':
    'The file holds “{{name}}” twice, and nobody can say which one counts; not opened. Have it exported again.',
  'container-unsafe-name':
    'The district file holds an unsafe file name “{{name}}”; not opened. Get it again from where it was made.',
  'feed-damaged': 'The records are damaged and cannot be read. Get the file from a backup or its source again.',
  'feed-of-others':
    'This record belongs to another district ({{found}}): the file seems pieced together. Get it from a backup or its source again.',
  'feed-gap':
    'The records have a gap: {{found}} stands where {{expected}} should. Get the file from a backup or its source again.',
  'settings-unusable':
    'The settings of the district in this file ({{field}}) cannot be taken: possibly altered. Open a backup and find out why.',
  'feed-malformed':
    'A record holds something ({{member}}) that this program does not know: written by a newer version, or damaged. Update the program, or get the file from a backup.',
  'feed-altered': 'From record {{seq}} on the hash chain does not verify: possibly altered. Open a backup and find out why.',
  'store-full': 'There is no room on this device; nothing was saved. Free some room, or export a district file first.',
  'store-unavailable':
    'The browser allows no saving here (a private window, for instance). Use an ordinary window, or export a district file.',
  'store-unanswered':
    'The storage of this device gave no answer for {{waited_s}} s. What was saved is still where it was: reload, and if that does not help close other tabs and try again.',
  'store-emptied':
    'The browser has thrown away what was kept on this device (its storage was damaged, or site data was cleared). Records that were not handed over are no longer here: look for outbox files that were exported, then open the district or the field package again.',
  'store-emptied-copy':
    'The browser has thrown away what was kept on this device (its storage was damaged, for instance). Field work that was not handed over has a second copy: put it back on the patrol screen.',
  'copy-damaged':
    'The second copy is damaged and does not say what district it is of; nothing was put back. Look for outbox files that were exported.',
  'store-newer': 'The data on this device was written by a newer version. Reload the page to update the program.',
  'store-blocked': 'Another tab has an older version open. Close other tabs and reload.',
  'store-failed': 'Saving was not completed and nothing of it was kept. Try again.',
  'district-diverged':
    'The same district on this device and this file went different ways from record {{seq}} on. Export the one on this device, remove it, then open the file.',
  'draft-of-another-district': 'This record belongs to another district; not saved.',
  'plane-invalid': 'The plane is invalid: its central meridian must lie between −180 and 180 degrees.',
  'bounds-invalid': 'The bounds are not longitude/latitude.',
  'area-not-finite': 'The area cannot be computed: the coordinates are wrong.',
  'area-too-large': 'The area is beyond what can be measured.',
  'mixed-methods': 'Areas measured by different methods cannot be added.',
  'mixed-meridians': 'Areas of different central meridians cannot be added.',
  'nothing-to-sum': 'There are no areas to add.',
  'meridian-missing': 'A planar area lacks its central meridian.',
  'layer-unknown': 'This layer was withdrawn already.',
  'hash-malformed': 'The hash is malformed.',
  'name-missing': 'Give a name.',
  'reason-missing': 'Give a reason.',
  'day-invalid': '“{{day}}” is no day ({{field}}); write it like 2026-11-20, not before 1900.',
  'district-unknown': 'There is no such district.',
  'red-line-unknown': 'There is no such red line.',
  'item-unknown': 'There is no such clearance item.',
  'nothing-changed': 'Nothing was changed.',
  'sighting-exists': 'This sighting is recorded already.',
  'sighting-unknown': 'There is no such sighting.',
  'sighting-link-circle': 'Two sightings cannot refer to each other.',
  'absent-after-seen': '“Last absent” cannot be later than “first seen”.',
  'floors-invalid': 'Floors must be a positive whole number.',
  'shape-empty': 'The shape is empty.',
  'shape-unfit':
    'The shape crosses itself, or its parts or holes lie wrong: correct it, or take the repaired shape that is offered.',
  'shape-unclosed': 'The shape is not closed.',
  'shape-too-few-vertices': 'The shape has too few vertices to enclose an area.',
  'shape-not-lon-lat': 'The shape is not in longitude/latitude.',
  'shape-before-first': 'The day lies before the first report.',
  'shape-sigma-invalid': 'The vertex error must be a number of metres from 0 to 1000000.',
  ...caseworkEn.error,
  ...fieldEn.error,
  ...photosEn.error,
  ...baseMapEn.error,
  ...fieldPackageEn.error,
  ...outboxEn.error,
  ...blockingEn.error,
};
