import type { NoteList } from './note-list.ts';

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Notes what a format of UTF-8 with lengths does not bring across: halves of surrogate pairs become U+FFFD there, and what stands behind
 * a zero character is in the file, but programs whose texts end with one (GDAL, QGIS) don't show it.
 */
export function noteLostCharacters(text: string, label: string, notes: NoteList): void {
  for (const [half] of text.matchAll(HALF))
    notes.add('write-characters-replaced', `U+${half.charCodeAt(0).toString(16).toUpperCase()}`);
  if (text.includes('\0')) notes.add('write-zero-characters', label);
}
