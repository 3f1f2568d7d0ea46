import { encodingByMark, encodingByZeros } from './text-encoding.ts';

/** Control characters that no text has, outside UTF-16. */
export function isBinary(head: Uint8Array): boolean {
  if (encodingByMark(head) !== undefined || encodingByZeros(head) !== undefined) return false;
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 30));
}
