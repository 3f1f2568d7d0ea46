/**
 * Version of the ruler: it changes whenever some area could come out with other digits, and it is stored with every
 * measurement so that an old figure is recomputed by the ruler that made it.
 */
export const RULER_VERSION = 'chidu-ruler-1';
