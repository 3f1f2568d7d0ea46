import type { NoteList } from './note-list.ts';

/** What no text file holds: controls other than tab and line ends (XML 1.0 has no form for them), halves of pairs, non-characters. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text whose impossible characters became U+FFFD, which is noted. */
export function replaceImpossible(text: string, notes?: NoteList): string {
  return text.replace(IMPOSSIBLE, (character) => {
    notes?.add('write-characters-replaced', `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    return '\ufffd';
  });
}
