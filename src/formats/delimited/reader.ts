import type { Reader } from '../reader.ts';
import { decodeHead } from '../text-source.ts';

/** A cell that is a number, or a polygon. */
const NUMBERS = /(^|[\t;,|，])\s*"?\s*[-+]?\d+([.,]\d+)?\s*"?\s*(?=[\t;,|，])[^\n]*?[\t;,|，]\s*"?\s*[-+]?\d+([.,]\d+)?/m;
const WKT = /(^|[\t;,|"])\s*(SRID=\d+;)?(MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?M?\s*\(/im;
/** Other formats begin like this (a coordinate system's text too); a table has no control characters. */
const OTHER = /^\s*([{[<]|[A-Z]+CRS\s*\[|[A-Z]+CS\s*\[)|[\0-\x08\x0e-\x1f]/;
/** Lines enough for names and a row. */
const SEVERAL = /\S[^\n\r]*[\n\r]+\s*\S/;

export const delimitedReader: Reader = {
  format: 'delimited',
  extensions: ['csv', 'tsv', 'txt'],
  sniff(head, fileName) {
    const text = decodeHead(head, 1 << 13);
    const isNamed = /\.(csv|tsv|tab)$/i.test(fileName);
    if (OTHER.test(text)) return 0;
    if ((NUMBERS.test(text) || WKT.test(text)) && (isNamed || SEVERAL.test(text))) return 2;
    return isNamed ? 1 : 0;
  },
  async read(bytes, context) {
    const { readDelimited } = await import('./read.ts');
    return readDelimited(bytes, context);
  },
};
