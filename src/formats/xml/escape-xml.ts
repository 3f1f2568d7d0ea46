import type { NoteList } from '../note-list.ts';
import { replaceImpossible } from '../replace-impossible.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text inside an element or attribute. Characters that XML cannot hold become U+FFFD, which is noted; a return stays one. */
export function escapeXml(text: string, notes?: NoteList): string {
  return replaceImpossible(text, notes)
    .replace(/[&<>"']/g, (character) => ENTITIES[character])
    .replaceAll('\r', '&#13;');
}
