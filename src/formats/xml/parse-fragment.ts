import { type Document, DOMParser } from '@xmldom/xmldom';
import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';

/** Features, and characters, that become a tree at a time: nothing can stop or report while one grows. */
export const TREE_BATCH = { units: 64, characters: 1 << 17 } as const;

/** @throws ReadError `xml-feature-too-large` where one feature alone would make a tree that takes seconds. */
export function guardTree(characters: number, nodes: number, line: number): void {
  if (characters <= LIMITS.xmlFeatureCharacters && nodes <= LIMITS.xmlFeatureNodes) return;
  throw new ReadError(
    'xml-feature-too-large',
    { line },
    { characters: LIMITS.xmlFeatureCharacters, elements: LIMITS.xmlFeatureNodes },
  );
}

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
