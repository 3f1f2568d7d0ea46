/** Names of drafts that a change which was given up stays under. */
export const GIVEN_UP = 'given-up/';

export const givenUpName = (id: string): string => `${GIVEN_UP}${id}`;
