import type { tourLinkErrorsZh } from './tour-links-zh.ts';

export const tourLinkErrorsEn: typeof tourLinkErrorsZh = {
  'tour-page-foreign':
    'This is no tour of this district, or not as it is on record ({{member}}); no link was made. Open the tour again.',
  'tour-not-saved': 'The server does not have this tour yet. Save it, wait until it was sent, then make the link.',
  'tour-audience': 'A tour for planners holds internal content: it is given as a file, never under an open link.',
  'tour-end': 'The last day has to be today or later, and within {{most}} days.',
  'links-too-many': 'There are {{most}} open links already. Revoke those that nobody needs.',
  'link-unknown': 'This link was revoked already.',
};
