import type { NoteList } from '../note-list.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** What XML 1.0 cannot hold in any form, surrogate halves among it. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text inside an element or attribute. Characters that XML cannot hold become U+FFFD, which is noted; a return stays one. */
export function escapeXml(text: string, notes?: NoteList): string {
  const possible = text.replace(IMPOSSIBLE, (character) => {
    notes?.add('write-characters-replaced', `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    return '\ufffd';
  });
  return possible.replace(/[&<>"']/g, (character) => ENTITIES[character]).replaceAll('\r', '&#13;');
}
