import type { Reader } from '../reader.ts';
import { decodeHead } from '../text-source.ts';

/** A cell that is a number, or a polygon. */
const NUMBERS = /(^|[\t;,|，])\s*"?\s*[-+]?\d+([.,]\d+)?\s*"?\s*(?=[\t;,|，])[^\n]*?[\t;,|，]\s*"?\s*[-+]?\d+([.,]\d+)?/m;
const WKT = /(^|[\t;,|"])\s*(SRID=\d+;)?(MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?M?\s*\(/im;
/** Other formats begin like this, or have lines that never part: a control character is no table. */
const OTHER = /^\s*[{[<]|[\0-\x08\x0e-\x1f]/;

export const delimitedReader: Reader = {
  format: 'delimited',
  extensions: ['csv', 'tsv', 'txt'],
  sniff(head, fileName) {
    const text = decodeHead(head, 1 << 13);
    const isNamed = /\.(csv|tsv|tab)$/i.test(fileName);
    if (OTHER.test(text)) return 0;
    if (NUMBERS.test(text) || WKT.test(text)) return 2;
    return isNamed ? 1 : 0;
  },
  async read(bytes, context) {
    const { readDelimited } = await import('./read.ts');
    return readDelimited(bytes, context);
  },
};
