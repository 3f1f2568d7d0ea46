import type { Reader } from '../reader.ts';
import { decodeHead } from '../text-source.ts';

/** The sections by their names, in whatever brackets. */
const SECTION = /^[\s\0]*[[［【]\s*(属性描述|地块坐标)\s*[\]］】]/mu;
/** A plot's header and its first point: `…,@` and then two or three commas with numbers. */
const PLOT =
  /^[^\n,，]*(?:[,，][^\n,，]*){4,40}[,，][^\n@＠]*[@＠][\s,，]*\n\s*[^\n,，]*(?:[,，][^\n,，]*)?[,，]\s*[-\d０-９.．]+\s*[,，]\s*[-\d０-９.．]+/mu;

export const boundaryPointsReader: Reader = {
  format: 'boundary-points',
  extensions: ['txt'],
  sniff(head, fileName) {
    const text = decodeHead(head);
    if (SECTION.test(text) || PLOT.test(text.replace(/\r\n?/g, '\n'))) return 2;
    return /\.(kcdj|jzd)$/i.test(fileName) ? 1 : 0;
  },
  async read(bytes, context) {
    const { readBoundaryPoints } = await import('./read.ts');
    return readBoundaryPoints(bytes, context);
  },
};
