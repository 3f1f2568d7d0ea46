import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';
import { decodeStrictly, encodingByMark, encodingByZeros } from '../text-encoding.ts';

/**
 * The text of an XML file: by its mark, else by its declaration, else UTF-8; where the bytes are none of these, GB 18030 with a
 * note. An encoding that contradicts the bytes (UTF-16 declared over single bytes) is passed over.
 * @throws ReadError `encoding-unknown`, `encoding-damaged`, `xml-too-large`
 */
export function decodeXml(bytes: Uint8Array, notes: NoteList): string {
  guardXmlSize(bytes.length);
  const mark = encodingByMark(bytes);
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  const wide = mark?.encoding ?? encodingByZeros(body);
  if (wide !== undefined && wide !== 'utf-8') {
    notes.add('encoding-converted', wide);
    return decodeStrictly(body, wide);
  }
  const declared = mark === undefined ? declaredEncoding(body) : undefined;
  if (declared !== undefined && !/^utf-?(8|16)/i.test(declared)) {
    const encoding = /^gb/i.test(declared) ? 'gb18030' : declared;
    notes.add('encoding-converted', declared.toLowerCase());
    return decodeStrictly(body, encoding);
  }
  try {
    return decodeStrictly(body, 'utf-8');
  } catch {
    notes.add('encoding-guessed', 'gb18030');
    return decodeStrictly(body, 'gb18030');
  }
}

/** @throws ReadError `xml-too-large` */
export function guardXmlSize(bytes: number): void {
  if (bytes > LIMITS.xmlCharacters) throw new ReadError('xml-too-large', {}, { limit: LIMITS.xmlCharacters });
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}
