/** Names of drafts that photos of an open report have. */
export const PHOTO_DRAFTS = 'photo/';
/** The name under which the open report's outline and form are remembered. */
export const OPEN_REPORT = 'capture-draft';
/** The name under which the patrol under way is remembered; its fixes lie apart. */
export const OPEN_PATROL = 'patrol-under-way';
