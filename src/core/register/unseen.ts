/** Controls but tab and line ends, marks and overrides of direction, zero-width space and joiner, byte order mark, halves of pairs. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

/**
 * A number or name that comes from a file, as the register takes it: what nobody sees is left out, or two parcels would look the same
 * and be two, or one would be read backwards. Variants of ideographs are kept: they are parts of people's names.
 */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** A value that a layer keeps exactly as its file says it, as it is shown: what would turn or cut its line is seen as a sign of its own. */
export const veilUnseen = (text: string): string => text.replace(UNSEEN, '\ufffd');
