/** What nobody sees on a screen or on paper: spaces, format characters, fillers, the empty Braille cell. */
const SHOWN = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;

/**
 * Does a text say nothing? One of zero-width characters does not either: it would stand as a proof of service or a reason that no
 * reader of the record can see.
 */
export const isBlank = (text: string | null | undefined): boolean => !text || !SHOWN.test(text);
