/** What nobody sees and is no part of an ideograph; the blank of Braille looks like a space. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2800]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;
/** Variants of ideographs are parts of people's names; behind anything else a selector is unseen. */
const SELECTED = /(?<!\p{Ideographic})\p{Variation_Selector}/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters of alphabets that have twins among the Latin ones (Unicode UTS 39): Cyrillic, Greek, Cherokee, Armenian, Coptic and others. */
const BESIDE_LATIN =
  /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;

/**
 * Whether a name is what it looks like: nothing unseen in it, and no letters of another alphabet among Latin ones. Who recorded what is
 * told by names, so that no two people may look like one.
 */
export const isReadableName = (name: string): boolean =>
  !UNSEEN.test(name) && !SELECTED.test(name) && !(LATIN.test(name) && BESIDE_LATIN.test(name));
