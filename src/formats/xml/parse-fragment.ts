import { type Document, DOMParser } from '@xmldom/xmldom';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';

/**
 * A piece of a document as a tree.
 * @param line of the first feature in the piece, for the message
 * @throws ReadError `xml-syntax`
 */
export function parseFragment(source: string, line: number, notes: NoteList): Document {
  const parser = new DOMParser({
    locator: false,
    onError: (level, message) => {
      if (level === 'warning') return;
      notes.add(message.startsWith('entity not found') ? 'xml-unknown-entity' : 'xml-irregular', `line ${line}`);
    },
  });
  try {
    return parser.parseFromString(source, 'text/xml');
  } catch {
    throw new ReadError('xml-syntax', { line });
  }
}
