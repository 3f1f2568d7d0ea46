import { encodingByMark, encodingByZeros } from './text-encoding.ts';

/**
 * Whether control characters that no text has, outside UTF-16, are more than a share of what a file begins with. A table of text may
 * hold one in a cell, which is said of its row.
 */
export function isBinary(head: Uint8Array, share = 0): boolean {
  if (encodingByMark(head) !== undefined || encodingByZeros(head) !== undefined) return false;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 30)) controls++;
  return controls > share * head.length;
}
