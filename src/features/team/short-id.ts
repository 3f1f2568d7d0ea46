/** The end of an id: its beginning is the time that it was made at, and is the same in many. */
export const shortId = (id: string): string => id.slice(-6);
