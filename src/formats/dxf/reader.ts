import type { Reader } from '../reader.ts';
import { encodingByMark } from '../text-encoding.ts';
import { isBinaryDxf, isDwg } from './other-drawings.ts';

export const dxfReader: Reader = {
  format: 'dxf',
  extensions: ['dxf'],
  sniff(head, fileName) {
    if (isDwg(head) || isBinaryDxf(head) || beginsLikeDxf(head)) return 2;
    return /\.dxf$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readDxf } = await import('./read.ts');
    return readDxf(bytes, context);
  },
};

/** A section, or comments before it. */
function beginsLikeDxf(head: Uint8Array): boolean {
  const start = encodingByMark(head)?.length ?? 0;
  const text = new TextDecoder('latin1').decode(head.subarray(start, start + 4096));
  return /^\s*(?:999[ \t]*\r?\n?[^\r\n]*\r?\n?\s*)*0[ \t]*(?:\r\n|\r|\n)[ \t]*SECTION[ \t]*[\r\n]/i.test(text);
}
