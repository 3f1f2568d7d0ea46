import type { exchangeZh } from './exchange-zh.ts';

export const exchangeEn: typeof exchangeZh = {
  'parameter-unknown':
    'There is no parameter “{{parameter}}”. Nothing is answered, so that nobody takes everything for what they filtered.',
  'media-type-not-given': 'Only {{type}} is given here.',
  'collection-unknown': 'There is no layer “{{collection}}”.',
  'collection-read-only': '“{{collection}}” can be read, and not changed by other programs.',
  'feature-unknown': 'There is no such feature, or it was withdrawn.',
  'feature-malformed': 'The feature is not well formed ({{path}}) and was not saved.',
  'feature-field-fixed': 'Of a report that is on record only the shape can change; “{{field}}” differs and nothing was saved.',
  'shape-not-admitted': 'The shape cannot be kept: it encloses nothing, or crosses itself beyond repair.',
  'precondition-missing': 'Read what is on record first, and say which version the change is made on.',
  'operation-malformed': 'The id of the operation is not well formed.',
  'blob-unknown': 'The server does not have this file.',
  'range-beyond-end': 'The part that is asked for lies beyond the end of the file ({{bytes}} bytes).',
  'range-not-next': 'The server has {{bytes}} bytes: go on from there.',
  'range-malformed': 'The part that was sent is not the one that was announced.',
  'length-missing': 'The size of the file was not said.',
  'package-too-large': 'The layer’s file is larger than {{most}} bytes.',
  'package-hash': 'The layer’s file was damaged on its way and not saved. Send it again.',
  'package-not-admitted':
    'The layer holds shapes that were never checked ({{finding}}) and was not saved. Import its source file in this program.',
  'store-unavailable':
    'The server’s photo store cannot be reached at the moment. Everything stays on this device and is sent again.',
  'upload-busy': 'The same file is being sent just now. Try again in a moment.',
  'upload-unknown': 'There is no such upload. Begin it again.',
  'listeners-too-many': 'This account listens for news {{most}} times already. Close pages that are not needed.',
  'uploads-too-many': 'This account has {{most}} files that are not sent to their end. Let those arrive first.',
  'upload-malformed': 'What was said of the file is not well formed; it was not taken.',
  'upload-offset': 'This is not where the upload stands. Ask how much has arrived.',
  'upload-too-large': 'The photo’s file is too large and was not taken.',
  'photo-type': 'This is no file that is kept as a photo ({{type}}); it was not saved.',
  'photo-hash': 'The photo was damaged on its way and not saved. The original is on this device and is sent again.',
};
